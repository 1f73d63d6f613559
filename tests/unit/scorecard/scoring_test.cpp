// Quantiles, CRPS and count forecasts against values worked out by hand or in closed form.
#include "analysis/scorecard/scoring.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace truce::scorecard {
namespace {

TEST(Scoring, QuantilesLieBetweenOrderStatistics) {
  const std::vector<double> values{1, 2, 4, 8};
  EXPECT_DOUBLE_EQ(quantile(values, 0), 1);
  EXPECT_DOUBLE_EQ(quantile(values, 0.5), 3);
  EXPECT_DOUBLE_EQ(quantile(values, 0.9), 6.8);  // place 2.7 of 0..3: 4 + .7 * 4
  EXPECT_DOUBLE_EQ(quantile(values, 1), 8);
}

TEST(Scoring, CrpsOfOneMemberIsTheAbsoluteError) { EXPECT_DOUBLE_EQ(crps(std::vector<double>{3}, 5), 2); }

// {0, 1} against 0: E|X - y| = 1/2, E|X - X'| = 1/2, so 1/2 - 1/4. {1, 2, 6} against 4: 7/3 - (1 + 4 + 5) * 2
// / 9 / 2.
TEST(Scoring, CrpsOfSmallEnsemblesIsThatWorkedOutByHand) {
  EXPECT_NEAR(crps(std::vector<double>{0, 1}, 0), 0.25, 1e-12);
  EXPECT_NEAR(crps(std::vector<double>{1, 2, 6}, 4), 7.0 / 3 - 10.0 / 9, 1e-12);
}

// A standard normal forecast of 0 scores (sqrt 2 - 1) / sqrt pi = 0.23370 (Gneiting & Raftery 2007); here its
// quantiles.
TEST(Scoring, CrpsOfNormalQuantilesNearsTheClosedForm) {
  std::vector<double> values;
  for (int k = 0; k < 2000; ++k) {
    double low = -9;
    double high = 9;
    const double share = (k + 0.5) / 2000;
    for (int halving = 0; halving < 60; ++halving) {
      const double middle = (low + high) / 2;
      (0.5 * std::erfc(-middle / std::sqrt(2.0)) < share ? low : high) = middle;
    }
    values.push_back(low);
  }
  EXPECT_NEAR(crps(values, 0), 0.23370, 2e-4);
}

TEST(Scoring, MomentsOfCountsAreMeanAndSampleVariance) {
  const std::vector<double> counts{2, 4, 9};
  const CountForecast forecast = fit_counts(counts);
  EXPECT_DOUBLE_EQ(forecast.mean, 5);
  EXPECT_DOUBLE_EQ(forecast.variance, 13);
  EXPECT_DOUBLE_EQ(fit_counts(std::vector<double>{3}).variance, 3);
}

// A geometric forecast (size 1, mean 1): F(k) = 1 - 2^-(k+1). Against 0: sum of 4^-(k+1) = 1/3.
// Against 1: (1/2)^2 at k = 0, then 1/3 - 1/4.
TEST(Scoring, CrpsOfAGeometricForecastIsItsSeries) {
  EXPECT_NEAR(crps(CountForecast{1, 2}, 0), 1.0 / 3, 1e-9);
  EXPECT_NEAR(crps(CountForecast{1, 2}, 1), 0.25 + 1.0 / 3 - 0.25, 1e-9);
}

// Poisson(1) against 1: F(0)^2 + sum over k >= 1 of (1 - F(k))^2, summed by hand to four places.
TEST(Scoring, ForecastsWithoutExtraVarianceArePoisson) {
  const double e = std::exp(-1.0);
  const double by_hand = e * e + std::pow(1 - 2 * e, 2) + std::pow(1 - 2.5 * e, 2) +
                         std::pow(1 - 2.5 * e - e / 6, 2) + std::pow(1 - 2.5 * e - e / 6 - e / 24, 2);
  EXPECT_NEAR(crps(CountForecast{1, 1}, 1), by_hand, 1e-5);
  EXPECT_NEAR(crps(CountForecast{1, 0.5}, 1), by_hand, 1e-5);
}

TEST(Scoring, AForecastOfNothingErrsByTheCount) { EXPECT_DOUBLE_EQ(crps(CountForecast{0, 0}, 7), 7); }

}  // namespace
}  // namespace truce::scorecard
