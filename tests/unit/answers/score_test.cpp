// Scores, fits and the interval of a difference, against numbers worked by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/answers/fit.hpp"
#include "analysis/answers/score.hpp"
#include "sim/base/error.hpp"

namespace truce::answers {
namespace {

TEST(Score, OfACoinIsLogTwo) {
  const Score result = score({0.5, 0.5}, {1, 0});
  EXPECT_DOUBLE_EQ(result.log_loss, std::log(2.0));
  EXPECT_EQ(result.hits, 1);
  EXPECT_DOUBLE_EQ(result.area, 0.5);
}

TEST(Score, CountsPairsForTheArea) {
  const Score result = score({0.9, 0.4, 0.6, 0.4}, {1, 1, 0, 0});
  EXPECT_DOUBLE_EQ(result.area, (1 + 1 + 0 + 0.5) / 4);
}

TEST(Score, HasNoAreaToShowWithOneKindOfAnswer) { EXPECT_DOUBLE_EQ(score({0.9, 0.2}, {1, 1}).area, 0.5); }

TEST(Score, HoldsACertainMistakeFinite) { EXPECT_NEAR(score({1.0}, {0}).log_loss, -std::log(1e-6), 1e-9); }

TEST(Score, RefusesAnEmptyList) { EXPECT_THROW(static_cast<void>(score({}, {})), BugError); }

TEST(LossDifference, OfAModelWithItselfIsNothing) {
  const Interval interval = loss_difference({0.2, 0.7}, {0.2, 0.7}, {0, 1}, {0, 1});
  EXPECT_DOUBLE_EQ(interval.middle, 0);
  EXPECT_DOUBLE_EQ(interval.low, 0);
  EXPECT_DOUBLE_EQ(interval.high, 0);
}

TEST(LossDifference, DrawsWholeGroups) {
  // One group cannot vary, two that differ can.
  const Chances better = {0.9, 0.5};
  const Chances worse = {0.5, 0.5};
  const Interval one = loss_difference(better, worse, {1, 1}, {7, 7});
  EXPECT_DOUBLE_EQ(one.low, one.high);
  const Interval two = loss_difference(better, worse, {1, 1}, {7, 8});
  EXPECT_NEAR(two.low, std::log(0.5 / 0.9), 1e-12);
  EXPECT_NEAR(two.high, 0, 1e-12);
}

TEST(Fit, FindsTheLogOfTheOdds) {
  const LogisticData data{{{1}, {1}, {1}, {1}}, {1, 1, 1, 0}, {0}};
  EXPECT_NEAR(fit_logistic(data)[0], std::log(3.0), 1e-6);
}

TEST(Fit, StaysFiniteUnderAPrior) {
  // Maximum of log(s(b)) 3 - b^2 / 2: b = 3 (1 - s(b)).
  const double weight = fit_logistic({{{1}, {1}, {1}}, {1, 1, 1}, {1}})[0];
  EXPECT_NEAR(weight, 3 * (1 - logistic(weight)), 1e-9);
}

TEST(Fit, SolvesForSeveralWeightsAtOnce) {
  // Two cells with odds 3 and 1/3 seen through an intercept and a slope.
  const LogisticData data{
      {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 1}, {1, 1}, {1, 1}, {1, 1}}, {1, 0, 0, 0, 1, 1, 1, 0}, {0, 0}};
  const auto weights = fit_logistic(data);
  EXPECT_NEAR(weights[0], -std::log(3.0), 1e-6);
  EXPECT_NEAR(weights[1], 2 * std::log(3.0), 1e-6);
}

}  // namespace
}  // namespace truce::answers
