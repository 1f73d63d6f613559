// Aalen-Johansen in one pass over the distinct times.
#include "analysis/competing.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "analysis/survival.hpp"

namespace truce {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double normal_quantile = 1.959963984540054;  // of 0.975

struct Counts {
  double own = 0;   // ends by the cause asked for
  double ends = 0;  // by any
  double all = 0;   // ends and censored
};

std::map<double, Counts> counts_of(std::span<const CompetingTime> times, int cause) {
  std::map<double, Counts> counts;
  for (const CompetingTime& one : times) {
    Counts& here = counts[one.time];
    here.own += one.cause == cause ? 1 : 0;
    here.ends += one.cause != 0 ? 1 : 0;
    here.all += 1;
  }
  return counts;
}

// Sums of Var I(t) = sum (I(t) - I_j)^2 d/(n (n - d)) + sum S^2 (n - d_k) d_k / n^3
//                    - 2 sum (I(t) - I_j) S d_k / n^2, S just before j, kept so that no term needs I(t)
//                    before
// the end. Where all at risk end at once I(t) = I_j, and the first term is nothing.
struct Variance {
  double a = 0, a_i = 0, a_ii = 0, own = 0, b = 0, b_i = 0;
  void add(const Counts& here, double at_risk, double survival, double incidence) {
    if (here.ends < at_risk) {
      const double weight = here.ends / (at_risk * (at_risk - here.ends));
      a += weight;
      a_i += weight * incidence;
      a_ii += weight * incidence * incidence;
    }
    own += survival * survival * (at_risk - here.own) * here.own / (at_risk * at_risk * at_risk);
    const double crossed = survival * here.own / (at_risk * at_risk);
    b += crossed;
    b_i += crossed * incidence;
  }
  [[nodiscard]] double at(double incidence) const {
    return incidence * incidence * a - 2 * incidence * a_i + a_ii + own - 2 * (incidence * b - b_i);
  }
};

Interval log_log_limits(double share, double error) {
  if (share <= 0 || share >= 1) return {missing, missing};
  const double spread = std::exp(normal_quantile * error / (share * std::abs(std::log(share))));
  return {std::pow(share, spread), std::pow(share, 1 / spread)};
}

std::vector<Duration> of_cause(std::span<const CompetingTime> times, int cause) {
  std::vector<Duration> durations;
  for (const CompetingTime& one : times) durations.push_back({one.time, one.cause == cause});
  return durations;
}

}  // namespace

Incidence incidence_at(std::span<const CompetingTime> times, int cause, double time) {
  Incidence found;
  if (times.empty()) return {missing, missing, {missing, missing}, false};
  auto at_risk = static_cast<double>(times.size());
  double survival = 1, own_ends = 0;
  bool is_censored = false;
  Variance variance;
  for (const auto& [when, here] : counts_of(times, cause)) {
    found.was_followed = found.was_followed || when >= time;
    if (when > time) break;
    found.share += survival * here.own / at_risk;
    variance.add(here, at_risk, survival, found.share);
    own_ends += here.own;
    survival *= 1 - here.ends / at_risk;
    at_risk -= here.all;
    is_censored = is_censored || (here.all > here.ends && when < time);
  }
  found.was_followed = found.was_followed || survival <= 0;
  found.error = std::sqrt(std::max(0.0, variance.at(found.share)));
  found.interval = is_censored ? log_log_limits(found.share, found.error)
                               : share_of(static_cast<std::size_t>(own_ends), times.size()).wilson;
  return found;
}

double cause_log_rank_p(std::span<const CompetingTime> a, std::span<const CompetingTime> b, int cause) {
  const std::vector<std::vector<Duration>> groups{of_cause(a, cause), of_cause(b, cause)};
  const LogRank test = log_rank(groups);
  return test.degrees > 0 ? test.p_value : missing;
}

}  // namespace truce
