// Compares draws with a law of Boost.Math: mean, variance and chi-square, each with a false-alarm rate of
// 1e-6.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions.hpp>
#include <cmath>
#include <vector>

#include "sim/base/random.hpp"

namespace truce::testing {

inline constexpr double false_alarm_rate = 1e-6;
inline const double limit_z = boost::math::quantile(boost::math::normal(), 1.0 - false_alarm_rate / 2.0);

// The first draw of each of `count` entities, so that neighbouring addresses are tested for independence too.
template <class Draw>
std::vector<double> draw_each(std::uint32_t count, Draw draw) {
  const Luck luck{20140708, 3, 17};
  std::vector<double> values;
  for (std::uint32_t entity = 0; entity < count; ++entity) {
    Draws draws = luck.at(Stream::test, entity);
    values.push_back(static_cast<double>(draw(draws)));
  }
  return values;
}

// Mean and variance by the normal limit law, with the law's own fourth moment.
template <class Law>
void expect_moments(const Law& law, const std::vector<double>& values) {
  const double n = static_cast<double>(values.size());
  double mean_error = 0.0;
  double square = 0.0;
  for (const double value : values) {
    const double deviation = value - mean(law);
    mean_error += deviation / n;
    square += deviation * deviation / n;
  }
  const double scale = variance(law);
  EXPECT_LT(std::abs(mean_error), limit_z * std::sqrt(scale / n)) << "mean";
  EXPECT_LT(std::abs(square - scale), limit_z * scale * std::sqrt((kurtosis(law) - 1.0) / n)) << "variance";
}

inline void expect_chi_square(const std::vector<double>& expected, const std::vector<double>& seen) {
  double statistic = 0.0;
  for (std::size_t bin = 0; bin < expected.size(); ++bin) {
    statistic += (seen[bin] - expected[bin]) * (seen[bin] - expected[bin]) / expected[bin];
  }
  const boost::math::chi_squared law(static_cast<double>(expected.size() - 1));
  EXPECT_GT(cdf(complement(law, statistic)), false_alarm_rate) << "chi-square " << statistic;
}

template <class Law>
void expect_continuous_law(const Law& law, const std::vector<double>& values) {
  constexpr std::size_t bins = 64;
  std::vector<double> seen(bins, 0.0);
  for (const double value : values) {
    const double share = cdf(law, value);
    ++seen[std::min(bins - 1, static_cast<std::size_t>(share * bins))];
  }
  expect_chi_square(std::vector<double>(bins, static_cast<double>(values.size()) / bins), seen);
  expect_moments(law, values);
}

// Counts are binned from 0 upwards into bins of at least 25 expected draws.
template <class Law>
void expect_count_law(const Law& law, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const double n = static_cast<double>(values.size());
  std::vector<double> expected;
  std::vector<double> seen;
  double below = 0.0;
  double seen_below = 0.0;
  for (double k = 0.0; n * (1.0 - cdf(law, k)) >= 25.0; ++k) {
    const double up_to = cdf(law, k);
    if (n * (up_to - below) < 25.0) continue;
    const double seen_up_to =
        static_cast<double>(std::upper_bound(values.begin(), values.end(), k) - values.begin());
    expected.push_back(n * (up_to - below));
    seen.push_back(seen_up_to - seen_below);
    below = up_to;
    seen_below = seen_up_to;
  }
  expected.push_back(n * (1.0 - below));
  seen.push_back(n - seen_below);
  expect_chi_square(expected, seen);
  expect_moments(law, values);
}

}  // namespace truce::testing
