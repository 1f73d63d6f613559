// Studies that stop by themselves: the same bytes however they are worked through, and no run differs from a
// plain study's.
#include "sim/study/generations.hpp"

#include <gtest/gtest.h>

#include "sim/base/parallel.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/reader.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

Plan stopping_plan(const SmallStudy& study, const std::string& half_width) {
  return make_plan(read_study(
      study.write("studies/stopping.yaml",
                  "study: 1\nscenario: ../minimal.yaml\nseed: 7\nlevers: {full: {}, frozen: "
                  "{mechanisms.opinion.on: false}, "
                  "half: {streams.south_fire.rate_per_hour: 0.5}}\n"
                  "replication: {min: 4, max: 14, stop: {outcome: deaths_north_people, half_width: " +
                      half_width + "}}\noutputs: {series_replicates: 2, tables: []}\n")));
}

struct Told {
  std::vector<std::uint32_t> replicates;
  std::vector<double> widest;
};

GenerationHands hands_of(Told& told) {
  GenerationHands hands;
  hands.sweep = [](const Plan& plan, const std::string& folder) {
    return sweep(plan, folder, test_program, {});
  };
  hands.agree = [](bool word) { return word; };
  hands.after = [&told](std::uint32_t replicates, double widest) {
    told.replicates.push_back(replicates);
    told.widest.push_back(widest);
  };
  return hands;
}

TEST(Generations, DoubleFromTheLeastToTheMost) {
  ReplicationSetup replication;
  replication.min = 4;
  replication.max = 20;
  EXPECT_EQ(generation_ends(replication), (std::vector<std::uint32_t>{4, 8, 16, 20}));
  replication.min = 20;
  EXPECT_EQ(generation_ends(replication), std::vector<std::uint32_t>{20});
}

TEST(Generations, StopWhenTheIntervalIsNarrowEnough) {
  const SmallStudy study;
  Told told;
  (void)sweep_generations(stopping_plan(study, "1000"), study.at("early"), test_program, hands_of(told));
  EXPECT_EQ(told.replicates, std::vector<std::uint32_t>{4});
  EXPECT_EQ(ResultsFile(merged_path(study.at("early"))).run_count(), 12U);
  Told all;
  (void)sweep_generations(stopping_plan(study, "0.000001"), study.at("late"), test_program, hands_of(all));
  EXPECT_EQ(all.replicates, (std::vector<std::uint32_t>{4, 8, 14}));
  EXPECT_LT(all.widest[2], all.widest[0]);
  EXPECT_EQ(ResultsFile(merged_path(study.at("late"))).run_count(), 42U);
}

TEST(Generations, GiveTheSameBytesForAnyThreadsAndAfterAStop) {
  const SmallStudy study;
  const Plan plan = stopping_plan(study, "0.000001");
  Told told;
  use_threads(1);
  (void)sweep_generations(plan, study.at("one"), test_program, hands_of(told));
  use_threads(2);
  int steps = 0;
  GenerationHands stopping = hands_of(told);
  stopping.sweep = [&](const Plan& part, const std::string& folder) {
    SweepHooks hooks;
    hooks.after_step = [&] { return ++steps < 3000; };
    return sweep(part, folder, test_program, hooks);
  };
  EXPECT_THROW((void)sweep_generations(plan, study.at("two"), test_program, stopping), Stopped);
  (void)sweep_generations(plan, study.at("two"), test_program, hands_of(told));
  EXPECT_EQ(content_of(merged_path(study.at("one"))), content_of(merged_path(study.at("two"))));
  EXPECT_GT(content_of(merged_path(study.at("one"))).size(), 1000U);
}

TEST(Generations, HoldTheRunsOfAPlainStudy) {
  const SmallStudy study;
  const Plan plan = stopping_plan(study, "0.000001");
  Told told;
  (void)sweep_generations(plan, study.at("out"), test_program, hands_of(told));
  const ResultsFile merged(merged_path(study.at("out")));
  RunPlan alone;
  alone.setup = plan.cells[2].setup;
  alone.pipeline = plan.cells[2].pipeline;
  alone.seed = 7;
  bool found = false;
  for (std::size_t r = 0; r < merged.run_count(); ++r) {
    if (merged.keys().strategy[r] != 2 || merged.keys().replicate[r] != 9) continue;
    found = true;
    EXPECT_EQ(merged.read_run(r).marks.back().hash, run_one(alone, 9).marks.back().hash);
  }
  EXPECT_TRUE(found);
}

TEST(Pairing, CanBeTakenAway) {
  const SmallStudy study;
  const Plan plan = make_plan(
      read_study(study.write("studies/unpaired.yaml",
                             "study: 1\nscenario: ../minimal.yaml\nlevers: {a: {}, b: {title: other}}\n"
                             "replication: {replicates: 3, paired: false}\n")));
  (void)sweep(plan, study.at("out"), test_program, {});
  const ResultsFile merged(merged_path(study.at("out")));
  EXPECT_EQ(merged.keys().replicate, (std::vector<std::int32_t>{0, 1, 2, 3, 4, 5}));
  EXPECT_NE(merged.read_run(0).marks.back().hash, merged.read_run(3).marks.back().hash);
}

}  // namespace
}  // namespace truce
