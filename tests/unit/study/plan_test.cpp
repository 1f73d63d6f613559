// The plan: cells, parts, text and hash.
#include <gtest/gtest.h>

#include "sim/record/reader.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

TEST(Plan, HasACellForEachPointAndLever) {
  const Plan plan = SmallStudy().plan();
  EXPECT_EQ(plan.points.size(), 2U);
  EXPECT_EQ(plan.levers.size(), 2U);
  ASSERT_EQ(plan.cells.size(), 4U);
  EXPECT_EQ(plan.cells[3].overrides,
            (std::vector<std::string>{"streams.north_fire.rate_per_hour=2", "mechanisms.opinion.on=false"}));
  EXPECT_EQ(plan.runs(), 24U);
  EXPECT_EQ(plan.shards(), 5U);
}

TEST(Plan, LaysOverridesOverTheScenario) {
  const Plan plan = SmallStudy().plan();
  EXPECT_EQ(plan.cells[0].setup->streams[0].value.rate_per_hour, 0.5);
  EXPECT_EQ(plan.cells[2].setup->streams[0].value.rate_per_hour, 2);
}

TEST(Plan, IsTheSameTextForTheSameStudy) {
  const SmallStudy study;
  EXPECT_EQ(study.plan().text, study.plan().text);
}

TEST(Plan, ChangesWithTheScenarioAndWithTheStudy) {
  const SmallStudy study;
  const std::string before = study.plan().text;
  std::string scenario = content_of(study.at("minimal.yaml"));
  scenario.replace(scenario.find("deaths_per_hit: 0.05"), 20, "deaths_per_hit: 0.06");
  study.write("minimal.yaml", scenario);
  EXPECT_NE(study.plan().text, before);
}

TEST(Plan, TakesSixtyFourRunsAPartAndFewerForManyCitizens) {
  const auto shard_runs = [](const std::string& rest) {
    SmallStudy study;
    const std::string path =
        study.write("studies/other.yaml", "study: 1\nscenario: ../minimal.yaml\n" + rest);
    return make_plan(read_study(path)).shard_runs;
  };
  EXPECT_EQ(shard_runs(""), 64U);
  EXPECT_EQ(shard_runs("levers: {big: {publics.north_people.citizens: 50000}}\n"), 16U);
  EXPECT_EQ(shard_runs("levers: {big: {publics.north_people.citizens: 500001}}\n"), 1U);
}

TEST(Plan, WithoutLeversHasOneNamedReference) {
  SmallStudy study;
  const Plan plan =
      make_plan(read_study(study.write("studies/other.yaml", "study: 1\nscenario: ../minimal.yaml\n")));
  ASSERT_EQ(plan.levers.size(), 1U);
  EXPECT_EQ(plan.levers[0].id, "reference");
  EXPECT_EQ(plan.cells.size(), 1U);
}

TEST(Plan, TakesRowsAsPoints) {
  SmallStudy study;
  const Plan plan = make_plan(read_study(
      study.write("studies/rows.yaml",
                  "study: 1\nscenario: ../minimal.yaml\ndesign: rows\nrows:\n"
                  "  - {streams.north_fire.rate_per_hour: 1}\n  - {streams.south_fire.rate_per_hour: 3}\n")));
  ASSERT_EQ(plan.cells.size(), 2U);
  EXPECT_EQ(plan.cells[1].setup->streams[1].value.rate_per_hour, 3);
}

TEST(Plan, KeepsListsAndQuotedTextsAsTheyAre) {
  SmallStudy study;
  const Plan plan = make_plan(
      read_study(study.write("studies/lists.yaml",
                             "study: 1\nscenario: ../minimal.yaml\nlevers: {one: {title: \"yes: no\", "
                             "halts.first_pause.agreed: [north]}}\n")));
  EXPECT_EQ(plan.levers[0].overrides,
            (std::vector<std::string>{"title=\"yes: no\"", "halts.first_pause.agreed=[north]"}));
}

TEST(Plan, TellsAnUnknownStrategyAtItsPlace) {
  SmallStudy study;
  const std::string path = study.write(
      "studies/strategy.yaml", "study: 1\nscenario: ../minimal.yaml\nlevers:\n  a: {strategy: nobody}\n");
  const std::string told = messages_of([&] { (void)make_plan(read_study(path)); });
  EXPECT_NE(told.find("strategy.yaml:4:7: 'nobody' names no strategy"), std::string::npos) << told;
}

TEST(Estimate, GrowsWithRunsWhoseSeriesAreKept) {
  Plan plan = SmallStudy().plan();
  const std::size_t few = estimate_study_bytes(plan);
  plan.series_replicates = 6;
  EXPECT_GT(estimate_study_bytes(plan), few);
}

}  // namespace
}  // namespace truce
