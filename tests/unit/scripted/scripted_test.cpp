// What a scenario scripts is listed in full, and the shipped run still works when all of it is taken away
// (ruling H5).
#include "sim/scenario/scripted.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/engine/runs.hpp"
#include "sim/engine/things.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce {
namespace {

Scenario shipped() {
  return load_scenario(std::string(TRUCE_SOURCE_DIR) + "/scenarios/gaza_2014_recorded.yaml",
                       {"clock.horizon_hours=500"});
}

bool lists(const std::vector<ScriptedItem>& items, const std::string& key) {
  return std::ranges::any_of(items, [&](const ScriptedItem& item) { return item.key == key; });
}

TEST(Scripted, ListsEntryHaltsTextsPollsCoversAndOpenings) {
  const std::vector<ScriptedItem> items = scripted_items(*shipped().setup());
  for (const char* key : {"parties.israel.ground.entry", "halts.cf02", "texts.p09", "polls.approval_23jul",
                          "covers.eid", "streams.launches.opening_multiplier"})
    EXPECT_TRUE(lists(items, key)) << key;
}

TEST(Scripted, GivesEachItemItsMomentAndWhatHappens) {
  for (const ScriptedItem& item : scripted_items(*shipped().setup())) {
    EXPECT_NE(item.when, "") << item.key;
    EXPECT_NE(item.what, "") << item.key;
  }
}

TEST(Scripted, LeavesNothingInAScenarioWithoutScript) {
  EXPECT_THAT(scripted_items(without_script(*shipped().setup())), testing::IsEmpty());
}

TEST(Scripted, IsNotNeededForARun) {
  const Scenario scenario = shipped();
  RunPlan plan;
  plan.setup = std::make_shared<const ScenarioSetup>(without_script(*scenario.setup()));
  plan.pipeline = std::make_shared<const Pipeline>(scenario.mechanisms);
  const RunRecord run = run_one(plan, 0);
  ASSERT_EQ(run.status, RunStatus::ok) << run.error;
  const TableRows& halts = run.tables[static_cast<std::size_t>(Thing::arrangements)];
  EXPECT_TRUE(halts.columns.empty() || halts.columns[0].empty()) << "no recorded halt may be left";
}

}  // namespace
}  // namespace truce
