// The same start: one history for all levers, equal to the runs it stands for, and one shape of record.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/reader.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/pool.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

// Two made-up parties, their mediators, and two ways to mediate; one brings a mediator of its own.
class MediatedStudy {
 public:
  explicit MediatedStudy(const std::string& rest, const std::string& levers = plain_levers) {
    for (const char* name : {"two_parties.yaml", "two_parties_mediator.yaml"})
      scratch_.write(name, content_of(std::string(TRUCE_SOURCE_DIR) + "/scenarios/" + name));
    scratch_.write("strategies/quick.yaml", quick);
    scratch_.write("strategies/envoy.yaml", envoy);
    path_ = scratch_.write("studies/same.yaml",
                           "study: 1\nscenario: ../two_parties_mediator.yaml\nseed: 3\n" + levers +
                               "constants: {clock.horizon_hours: 288}\n"
                               "replication: {replicates: 3}\n"
                               "outputs: {series_replicates: 3}\n" +
                               rest);
  }
  [[nodiscard]] Plan plan() const { return make_plan(read_study(path_)); }
  [[nodiscard]] std::string at(const std::string& name) const { return scratch_.at(name); }

  static constexpr const char* plain_levers =
      "levers:\n  goes_on: {}\n  quick: {strategy: quick}\n  envoy: {strategy: envoy}\n";
  static constexpr const char* quick =
      "strategies:\n  quick: {lead: neighbour, kind: humanitarian, duration_hours: 48,\n"
      "    text: {duration: 0.3, forces: 0.5}, versions: 3, rounds_per_day: 8}\n"
      "efforts:\n  first: {strategy: quick}\n";
  static constexpr const char* envoy =
      "mediators: {envoy: {wants_calm: 1, effort_start: 1}}\n"
      "relations: {envoy_to_neighbour: {from: envoy, to: neighbour, trust: 0.5}}\n"
      "strategies:\n  envoy: {lead: envoy, kind: package, duration_hours: -1,\n"
      "    text: {duration: 0.9, forces: 0.9}, versions: 3, rounds_per_day: 8}\n"
      "efforts:\n  first: {strategy: envoy}\n";

 private:
  ScratchFolder scratch_;
  std::string path_;
};

constexpr const char* day_five = "same_start: {at: 2000-03-06 00:00}\n";

std::string marks_of(const RunRecord& run) {
  std::string text;
  for (const StateMark& mark : run.marks) text += std::to_string(mark.step) + " " + mark.hash.hex() + "\n";
  return text;
}

// All runs of a plan in its own order.
std::vector<RunRecord> runs_of(const Plan& plan) {
  std::vector<RunRecord> all;
  for (std::size_t shard = 0; shard < plan.shards(); ++shard)
    for (RunRecord& record : compute_shard(plan, shard, {})) all.push_back(std::move(record));
  return all;
}

RunRecord run_of(const std::vector<RunRecord>& runs, int lever, int replicate) {
  return *std::ranges::find_if(
      runs, [&](const RunRecord& run) { return run.strategy == lever && run.replicate == replicate; });
}

RunPlan whole_run(const Cell& cell, std::uint64_t seed) {
  RunPlan plan;
  plan.setup = cell.setup;
  plan.pipeline = cell.pipeline;
  plan.seed = seed;
  plan.strategy = cell.lever;
  return plan;
}

TEST(SameStart, OfTheStrategyOfItsHistoryIsTheRunWithoutABranch) {
  const Plan plan = MediatedStudy(day_five).plan();
  const std::vector<RunRecord> runs = runs_of(plan);
  for (int replicate = 0; replicate < 3; ++replicate) {
    const RunRecord whole = run_one(whole_run(plan.cells[0], 3), static_cast<std::uint32_t>(replicate));
    const RunRecord branched = run_of(runs, 0, replicate);
    EXPECT_EQ(branched.error, "");
    EXPECT_EQ(marks_of(branched), marks_of(whole));
    EXPECT_EQ(branched.series, whole.series);
  }
}

TEST(SameStart, SharesEverythingBeforeTheBranchAndPartsAfterIt) {
  const Plan plan = MediatedStudy(day_five).plan();
  const std::vector<RunRecord> runs = runs_of(plan);
  bool has_parted = false;
  for (int replicate = 0; replicate < 3; ++replicate) {
    const RunRecord one = run_of(runs, 0, replicate), other = run_of(runs, 1, replicate);
    ASSERT_EQ(one.marks.size(), 13U);
    for (std::size_t day = 0; day <= 5; ++day) EXPECT_EQ(one.marks[day].hash, other.marks[day].hash) << day;
    has_parted = has_parted || !(one.marks.back().hash == other.marks.back().hash);
  }
  EXPECT_TRUE(has_parted);
}

TEST(SameStart, EndsTheEffortsOfTheHistoryAndBeginsTheLeversOwn) {
  const Plan plan = MediatedStudy(day_five).plan();
  EXPECT_EQ(plan.cells[0].efforts_before, 0U);
  const std::size_t before = plan.same_start.histories[0].setup->efforts.size();
  EXPECT_EQ(plan.cells[1].efforts_before, before);
  const Entries<EffortSetup>& efforts = plan.cells[1].setup->efforts;
  ASSERT_EQ(efforts.size(), before + 1);
  EXPECT_EQ(efforts[0].id, "past_first");
  EXPECT_EQ(efforts[before].id, "first");
  EXPECT_EQ(efforts[before].value.strategy, "quick");
}

TEST(SameStart, OfAnEarlyBranchDiffersFromALateOneByTheHistoryAlone) {
  const std::vector<RunRecord> early = runs_of(MediatedStudy("same_start: {at: 2000-03-01 00:00}\n").plan());
  const Plan own = MediatedStudy("").plan();
  // From hour 0 with the same efforts there is nothing to branch from.
  EXPECT_EQ(marks_of(run_of(early, 0, 1)), marks_of(run_one(whole_run(own.cells[0], 3), 1)));
}

TEST(SameStart, HoldsWhatTheHistorySaysUpToTheMomentOnly) {
  const Plan plan =
      MediatedStudy("same_start: {at: 2000-03-06 00:00, history: {arrangements: none}}\n").plan();
  EXPECT_EQ(plan.same_start.histories[0].setup->arrangements, ArrangementMode::none);
  EXPECT_EQ(plan.cells[0].setup->arrangements, ArrangementMode::negotiated);
  EXPECT_EQ(plan.same_start.hour, 120);
  for (const RunRecord& run : runs_of(plan)) EXPECT_EQ(run.error, "");
}

TEST(SameStart, GivesEveryCellTheMediatorsOfAll) {
  const Plan plan = MediatedStudy(day_five).plan();
  for (const Cell& cell : plan.cells) EXPECT_GE(row_of(cell.setup->mediators, "envoy"), 0);
  EXPECT_GE(row_of(plan.same_start.histories[0].setup->mediators, "envoy"), 0);
  const Plan own_start = MediatedStudy("").plan();
  for (const Cell& cell : own_start.cells) EXPECT_GE(row_of(cell.setup->mediators, "envoy"), 0);
}

TEST(SameStart, IdleMediatorsChangeNothing) {
  const Plan with = MediatedStudy("").plan();
  const Plan without = MediatedStudy("", "levers:\n  goes_on: {}\n  quick: {strategy: quick}\n").plan();
  ASSERT_NE(with.cells[1].setup->mediators.size(), without.cells[1].setup->mediators.size());
  for (std::size_t cell = 0; cell < 2; ++cell)
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
      const RunRecord a = run_one(whole_run(with.cells[cell], 3), replicate);
      const RunRecord b = run_one(whole_run(without.cells[cell], 3), replicate);
      EXPECT_EQ(a.outcomes.size(), b.outcomes.size());
      for (std::size_t o = 0; o < a.outcomes.size(); ++o)
        EXPECT_TRUE(a.outcomes[o] == b.outcomes[o] ||
                    (std::isnan(a.outcomes[o]) && std::isnan(b.outcomes[o])));
      const RecordSpec spec = record_spec(*without.cells[cell].setup, {});
      for (std::size_t s = 0; s < spec.series.size(); ++s)
        if (spec.series[s].dimension != "mediator") {
          EXPECT_EQ(a.series[s], b.series[s]) << spec.series[s].name;
        }
    }
}

TEST(SameStart, RunsEveryLeverASecondTimeFromTheFirstHourWhenAsked) {
  const Plan plan = MediatedStudy("same_start: {at: 2000-03-06 00:00, own_start: true}\n").plan();
  ASSERT_EQ(plan.levers.size(), 6U);
  EXPECT_EQ(plan.levers[4].id, "quick_own_start");
  EXPECT_TRUE(plan.levers[4].own_start);
  const std::vector<RunRecord> runs = runs_of(plan);
  EXPECT_EQ(marks_of(run_of(runs, 4, 2)), marks_of(run_one(whole_run(plan.cells[4], 3), 2)));
  EXPECT_NE(marks_of(run_of(runs, 4, 2)), marks_of(run_of(runs, 1, 2)));
}

TEST(SameStart, KeepsRunsOfOneHistoryInOnePart) {
  const Plan plan = MediatedStudy(std::string(day_five) + "execution: {shard_runs: 7}\n").plan();
  EXPECT_EQ(plan.shard_runs, 6U);
  EXPECT_EQ(plan.place_of(4).cell, 1U);
  EXPECT_EQ(plan.place_of(4).nth, 1U);
  std::size_t number = 0;
  for (const RunRecord& run : runs_of(plan)) {
    EXPECT_EQ(run.strategy, plan.cells[plan.place_of(number).cell].lever);
    EXPECT_EQ(run.replicate, static_cast<std::int32_t>(plan.place_of(number++).nth));
  }
}

TEST(SameStart, GivesTheSameBytesWithOneThreadAndWithTwoAndInAnyParts) {
  const MediatedStudy study(std::string(day_five) + "execution: {shard_runs: 3}\n");
  const auto swept = [&](const char* name, int threads) {
    use_threads(threads);
    (void)sweep(study.plan(), study.at(name), test_program, {});
    return content_of(merged_path(study.at(name)));
  };
  EXPECT_EQ(swept("one", 1), swept("two", 2));
  use_threads(2);
  const std::vector<RunRecord> apart = runs_of(study.plan());
  const std::vector<RunRecord> together = runs_of(MediatedStudy(day_five).plan());
  ASSERT_EQ(apart.size(), together.size());
  for (std::size_t run = 0; run < apart.size(); ++run)
    EXPECT_EQ(marks_of(apart[run]), marks_of(together[run]));
}

TEST(SameStart, TakesOverWhatALeverSaysOfRelations) {
  const Plan plan = MediatedStudy(day_five,
                                  "levers:\n  goes_on: {}\n"
                                  "  rivals: {relations.west_of_neighbour.trust: -0.9}\n")
                        .plan();
  const std::vector<RunRecord> runs = runs_of(plan);
  const RunRecord one = run_of(runs, 0, 0), other = run_of(runs, 1, 0);
  EXPECT_EQ(one.marks[5].hash, other.marks[5].hash);
  EXPECT_FALSE(one.marks[6].hash == other.marks[6].hash);
}

std::string faults_of(const MediatedStudy& study) {
  try {
    (void)study.plan();
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(SameStart, RefusesALeverWhoseStartWouldBeLost) {
  const std::string faults = faults_of(
      MediatedStudy(day_five, "levers:\n  goes_on: {}\n  aims: {parties.east.war.aim_start: 0.9}\n"));
  EXPECT_NE(faults.find("changes the start of parties"), std::string::npos) << faults;
  EXPECT_NE(faults.find("same.yaml:6"), std::string::npos) << faults;
}

TEST(SameStart, RefusesAMomentThatEndsNoStepOrLiesOutsideTheRun) {
  EXPECT_NE(faults_of(MediatedStudy("same_start: {at: 2000-03-06 00:10}\n")).find("ends no step"),
            std::string::npos);
  EXPECT_NE(faults_of(MediatedStudy("same_start: {at: 2000-02-01}\n")).find("ends no step"),
            std::string::npos);
  EXPECT_NE(faults_of(MediatedStudy("same_start: {at: 2000-06-01}\n")).find("after the end of the run"),
            std::string::npos);
}

}  // namespace
}  // namespace truce
