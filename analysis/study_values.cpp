// Dealing runs to their places.
#include "analysis/study_values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace truce {

std::vector<std::string> primary_outcomes(const std::vector<std::string>& all) {
  // Runs that last longer than sixty days have deaths to day 60 beside those of the whole run.
  const bool is_longer =
      std::ranges::any_of(all, [](const std::string& name) { return name.starts_with("day60_"); });
  const std::string of_day60 = is_longer ? "day60_" : "";
  std::vector<std::string> names = all;
  std::erase_if(names, [&](const std::string& name) {
    return name != "calm_hours_day60" && name != "first_calm72" && !name.starts_with(of_day60 + "deaths_") &&
           !name.starts_with(of_day60 + "fighters_");
  });
  return names;
}

StudyValues::StudyValues(const ResultsFile& file, std::size_t most_levers) : file_(file) {
  const RunKeys& keys = file.keys();
  std::set<std::int32_t> replicates(keys.replicate.begin(), keys.replicate.end());
  replicates_.assign(replicates.begin(), replicates.end());
  for (const std::int32_t point : keys.design_point)
    points_ = std::max(points_, static_cast<std::size_t>(point) + 1);
  for (const Dimension& dimension : file.read_spec().dimensions)
    if (dimension.name == "strategy") levers_ = dimension.members;
  levers_.resize(std::min(levers_.size(), most_levers));
}

std::vector<std::string> StudyValues::all() const {
  std::vector<std::string> names;
  for (const OutcomeSpec& outcome : file_.read_spec().outcomes) names.push_back(outcome.name);
  return names;
}

bool StudyValues::has(const std::string& outcome) const {
  const std::vector<std::string> names = all();
  return std::ranges::find(names, outcome) != names.end();
}

const std::vector<std::vector<double>>& StudyValues::of(const std::string& outcome, std::size_t lever) const {
  const auto known = read_.find({outcome, lever});
  if (known != read_.end()) return known->second;
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> values = file_.read_outcome(outcome);
  const double horizon = file_.read_spec().time_hours.back();
  const RunKeys& keys = file_.keys();
  std::vector<std::vector<double>> dealt(points_, std::vector<double>(replicates_.size(), missing));
  for (std::size_t run = 0; run < values.size(); ++run) {
    if (keys.status[run] != RunStatus::ok || keys.strategy[run] != static_cast<std::int32_t>(lever)) continue;
    const auto at = std::ranges::lower_bound(replicates_, keys.replicate[run]) - replicates_.begin();
    const bool never_calm = outcome == "first_calm72" && std::isnan(values[run]);
    dealt[static_cast<std::size_t>(keys.design_point[run])][static_cast<std::size_t>(at)] =
        never_calm ? horizon : values[run];
  }
  return read_[{outcome, lever}] = std::move(dealt);
}

double mean_of_present(std::span<const double> values) {
  double sum = 0, n = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    sum += value;
    n += 1;
  }
  return n == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / n;
}

}  // namespace truce
