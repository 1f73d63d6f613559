// Hits, misses, shares, coverage and the naive forecast, on made-up runs.
#include "analysis/scorecard/scorecard.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/scorecard/made_up.hpp"

namespace truce::scorecard {
namespace {

// Eleven runs whose northern fire at 6 h is 0, 1, ..., 10.
std::vector<RunRecord> eleven() {
  std::vector<RunRecord> runs;
  for (int factor = 0; factor <= 10; ++factor) runs.push_back(small_run(static_cast<float>(factor)));
  return runs;
}

TargetSetup fire_at_six(double recorded, double plus_minus) {
  TargetSetup target;
  target.measure = Measure::level;
  target.of = "fire";
  target.member = "north";
  target.to = at("2000-01-01 06:00");
  target.recorded = recorded;
  target.plus_minus = plus_minus;
  return target;
}

TEST(Scorecard, HitsWhenTheMedianIsWithinBounds) {
  const TargetRow row = score_target("tgt", fire_at_six(6, 1), small_view(), eleven());
  EXPECT_DOUBLE_EQ(row.simulated, 5);
  EXPECT_DOUBLE_EQ(row.spread.low50, 2.5);
  EXPECT_DOUBLE_EQ(row.spread.high90, 9.5);
  EXPECT_TRUE(row.hit);
  EXPECT_FALSE(row.all_runs);
}

TEST(Scorecard, MissesWhenTheMedianIsOutsideHoweverWideTheRuns) {
  const TargetRow row = score_target("tgt", fire_at_six(6.5, 1), small_view(), eleven());
  EXPECT_FALSE(row.hit);
}

TEST(Scorecard, FlagsWhatEveryRunShows) {
  EXPECT_TRUE(score_target("tgt", fire_at_six(5, 5), small_view(), eleven()).all_runs);
  EXPECT_FALSE(score_target("tgt", fire_at_six(5, 4.5), small_view(), eleven()).all_runs);
}

// E|X - 6| = 31 / 11; the pairs of 0..10 differ by 220 in sum over i < j, so E|X - X'| / 2 = 220 / 121.
TEST(Scorecard, ScoresTheEnsembleAndTheNaiveValue) {
  TargetSetup target = fire_at_six(6, 1);
  target.naive = 2;
  const TargetRow row = score_target("tgt", target, small_view(), eleven());
  EXPECT_NEAR(row.crps, 31.0 / 11 - 220.0 / 121, 1e-12);
  EXPECT_DOUBLE_EQ(row.crps_naive, 4);
}

TEST(Scorecard, CountsShareOfRunsWithItsInterval) {
  TargetSetup target = fire_at_six(1, 0);
  target.across = Across::share;
  target.counts = {3, 100};
  target.interval = {0.7, 1};
  const TargetRow row = score_target("tgt", target, small_view(), eleven());
  EXPECT_NEAR(row.simulated, 8.0 / 11, 1e-12);
  EXPECT_TRUE(row.hit);
  EXPECT_LT(row.spread.low90, 0.5);
  EXPECT_GT(row.spread.high90, 0.9);
  EXPECT_TRUE(std::isnan(row.crps));
}

TEST(Scorecard, LeavesFailedRunsOutAndCountsMissingValues) {
  std::vector<RunRecord> runs = eleven();
  runs[0].status = RunStatus::failed;
  runs[0].series.clear();
  TargetSetup target = fire_at_six(6, 1);
  target.measure = Measure::first_time;
  target.reaches = 8;
  const TargetRow row = score_target("tgt", target, small_view(), runs);
  EXPECT_EQ(row.runs, 10U);
  EXPECT_EQ(row.missing, 0U);
  target.reaches = 16;
  EXPECT_EQ(score_target("tgt", target, small_view(), runs).missing, 1U);
}

TEST(Scorecard, IsAMissWhenNoRunHasAValue) {
  TargetSetup target = fire_at_six(6, 1);
  target.measure = Measure::poll;
  target.of = "late";
  const TargetRow row = score_target("tgt", target, small_view(), eleven());
  EXPECT_FALSE(row.hit);
  EXPECT_TRUE(std::isnan(row.simulated));
}

class Days : public testing::Test {
 protected:
  Days() {
    days.id = "fire";
    days.value.measure = Measure::total;
    days.value.of = "fire";
    days.value.member = "north";
    file.fit_until = at("2000-01-02 00:00");
  }
  Entry<DaysSetup> days;
  TargetsFile file;
};

// North fires 10 x factor on the first day and 26 x factor on the second: 90 % intervals 5-95 and 13-247.
TEST_F(Days, CountsCoveredDaysByPeriod) {
  const std::vector<RecordedDay> recorded{{at("2000-01-01"), 50, 0}, {at("2000-01-02"), 250, 0}};
  const auto rows = score_days(days, recorded, file, small_view(), eleven());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].period, Period::fit);
  EXPECT_EQ(rows[0].covered, 1U);
  EXPECT_TRUE(rows[0].coverage_hit());
  EXPECT_EQ(rows[1].covered, 0U);
  EXPECT_FALSE(rows[1].coverage_hit());
  EXPECT_NEAR(rows[0].crps, 10 * (30.0 / 11 - 220.0 / 121), 1e-9);
}

// Left out itself, the first day is foretold by the other alone; both of one phase have too few, so all days
// serve.
TEST_F(Days, NaiveForecastLeavesTheDayItselfOut) {
  const std::vector<RecordedDay> recorded{{at("2000-01-01"), 3, 0}, {at("2000-01-02"), 0, 0}};
  const auto rows = score_days(days, recorded, file, small_view(), eleven());
  EXPECT_DOUBLE_EQ(rows[0].crps_naive, 3);
  EXPECT_NEAR(rows[1].crps_naive, crps(CountForecast{3, 3}, 0), 1e-12);
}

}  // namespace
}  // namespace truce::scorecard
