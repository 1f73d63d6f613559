// Approval, audience cost, radicalisation and success expectation.
#include "sim/formula/approval.hpp"

#include <gtest/gtest.h>

#include "sim/formula/audience_cost.hpp"
#include "sim/formula/radicalisation.hpp"
#include "sim/formula/success.hpp"

namespace truce::formula {
namespace {

TEST(Approval, FallsFromThePeakThroughTheThreePolls) {
  double approval = 82;
  for (int hour = 0; hour < 13 * 24; ++hour) approval = next_approval(approval, .5, 1, {});
  EXPECT_NEAR(approval, 63, 1);
  EXPECT_NEAR(approval, next_approval(82, .5, 13 * 24, {}), 1e-10);
  EXPECT_NEAR(next_approval(82, .5, 30 * 24, {}), 55, 1);
}

TEST(Approval, RestsHigherWhenSuccessIsExpected) {
  EXPECT_NEAR(next_approval(50, .7, 1e5, {.success_weight = .2}), 56, 1e-9);
}

TEST(Approval, ShocksStayOnTheScale) {
  EXPECT_DOUBLE_EQ(shocked_approval(80, ground_entry_rally), 100);
  EXPECT_DOUBLE_EQ(shocked_approval(63, salient_civilian_death), 48);
  EXPECT_DOUBLE_EQ(shocked_approval(5, salient_civilian_death), 0);
}

TEST(AudienceCost, IsExcusedByTheBestExcuseOnly) {
  EXPECT_DOUBLE_EQ(audience_cost(16, .5, {}), 8);
  EXPECT_DOUBLE_EQ(audience_cost(16, .5, {.mediation = .25, .information = .5, .holiday = .25}), 4);
  EXPECT_DOUBLE_EQ(audience_cost(16, .5, {.holiday = 1}), 0);
  EXPECT_DOUBLE_EQ(leaked_audience_cost(8, .5), 12);
}

TEST(AudienceCost, DiversionIsAHumpInApproval) {
  EXPECT_GT(diversionary_pledge(.05, .5, 1), diversionary_pledge(.05, .3, 1));
  EXPECT_GT(diversionary_pledge(.05, .5, 1), diversionary_pledge(.05, .9, 1));
  EXPECT_DOUBLE_EQ(diversionary_pledge(0, .5, 1), 0);
}

TEST(Radicalisation, KeepsFivePercentAfterNinetyDays) {
  EXPECT_NEAR(faded_radicalisation(1, 90 * 24, 30 * 24), 0.0498, 1e-4);
}

TEST(Radicalisation, AHundredDeathsInADayGiveThreePointsInAnySteps) {
  EXPECT_NEAR(radicalising_shock(points_per_log_death, 0, 100), 3, 1e-4);
  const double parts = radicalising_shock(points_per_log_death, 0, 7) +
                       radicalising_shock(points_per_log_death, 7, 60) +
                       radicalising_shock(points_per_log_death, 60, 100);
  EXPECT_NEAR(parts, radicalising_shock(points_per_log_death, 0, 100), 1e-14);
}

TEST(Success, SmoothsVisibleSignsOverThreeDays) {
  EXPECT_DOUBLE_EQ(success_signal({.progress = 0, .failure = 0}), .5);
  EXPECT_DOUBLE_EQ(success_signal({.progress = 1, .failure = 0}), 1);
  EXPECT_DOUBLE_EQ(success_signal({.progress = 0, .failure = 1}), 0);
  EXPECT_NEAR(next_success(.6, 1, 72, 72), .6 + .4 * 0.632121, 1e-6);
  EXPECT_NEAR(next_success(next_success(.6, 0, 3, 72), 0, 3, 72), next_success(.6, 0, 6, 72), 1e-15);
}

}  // namespace
}  // namespace truce::formula
