// What a searcher should believe about how many hidden sites exist, from how fast it finds them
// (model.md 2.2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace truce::formula {

// Sites found in an interval of search; hours are hours of effort (clock hours x effort).
struct SearchInterval {
  double hours = 0;
  std::int64_t found = 0;
};

// Prior: N proportional to 1/N up to largest_count; find rate per day log-normal (model.md 2.2).
struct SearchPrior {
  double rate_per_day = 0.15;  // median of lambda_T
  double log_spread = 0.8;
  std::int64_t largest_count = 400;
  int rate_points = 81;  // grid over +-4 spreads
};

// Posterior of the number of sites N >= max(found, 1).
struct SearchBelief {
  std::int64_t least = 1;
  std::vector<double> probability;  // of least, least + 1, ...
  double rate_per_day = 0;          // posterior mean of lambda_T

  [[nodiscard]] std::int64_t quantile(double p) const;            // smallest N with P(<= N) >= p
  [[nodiscard]] double at_least(std::int64_t count) const;        // P(N >= count)
  [[nodiscard]] double mean() const;                              // sites
  [[nodiscard]] double share_left(std::int64_t destroyed) const;  // E[(N - destroyed) / N], 0-1
};

// Posterior from the removal likelihood prod_j Bin(f_j; N - F_{j-1}, 1 - exp(-lambda D_j)) (Moran 1951;
// Zippin 1956). BugError if more was found than the prior's largest count or an interval with finds has no
// hours.
[[nodiscard]] SearchBelief search_belief(std::span<const SearchInterval> intervals, const SearchPrior& prior);

}  // namespace truce::formula
