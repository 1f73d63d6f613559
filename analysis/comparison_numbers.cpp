// Outcomes of a results file, dealt to levers and replicates.
#include "analysis/comparison_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace truce {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double week_hours = 168, month_hours = 720;

// Place in the file of each good run of one lever at one point, by replicate.
using Runs = std::map<std::int32_t, std::size_t>;

Runs runs_of(const RunKeys& keys, std::size_t point, std::size_t lever) {
  Runs runs;
  for (std::size_t r = 0; r < keys.status.size(); ++r)
    if (keys.status[r] == RunStatus::ok && keys.design_point[r] == static_cast<std::int32_t>(point) &&
        keys.strategy[r] == static_cast<std::int32_t>(lever))
      runs[keys.replicate[r]] = r;
  return runs;
}

class Point {
 public:
  Point(const ResultsFile& file, std::size_t point) : file_(file), point_(point) {
    for (const OutcomeSpec& outcome : file.read_spec().outcomes)
      values_[outcome.name] = file.read_outcome(outcome.name);
    horizon_ = file.read_spec().time_hours.back();
  }

  [[nodiscard]] Runs runs(std::size_t lever) const { return runs_of(file_.keys(), point_, lever); }

  // Values of an outcome in pairs of runs of the same replicate.
  [[nodiscard]] PairedDifference difference(const std::string& name, const Runs& a, const Runs& b) const {
    std::vector<double> x, y;
    for (const auto& [replicate, run] : a) {
      const auto other = b.find(replicate);
      if (other == b.end()) continue;
      x.push_back(value(name, run));
      y.push_back(value(name, other->second));
    }
    return paired_difference(x, y);
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const OutcomeSpec& outcome : file_.read_spec().outcomes) {
      const bool is_death = outcome.name.starts_with("deaths_") || outcome.name.starts_with("fighters_");
      if (is_death || outcome.name == "calm_hours_day60" || outcome.name == "first_calm72")
        names.push_back(outcome.name);
    }
    return names;
  }

  // The first long calm of each run that had one: it ended, or the run did.
  [[nodiscard]] CalmNumbers calm(const Runs& runs) const {
    CalmNumbers found;
    for (const auto& [replicate, run] : runs) {
      const double start = values_.at("first_calm72")[run], length = values_.at("first_calm72_length")[run];
      if (std::isnan(start)) continue;
      found.lengths.push_back({length, start + length < horizon_ - 1e-6});
    }
    found.had = share_of(found.lengths.size(), runs.size());
    const auto curve = kaplan_meier(found.lengths);
    found.median = curve.empty() ? missing : median_duration(curve);
    found.week = lasting(curve, week_hours);
    found.month = lasting(curve, month_hours);
    return found;
  }

 private:
  // No first calm counts as the whole run: a restricted mean.
  [[nodiscard]] double value(const std::string& name, std::size_t run) const {
    const double given = values_.at(name)[run];
    return name == "first_calm72" && std::isnan(given) ? horizon_ : given;
  }

  static Lasting lasting(const std::vector<SurvivalStep>& curve, double hours) {
    Lasting found;
    if (curve.empty()) return found;
    const SurvivalStep step = survival_at(curve, hours);
    found.survival = step.survival;
    found.interval = step.interval;
    found.was_followed = curve.back().time >= hours || curve.back().survival <= 0;
    return found;
  }

  const ResultsFile& file_;
  std::size_t point_;
  std::map<std::string, std::vector<double>> values_;
  double horizon_ = 0;
};

std::vector<std::string> levers_of(const ResultsFile& file) {
  for (const Dimension& dimension : file.read_spec().dimensions)
    if (dimension.name == "strategy") return dimension.members;
  return {};
}

}  // namespace

std::vector<LeverNumbers> compare_point(const ResultsFile& file, std::size_t number) {
  const Point point(file, number);
  const std::vector<std::string> levers = levers_of(file);
  const Runs reference = point.runs(0);
  const CalmNumbers reference_calm = point.calm(reference);
  std::vector<LeverNumbers> found;
  for (std::size_t l = 1; l < levers.size(); ++l) {
    const Runs runs = point.runs(l);
    LeverNumbers lever{levers[l], {}, reference_calm, point.calm(runs), missing};
    for (const std::string& name : point.names())
      lever.outcomes.emplace_back(name, point.difference(name, reference, runs));
    const std::vector<std::vector<Duration>> groups{reference_calm.lengths, lever.calm.lengths};
    if (const LogRank test = log_rank(groups); test.degrees > 0) lever.log_rank_p = test.p_value;
    found.push_back(std::move(lever));
  }
  return found;
}

}  // namespace truce
