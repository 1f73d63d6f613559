// Outcomes of a results file, dealt to levers and replicates.
#include "analysis/comparison_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "analysis/study_values.hpp"

namespace truce {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double week_hours = 168, month_hours = 720, long_calm_hours = 72;

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
  Point(const ResultsFile& file, std::size_t point, const Origin& origin)
      : file_(file), point_(point), origin_(origin) {
    for (const OutcomeSpec& outcome : file.read_spec().outcomes)
      values_[outcome.name] = file.read_outcome(outcome.name);
    horizon_ = file.read_spec().time_hours.back();
  }

  [[nodiscard]] Runs runs(std::size_t lever) const { return runs_of(file_.keys(), point_, lever); }

  // Values of an outcome in pairs of runs of the same replicate.
  [[nodiscard]] PairedDifference difference(const std::string& name, const Runs& a, const Runs& b,
                                            std::size_t lever) const {
    std::vector<double> x, y;
    for (const auto& [replicate, run] : a) {
      const auto other = b.find(replicate);
      if (other == b.end()) continue;
      x.push_back(value(name, run, 0));
      y.push_back(value(name, other->second, lever));
    }
    return paired_difference(x, y);
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const OutcomeSpec& outcome : file_.read_spec().outcomes) all.push_back(outcome.name);
    std::vector<std::string> names = primary_outcomes(all);
    for (const std::string& name : all)
      if (name.starts_with("trust_change_")) names.push_back(name);
    return names;
  }

  // The first long calm of each run that had one: it ended, or the run did.
  [[nodiscard]] CalmNumbers calm(const Runs& runs) const {
    CalmNumbers found;
    for (const auto& [replicate, run] : runs) {
      const double start = at("first_calm72", run), length = at("first_calm72_length", run);
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

  // A calm that begins in the last 72 h cannot be known: a run without one is followed up to there.
  [[nodiscard]] FirstEnds ends(const Runs& runs, std::size_t lever) const {
    FirstEnds found;
    const double last = std::max(0.0, horizon_ - long_calm_hours - origin_of(lever));
    for (const auto& [replicate, run] : runs) {
      const double agreed = at("agreed_end", run), unilateral = at("unilateral_end", run);
      if (!std::isnan(agreed))
        found.times.push_back({agreed - origin_of(lever), static_cast<int>(FirstEnd::agreed)});
      else if (!std::isnan(unilateral))
        found.times.push_back({unilateral - origin_of(lever), static_cast<int>(FirstEnd::unilateral)});
      else
        found.times.push_back({last, 0});
    }
    const auto numbers = [&](FirstEnd cause) {
      const auto by = [&](double hours) { return incidence_at(found.times, static_cast<int>(cause), hours); };
      return EndNumbers{by(week_hours), by(month_hours), by(last)};
    };
    found.agreed = numbers(FirstEnd::agreed);
    found.unilateral = numbers(FirstEnd::unilateral);
    return found;
  }

 private:
  // Missing when the file does not hold the outcome.
  [[nodiscard]] double at(const std::string& name, std::size_t run) const {
    const auto found = values_.find(name);
    return found == values_.end() ? missing : found->second[run];
  }
  [[nodiscard]] double origin_of(std::size_t lever) const {
    return lever < origin_.levers ? origin_.hour : 0;
  }

  // No first calm counts as the whole run: a restricted mean.
  [[nodiscard]] double value(const std::string& name, std::size_t run, std::size_t lever) const {
    const double given = at(name, run);
    if (name != "first_calm72") return given;
    return (std::isnan(given) ? horizon_ : given) - origin_of(lever);
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
  Origin origin_;
  std::map<std::string, std::vector<double>> values_;
  double horizon_ = 0;
};

std::vector<std::string> levers_of(const ResultsFile& file) {
  for (const Dimension& dimension : file.read_spec().dimensions)
    if (dimension.name == "strategy") return dimension.members;
  return {};
}

}  // namespace

std::vector<LeverNumbers> compare_point(const ResultsFile& file, std::size_t number, const Origin& origin) {
  const Point point(file, number, origin);
  const std::vector<std::string> levers = levers_of(file);
  const Runs reference = point.runs(0);
  const CalmNumbers reference_calm = point.calm(reference);
  const FirstEnds reference_ends = point.ends(reference, 0);
  std::vector<LeverNumbers> found;
  for (std::size_t l = 1; l < levers.size(); ++l) {
    const Runs runs = point.runs(l);
    LeverNumbers lever;
    lever.id = levers[l];
    lever.reference_calm = reference_calm;
    lever.calm = point.calm(runs);
    for (const std::string& name : point.names())
      lever.outcomes.emplace_back(name, point.difference(name, reference, runs, l));
    const std::vector<std::vector<Duration>> groups{reference_calm.lengths, lever.calm.lengths};
    const LogRank test = log_rank(groups);
    lever.log_rank_p = test.degrees > 0 ? test.p_value : missing;
    lever.reference_ends = reference_ends;
    lever.ends = point.ends(runs, l);
    lever.agreed_p =
        cause_log_rank_p(reference_ends.times, lever.ends.times, static_cast<int>(FirstEnd::agreed));
    lever.unilateral_p =
        cause_log_rank_p(reference_ends.times, lever.ends.times, static_cast<int>(FirstEnd::unilateral));
    found.push_back(std::move(lever));
  }
  return found;
}

}  // namespace truce
