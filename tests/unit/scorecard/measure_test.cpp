// Each measure on one made-up run.
#include "analysis/scorecard/measure.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/scorecard/made_up.hpp"

namespace truce::scorecard {
namespace {

class Measures : public testing::Test {
 protected:
  double read(Measure measure, const std::string& of = "", const std::string& member = "") {
    target.measure = measure;
    target.of = of;
    target.member = member;
    return measured(target, view, run);
  }

  RecordView view = small_view();
  RunRecord run = small_run();
  TargetSetup target;
};

TEST_F(Measures, LevelIsTheValueAtItsMoment) {
  target.to = at("2000-01-01 12:00");
  EXPECT_DOUBLE_EQ(read(Measure::level, "dead"), 10);
  EXPECT_DOUBLE_EQ(read(Measure::level, "fire", "north"), 2);
  target.scale = 3;
  EXPECT_DOUBLE_EQ(read(Measure::level, "fire", "north"), 6);
}

TEST_F(Measures, ChangeIsTheDifferenceOverItsWindow) {
  target.from = at("2000-01-01 06:00");
  target.to = at("2000-01-02 00:00");
  EXPECT_DOUBLE_EQ(read(Measure::change, "dead"), 15);
}

TEST_F(Measures, TotalLeavesOutTheRowAtTheStartOfItsWindow) {
  target.from = at("2000-01-01 06:00");
  target.to = at("2000-01-01 18:00");
  EXPECT_DOUBLE_EQ(read(Measure::total, "fire", "north"), 2 + 3);
  EXPECT_DOUBLE_EQ(read(Measure::total, "fire"), 2 + 3 + 10);
}

TEST_F(Measures, TotalWithoutWindowIsThatOfTheWholeRun) {
  EXPECT_DOUBLE_EQ(read(Measure::total, "fire", "north"), 36);
}

TEST_F(Measures, RatioComparesTwoWindowsAndIsMissingOverNothing) {
  target.from = at("2000-01-01 12:00");
  target.to = at("2000-01-02 00:00");
  target.against_from = at("2000-01-01 00:00");
  target.against_to = at("2000-01-01 12:00");
  EXPECT_DOUBLE_EQ(read(Measure::ratio, "fire", "north"), 7.0 / 3);
  EXPECT_TRUE(std::isnan(read(Measure::ratio, "fire", "south")));
}

TEST_F(Measures, HoursCountStepsWithAnything) {
  EXPECT_DOUBLE_EQ(read(Measure::hours, "fire", "south"), 6);
  target.against_from = at("2000-01-01 00:00");
  target.against_to = at("2000-01-02 00:00");
  EXPECT_DOUBLE_EQ(read(Measure::hours_ratio, "fire", "north"), 48.0 / 24);
}

TEST_F(Measures, FirstTimeIsMissingWhenNeverReached) {
  target.reaches = 4;
  EXPECT_DOUBLE_EQ(read(Measure::first_time, "fire", "north"), 24);
  target.reaches = 40;
  EXPECT_TRUE(std::isnan(read(Measure::first_time, "fire", "north")));
}

TEST_F(Measures, PollsAndOutcomesAreReadByName) {
  EXPECT_DOUBLE_EQ(read(Measure::poll, "early"), 61);
  EXPECT_TRUE(std::isnan(read(Measure::poll, "late")));
  EXPECT_DOUBLE_EQ(read(Measure::outcome, "calm"), 7);
}

// Agreed halts: 6-18 h of 12 planned (kept), 20-24 h of 10 planned (broken). The third has one side only.
TEST_F(Measures, HaltsCountAgreedOnesOfTheirWindow) {
  EXPECT_DOUBLE_EQ(read(Measure::halts), 2);
  EXPECT_DOUBLE_EQ(read(Measure::halts_kept), 0.5);
  target.at_least_hours = 5;
  EXPECT_DOUBLE_EQ(read(Measure::halts), 1);
  target.at_least_hours = 0;
  target.from = at("2000-01-01 12:00");
  EXPECT_DOUBLE_EQ(read(Measure::halts), 1);
  target.from = at("2000-01-02 12:00");
  EXPECT_TRUE(std::isnan(read(Measure::halts_kept)));
}

TEST_F(Measures, ARecordedHaltLivesFromItsStartToItsEnd) {
  EXPECT_DOUBLE_EQ(read(Measure::halt_hours, "pause"), 12);
}

TEST_F(Measures, AnswersAreFoundByTextAndLeader) {
  EXPECT_DOUBLE_EQ(read(Measure::answer, "plan_b", "first"), 1);
  EXPECT_DOUBLE_EQ(read(Measure::answer, "plan_b", "second"), 0);
  EXPECT_TRUE(std::isnan(read(Measure::answer, "plan_a", "first")));
}

}  // namespace
}  // namespace truce::scorecard
