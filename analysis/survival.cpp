// Kaplan-Meier with Greenwood's error and log-log limits; log-rank by the hypergeometric covariance.
#include "analysis/survival.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <limits>
#include <map>

namespace truce {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double normal_quantile = 1.959963984540054;  // of 0.975

struct Counts {
  double ends = 0;
  double all = 0;  // ends and censored
};

// Counts at each distinct length, in order.
std::map<double, Counts> counts_of(std::span<const Duration> durations) {
  std::map<double, Counts> counts;
  for (const Duration& duration : durations) {
    Counts& here = counts[duration.length];
    here.ends += duration.ended ? 1 : 0;
    here.all += 1;
  }
  return counts;
}

// log(-log S) +- z s, with s^2 = Greenwood's sum / (log S)^2.
Interval log_log_limits(double survival, double greenwood) {
  if (survival <= 0 || survival >= 1) return {missing, missing};
  const double centre = std::log(-std::log(survival));
  const double half = normal_quantile * std::sqrt(greenwood) / -std::log(survival);
  return {std::exp(-std::exp(centre + half)), std::exp(-std::exp(centre - half))};
}

}  // namespace

std::vector<SurvivalStep> kaplan_meier(std::span<const Duration> durations) {
  std::vector<SurvivalStep> curve;
  auto at_risk = static_cast<double>(durations.size());
  double survival = 1, greenwood = 0;
  for (const auto& [time, counts] : counts_of(durations)) {
    SurvivalStep step{time, at_risk, counts.ends, 0, 0, {}};
    survival *= 1 - counts.ends / at_risk;
    if (counts.ends < at_risk) greenwood += counts.ends / (at_risk * (at_risk - counts.ends));
    step.survival = survival;
    step.error = survival * std::sqrt(greenwood);
    step.interval = log_log_limits(survival, greenwood);
    curve.push_back(step);
    at_risk -= counts.all;
  }
  return curve;
}

SurvivalStep survival_at(std::span<const SurvivalStep> curve, double time) {
  SurvivalStep found;
  found.interval = {missing, missing};
  for (const SurvivalStep& step : curve)
    if (step.time <= time) found = step;
  return found;
}

double median_duration(std::span<const SurvivalStep> curve) {
  for (const SurvivalStep& step : curve)
    if (step.survival <= 0.5) return step.time;
  return missing;
}

LogRank log_rank(std::span<const std::vector<Duration>> groups) {
  const auto count = static_cast<Eigen::Index>(groups.size());
  std::map<double, std::vector<Counts>> times;
  Eigen::VectorXd at_risk(count);
  for (Eigen::Index g = 0; g < count; ++g) {
    const std::vector<Duration>& group = groups[static_cast<std::size_t>(g)];
    at_risk[g] = static_cast<double>(group.size());
    for (const auto& [time, counts] : counts_of(group)) {
      auto& here = times[time];
      here.resize(groups.size());
      here[static_cast<std::size_t>(g)] = counts;
    }
  }
  Eigen::VectorXd surplus = Eigen::VectorXd::Zero(count);  // observed less expected
  Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(count, count);
  for (const auto& [time, counts] : times) {
    const double all = at_risk.sum();
    double ends = 0;
    for (const Counts& here : counts) ends += here.ends;
    const Eigen::VectorXd exposed = at_risk / all;
    const double factor = all > 1 ? ends * (all - ends) / (all - 1) : 0;
    for (Eigen::Index g = 0; g < count; ++g)
      surplus[g] += counts[static_cast<std::size_t>(g)].ends - ends * exposed[g];
    covariance += factor * (Eigen::MatrixXd(exposed.asDiagonal()) - exposed * exposed.transpose());
    for (Eigen::Index g = 0; g < count; ++g) at_risk[g] -= counts[static_cast<std::size_t>(g)].all;
  }
  LogRank found;
  if (count < 2) return found;
  // The surpluses sum to zero: one group is left out.
  const Eigen::Index kept = count - 1;
  const Eigen::MatrixXd inner = covariance.topLeftCorner(kept, kept);
  const Eigen::FullPivLU<Eigen::MatrixXd> solver(inner);
  if (solver.rank() < kept) return found;
  found.degrees = static_cast<int>(kept);
  found.chi_square = surplus.head(kept).dot(solver.solve(surplus.head(kept)));
  found.p_value =
      boost::math::cdf(boost::math::complement(boost::math::chi_squared(found.degrees), found.chi_square));
  return found;
}

}  // namespace truce
