// The numbers of a comparison from a results file made by hand.
#include "analysis/comparison_numbers.hpp"

#include <gtest/gtest.h>

#include "analysis/lever_difference.hpp"
#include "tests/unit/paired/made_up_study.hpp"

namespace truce {
namespace {

using namespace made_up;

TEST(Comparison, PairsRunsByReplicate) {
  const auto levers = compare_point(MadeUp().file(), 0);
  ASSERT_EQ(levers.size(), 1U);
  ASSERT_EQ(levers[0].outcomes.size(), 5U);
  const auto& [name, deaths] = levers[0].outcomes[2];
  EXPECT_EQ(name, "deaths_north");
  EXPECT_EQ(deaths.mean, 2);
  EXPECT_EQ(deaths.t.low, 2);
  EXPECT_EQ(deaths.pairs, 3U);
}

TEST(Comparison, CountsNoCalmAsTheWholeRun) {
  const auto levers = compare_point(MadeUp().file(), 0);
  EXPECT_EQ(levers[0].outcomes[1].first, "first_calm72");
  EXPECT_EQ(levers[0].outcomes[1].second.mean_a, 400);
  EXPECT_EQ(levers[0].outcomes[1].second.mean_b, 500);
}

TEST(Comparison, TakesACalmThatOutlivesTheRunAsCensored) {
  const auto levers = compare_point(MadeUp().file(), 0);
  EXPECT_EQ(levers[0].reference_calm.had.yes, 2U);
  EXPECT_EQ(levers[0].reference_calm.had.of, 3U);
  EXPECT_EQ(levers[0].reference_calm.week.survival, 0.5);
  EXPECT_EQ(levers[0].calm.week.survival, 1);
  EXPECT_FALSE(levers[0].calm.month.was_followed);
}

TEST(Comparison, LeavesOutReplicatesOfWhichOneRunFailed) {
  MadeUp made;
  made.runs[3].status = RunStatus::failed;
  made.runs[3].outcomes.clear();
  made.runs[3].error = "planted";
  EXPECT_EQ(compare_point(made.file(), 0)[0].outcomes[0].second.pairs, 2U);
}

TEST(Comparison, TellsTheChangeOfTrustByPair) {
  const auto [name, trust] = compare_point(MadeUp().file(), 0)[0].outcomes[4];
  EXPECT_EQ(name, "trust_change_x_y");
  EXPECT_EQ(trust.mean, 0.25);
}

// Two of three runs of `a` become calm unasked at hour 100, the third is followed to 72 h before the end.
TEST(Comparison, TellsCompetingEndsWithTheirTimes) {
  const LeverNumbers lever = compare_point(MadeUp().file(), 0)[0];
  EXPECT_EQ(lever.reference_ends.agreed.last.share, 0);
  EXPECT_NEAR(lever.reference_ends.unilateral.week.share, 2.0 / 3, 1e-12);
  EXPECT_EQ(lever.ends.unilateral.last.share, 0);
  EXPECT_EQ(lever.ends.agreed.week.share, 0);
  EXPECT_EQ(lever.ends.agreed.last.share, 1);
  EXPECT_EQ(lever.reference_ends.times.back().time, 1000 - 72);
  EXPECT_LT(lever.agreed_p, 0.1);
}

// From a branch at hour 50 on; the restricted mean too: 350 = (50 + 50 + 950) / 3.
TEST(Comparison, CountsTimesFromTheBranchButForLeversOfOwnStart) {
  const LeverNumbers from = compare_point(MadeUp().file(), 0, {50, 2})[0];
  EXPECT_EQ(from.outcomes[1].second.mean_a, 350);
  EXPECT_EQ(from.outcomes[1].second.mean_b, 450);
  EXPECT_EQ(from.ends.times[0].time, 450);
  const LeverNumbers own = compare_point(MadeUp().file(), 0, {50, 1})[0];
  EXPECT_EQ(own.outcomes[1].second.mean_b, 500);
  EXPECT_EQ(own.ends.times[0].time, 500);
}

TEST(Comparison, TakesDeathsToDay60WhereTheRunIsLonger) {
  EXPECT_EQ(primary_outcomes({"calm_hours", "calm_hours_day60", "deaths_a", "fighters_b"}),
            (std::vector<std::string>{"calm_hours_day60", "deaths_a", "fighters_b"}));
  EXPECT_EQ(primary_outcomes({"calm_hours_day60", "deaths_a", "day60_deaths_a", "day60_fighters_b"}),
            (std::vector<std::string>{"calm_hours_day60", "day60_deaths_a", "day60_fighters_b"}));
}

TEST(LeverDifference, IsSingleFactorWhenOneBlockDiffers) {
  EXPECT_TRUE(
      lever_difference({}, {"mechanisms.opinion.on=false", "mechanisms.opinion.noise=0"}).is_single_factor());
  EXPECT_FALSE(
      lever_difference({}, {"mechanisms.opinion.on=false", "mechanisms.trust.on=false"}).is_single_factor());
  EXPECT_EQ(lever_difference({"x.y=1"}, {"x.y=1"}).blocks, 0U);
}

TEST(LeverDifference, IsNeverSingleFactorWhenTheStrategyIsAnother) {
  EXPECT_FALSE(lever_difference({"strategy=s1"}, {"strategy=s2"}).is_single_factor());
}

TEST(LeverDifference, TellsKeyByKey) {
  const auto difference = lever_difference({"x.y=1", "x.z=2"}, {"x.y=3"});
  EXPECT_EQ(difference.lines,
            (std::vector<std::string>{"x.y: 3 instead of 1", "x.z: as in the scenario instead of 2"}));
}

}  // namespace
}  // namespace truce
