// What must not change a run: threads, company, order within a phase, idle mechanisms, names, dates, and who
// is listed first.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/base/parallel.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/record/writer.hpp"
#include "tests/invariance/cases.hpp"
#include "tests/invariance/rewrite.hpp"

namespace truce {
namespace {

using testing::Case;
using testing::load;
using testing::marks_of;
using testing::marks_text;
using testing::plan_of;

class Invariance : public ::testing::TestWithParam<Case> {
 protected:
  ~Invariance() override { use_threads(1); }
};

TEST_P(Invariance, ARunGivesTheSameHashesOnOneTwoAndThreeThreads) {
  const RunPlan plan = plan_of(load(GetParam()));
  use_threads(1);
  const std::string one = marks_of(plan);
  ASSERT_GT(one.size(), 40U);
  for (const int threads : {2, 3}) {
    use_threads(threads);
    EXPECT_EQ(marks_of(plan), one) << threads << " threads";
  }
}

TEST_P(Invariance, ARunIsTheSameAloneAndAmongOthers) {
  RunPlan plan = plan_of(load(GetParam()));
  plan.replicates = 3;
  use_threads(2);
  const std::vector<RunRecord> together = run_many(plan);
  for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
    EXPECT_EQ(marks_text(together[replicate]), marks_of(plan, replicate)) << "replicate " << replicate;
  EXPECT_NE(marks_text(together[0]), marks_text(together[1]));
}

TEST_P(Invariance, TheOrderWithinAPhaseDoesNotMatter) {
  const RunPlan plan = plan_of(load(GetParam()));
  Simulation listed(plan.setup, *plan.pipeline, Luck{plan.seed, 0, 0});
  Simulation reversed(plan.setup, *plan.pipeline, Luck{plan.seed, 0, 0});
  while (!listed.finished()) {
    listed.step(PhaseOrder::listed);
    reversed.step(PhaseOrder::reversed);
    const auto a = column_hashes(listed.world());
    const auto b = column_hashes(reversed.world());
    for (std::size_t column = 0; column < a.size(); ++column)
      ASSERT_EQ(a[column].second.hex(), b[column].second.hex())
          << a[column].first << " parts at step " << listed.world().clock.step;
  }
}

TEST_P(Invariance, AnIdleMechanismChangesNothing) {
  const RunPlan plan = plan_of(load(GetParam()));
  std::vector<Mechanism> more = plan.pipeline->mechanisms();
  more.insert(more.begin(), Mechanism{.card = {.name = "idle", .phase = Phase::events, .says = ""},
                                      .start = {},
                                      .apply = [](World&, const Luck&) {}});
  RunPlan longer = plan;
  longer.pipeline = std::make_shared<const Pipeline>(more);
  EXPECT_EQ(marks_of(longer), marks_of(plan));
}

TEST_P(Invariance, TheResolvedTextGivesTheSameHashes) {
  const Scenario first = load(GetParam());
  const Scenario again = load_scenario_text(first.resolved, first.name, {});
  EXPECT_EQ(marks_of(again), marks_of(first));
}

TEST_P(Invariance, TwoRunsGiveTheSameFileByteForByte) {
  const Scenario scenario = load(GetParam());
  const RunPlan plan = plan_of(scenario);
  const RecordSpec spec = record_spec(*plan.setup, {"none"});
  Provenance origin;
  origin.scenario_text = scenario.resolved;
  const auto image = [&] {
    const std::vector<RunRecord> runs{run_one(plan, 0)};
    return build_image(spec, runs, origin);
  };
  EXPECT_TRUE(image() == image());
}

// No rule reads a date: all moments 90 days later, the same run (ruling M2).
TEST_P(Invariance, ShiftingAllDatesByNinetyDaysChangesNothing) {
  Scenario scenario = load(GetParam());
  ScenarioFile& file = scenario.file;
  const std::string before = marks_of(scenario);
  std::size_t moments = 0;
  testing::rewrite(
      file, [](std::string&) {},
      [&](Instant& moment) {
        moment.minutes += 90 * 24 * 60;
        ++moments;
      });
  EXPECT_GE(moments, 2U);
  EXPECT_EQ(marks_of(scenario), before);
}

// No rule reads a name: every id replaced by one that sorts the other way round (ruling M10).
TEST_P(Invariance, RenamingEverythingChangesNothing) {
  Scenario scenario = load(GetParam());
  ScenarioFile& file = scenario.file;
  const std::string before = marks_of(scenario);
  std::map<std::string, std::string> fresh;
  const auto collect = [&](const auto& entries) {
    for (const auto& entry : entries) fresh.emplace(entry.id, "thing_" + std::to_string(9999 - fresh.size()));
  };
  collect(file.parties), collect(file.factions), collect(file.streams), collect(file.tunnels);
  collect(file.regions), collect(file.outlets), collect(file.publics), collect(file.polls),
      collect(file.leaders);
  collect(file.mediators), collect(file.relations), collect(file.halts), collect(file.texts),
      collect(file.covers);
  testing::rewrite(
      file,
      [&](std::string& word) {
        if (const auto found = fresh.find(word); found != fresh.end()) word = found->second;
      },
      [](Instant&) {});
  ASSERT_GE(fresh.size(), 6U);
  EXPECT_NE(file.parties[0].id, load(GetParam()).file.parties[0].id);
  EXPECT_EQ(marks_of(scenario), before);
}

INSTANTIATE_TEST_SUITE_P(Shipped, Invariance, ::testing::ValuesIn(testing::cases),
                         [](const auto& shown) { return std::string(shown.param.name); });

TEST(InvarianceOfMinimal, SwitchingOffWhatDoesNothingChangesNothing) {
  const Case& minimal = testing::cases[0];
  const std::string before = marks_of(load(minimal));
  for (const char* name : {"ground_phase", "engagement", "infiltration", "tunnel_search", "tunnel_belief"})
    EXPECT_EQ(marks_of(load(minimal, {"mechanisms." + std::string(name) + ".on=false"})), before) << name;
  EXPECT_NE(marks_of(load(minimal, {"mechanisms.halts.on=false"})), before);
}

}  // namespace
}  // namespace truce
