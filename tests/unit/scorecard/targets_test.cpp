// Reading targets: wrong names and windows are refused at their place with the nearest right name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/scorecard/read_targets.hpp"
#include "tests/unit/scenario/messages.hpp"
#include "tests/unit/scorecard/made_up.hpp"

namespace truce::scorecard {
namespace {

using testing::HasSubstr;

std::string file_with(const std::string& target) {
  return "scorecard: 1\nscenario: small\nfit_until: 2000-01-02\ntargets:\n  tgt_one: {name: One, source: "
         "made up, "
         "recorded: 1, period: test, origin: emergent, " +
         target + "}\n";
}

std::string faults_of(const std::string& target) {
  return messages_of([&] { (void)read_targets_text(file_with(target), "t.yaml", small_view()); });
}

TEST(Targets, AGoodTargetIsRead) {
  const TargetsFile file =
      read_targets_text(file_with("measure: level, of: fire, member: north, to: 2000-01-02, relative: 0.1"),
                        "t.yaml", small_view());
  ASSERT_EQ(file.targets.size(), 1U);
  EXPECT_DOUBLE_EQ(file.targets[0].value.low(), 0.9);
  EXPECT_DOUBLE_EQ(file.targets[0].value.high(), 1.1);
}

TEST(Targets, AnUnknownSeriesIsRefusedAtItsPlaceWithItsNearName) {
  const std::string text = faults_of("measure: level, of: fira, plus_minus: 1");
  EXPECT_THAT(text, HasSubstr("t.yaml:5:"));
  EXPECT_THAT(text, HasSubstr("'targets.tgt_one.of' names 'fira'"));
  EXPECT_THAT(text, HasSubstr("did you mean 'fire'?"));
}

TEST(Targets, UnknownMembersPollsOutcomesHaltsTextsAndLeadersAreRefused) {
  EXPECT_THAT(faults_of("measure: total, of: fire, member: nort, plus_minus: 1"),
              HasSubstr("did you mean 'north'?"));
  EXPECT_THAT(faults_of("measure: poll, of: eraly, plus_minus: 1"), HasSubstr("did you mean 'early'?"));
  EXPECT_THAT(faults_of("measure: outcome, of: calmm, plus_minus: 1"), HasSubstr("did you mean 'calm'?"));
  EXPECT_THAT(faults_of("measure: halt_hours, of: pauze, plus_minus: 1"), HasSubstr("did you mean 'pause'?"));
  EXPECT_THAT(faults_of("measure: answer, of: plan_c, member: first, plus_minus: 1"),
              HasSubstr("did you mean 'plan_"));
  EXPECT_THAT(faults_of("measure: answer, of: plan_a, member: frist, plus_minus: 1"),
              HasSubstr("did you mean 'first'?"));
}

TEST(Targets, AnUnknownMeasureIsRefusedWithItsNearName) {
  EXPECT_THAT(faults_of("measure: levl, of: fire, plus_minus: 1"), HasSubstr("did you mean 'level'?"));
}

TEST(Targets, AFitTargetMayNotLookBeyondTheFitPeriod) {
  const std::string late =
      "scorecard: 1\nscenario: small\nfit_until: 2000-01-01 12:00\ntargets:\n  tgt_one: {name: One, "
      "source: x, recorded: 1, origin: emergent, period: fit, measure: level, of: dead, to: "
      "2000-01-02, plus_minus: 1}\n";
  EXPECT_THAT(messages_of([&] { (void)read_targets_text(late, "t.yaml", small_view()); }),
              HasSubstr("fit_until"));
}

TEST(Targets, MomentsOutsideTheRunAndEmptyWindowsAreRefused) {
  EXPECT_THAT(faults_of("measure: level, of: dead, to: 2001-01-01, plus_minus: 1"),
              HasSubstr("outside the run"));
  EXPECT_THAT(faults_of("measure: total, of: dead, from: 2000-01-02, to: 2000-01-01, plus_minus: 1"),
              HasSubstr("empty"));
  EXPECT_THAT(faults_of("measure: ratio, of: dead, plus_minus: 1"), HasSubstr("against_from"));
}

TEST(Targets, ExactlyOneWayToSayWhatAHitIs) {
  EXPECT_THAT(faults_of("measure: level, of: dead"), HasSubstr("exactly one"));
  EXPECT_THAT(faults_of("measure: level, of: dead, plus_minus: 1, relative: 0.1"), HasSubstr("exactly one"));
  EXPECT_THAT(faults_of("measure: level, of: dead, interval: [2, 1]"), HasSubstr("low then high"));
  EXPECT_THAT(faults_of("measure: level, of: dead, plus_minus: 1, across: share"), HasSubstr("counts"));
}

TEST(Targets, FittedParametersMustBeNumbersOfTheScenario) {
  const ScratchFolder folder;
  const std::string path = folder.write("fit.yaml", "fit: 1\nparameters: [a.rate, b.siez]\n");
  const std::string text = messages_of([&] { (void)read_fit(path, {"a.rate", "b.size"}); });
  EXPECT_THAT(text, HasSubstr("2:22"));
  EXPECT_THAT(text, HasSubstr("did you mean 'b.size'?"));
  EXPECT_EQ(read_fit(path, {"a.rate", "b.siez"}).parameters.size(), 2U);
}

TEST(Targets, EmptyCellsAndDaysOutsideTheRunAreNoRecordedDays) {
  const ScratchFolder folder;
  (void)folder.write("days.csv", "date,n\n1999-12-31,9\n2000-01-01,4\n2000-01-02,\n2000-01-03,7\n");
  DaysSetup days;
  days.table = "days.csv";
  days.column = "n";
  TargetsFile file;
  file.phases = {{"first", {at("2000-01-01"), at("2000-01-02")}}};
  const auto found = read_days(days, file, folder.path(), small_view());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_DOUBLE_EQ(found[0].count, 4);
  EXPECT_EQ(found[0].phase, 0);
}

}  // namespace
}  // namespace truce::scorecard
