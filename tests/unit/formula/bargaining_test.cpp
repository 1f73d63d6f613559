// Bargaining against the published numbers of model.md 3.1, 3.4.
#include "sim/formula/bargaining.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sim/base/error.hpp"
#include "sim/base/random.hpp"

namespace truce::formula {
namespace {

TEST(Ultimatum, DemandsSixTenthsAndRisksWarWithOneThird) {
  const Ultimatum result = ultimatum({.winning_chance = .5, .own_cost = .1, .largest_cost = .3});
  EXPECT_NEAR(result.demand, .6, 1e-15);
  EXPECT_NEAR(result.war_chance, 1.0 / 3, 1e-15);
}

TEST(Ultimatum, AvoidsWarWhenItsOwnCostIsHigh) {
  EXPECT_DOUBLE_EQ(ultimatum({.winning_chance = .5, .own_cost = .4, .largest_cost = .3}).war_chance, 0);
}

TEST(GamblersRuin, HasTheNumberOfThePaper) {
  EXPECT_NEAR(gamblers_ruin(.3, 5, 10), .01425, 5e-6);
  EXPECT_DOUBLE_EQ(gamblers_ruin(.5, 3, 10), .3);
  EXPECT_DOUBLE_EQ(gamblers_ruin(.3, 0, 10), 0);
  EXPECT_DOUBLE_EQ(gamblers_ruin(.3, 10, 10), 1);
  EXPECT_NEAR(gamblers_ruin(.3, 5, 10) + gamblers_ruin(.7, 5, 10), 1, 1e-14);
}

TEST(Attrition, LastsAsLongAsBothHazardsTogetherAllow) {
  EXPECT_DOUBLE_EQ(concession_hazard({.cost = 2, .value = 10}), .2);
  EXPECT_NEAR(attrition_length({.cost = 2, .value = 10}, {.cost = 1, .value = 20}), 4, 1e-15);
}

// 40,000 drawn wars of attrition: the mean is exponential with sd = mean, z below 4.9 (false alarm 1e-6).
TEST(Attrition, DrawnWarsHaveTheMeanLength) {
  Draws draws(21, 0, Stream::test, 1, 1);
  double sum = 0;
  for (int k = 0; k < 40000; ++k) {
    const double first = draws.exponential() / concession_hazard({.cost = 1, .value = 20});
    const double second = draws.exponential() / concession_hazard({.cost = 2, .value = 10});
    sum += first < second ? first : second;
  }
  EXPECT_NEAR(sum / 40000, 4, 4.9 * 4 / 200);
}

// 40,000 wars against a deadline of 72 with waiting cheap, as under a halt; z below 4.9 (false alarm 1e-6).
TEST(Attrition, ConcessionsClusterAtADeadlineWhereWaitingIsCheap) {
  const AttritionSide side{.cost = 0.1, .value = 20};
  const double expected = conceded_late(side, side, 72, 2);
  EXPECT_GT(expected, 0.49);  // an even spread has .028
  Draws draws(22, 0, Stream::test, 1, 1);
  double late = 0;
  for (int k = 0; k < 40000; ++k) {
    const double first = draws.exponential() / concession_hazard(side);
    const double second = draws.exponential() / concession_hazard(side);
    late += (first < second ? first : second) >= 70 ? 1 : 0;
  }
  EXPECT_NEAR(late / 40000, expected, 4.9 * std::sqrt(expected * (1 - expected) / 40000));
  EXPECT_LT(conceded_late({.cost = 2, .value = 10}, side, 72, 2), 1e-6);  // dear waiting: long over by then
  EXPECT_DOUBLE_EQ(conceded_late(side, side, 72, 72), 1);
  EXPECT_THROW((void)conceded_late(side, side, 2, 3), BugError);
}

TEST(Powell, EqualCollapseChancesGiveOneHalfEach) {
  EXPECT_NEAR(outlasting_chance(.1, .1), .5, 1e-15);
  EXPECT_NEAR(outlasting_chance(.1, .3) + outlasting_chance(.3, .1), 1, 1e-15);
  EXPECT_GT(outlasting_chance(.1, .3), .5);
  EXPECT_THROW((void)outlasting_chance(0, 0), BugError);
}

TEST(Powell, ALargeShiftOfPowerBreaksCommitment) {
  EXPECT_TRUE(commitment_fails({1, .5, .3, .7, 1}));
  EXPECT_FALSE(commitment_fails({1, .5, .3, .4, 1}));
}

TEST(NashProduct, IsZeroAsSoonAsOneSideLoses) {
  EXPECT_DOUBLE_EQ(nash_product(std::array{.5, .4, 2.0}), .4);
  EXPECT_DOUBLE_EQ(nash_product(std::array{-.5, -.4}), 0);
  EXPECT_DOUBLE_EQ(least_chance(std::array{.5, .4, .9}), .4);
}

}  // namespace
}  // namespace truce::formula
