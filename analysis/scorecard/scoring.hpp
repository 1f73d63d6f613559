// Scores of an ensemble against one recorded value, and the naive forecast that it has to beat (ruling H8).
#pragma once

#include <span>
#include <vector>

namespace truce::scorecard {

// Sample quantile with linear interpolation between order statistics (Hyndman & Fan 1996, type 7); `sorted`
// is ascending and not empty, `share` in 0-1.
[[nodiscard]] double quantile(std::span<const double> sorted, double share);

// Middle and spread of an ensemble.
struct Spread {
  double median = 0;
  double low50 = 0;   // 25 %
  double high50 = 0;  // 75 %
  double low90 = 0;   // 5 %
  double high90 = 0;  // 95 %
};

[[nodiscard]] Spread spread_of(std::span<const double> sorted);

// Continuous ranked probability score of the ensemble taken as a forecast, E|X - y| - E|X - X'| / 2, in the
// units of the value, 0 is best (Gneiting & Raftery 2007); of one member it is the absolute error.
[[nodiscard]] double crps(std::span<const double> sorted, double recorded);

// Counts with mean m and variance v > m; v <= m stands for Poisson.
struct CountForecast {
  double mean = 0;
  double variance = 0;
};

// Mean and variance by moments; without a second value the variance is the mean.
[[nodiscard]] CountForecast fit_counts(std::span<const double> values);

// CRPS of a negative binomial (or Poisson) forecast: sum over k of (F(k) - [y <= k])^2, for counts; a
// recorded value between two counts is rounded.
[[nodiscard]] double crps(const CountForecast& forecast, double recorded);

}  // namespace truce::scorecard
