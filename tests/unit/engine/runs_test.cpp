// Runs: a failed run is a row with its error, records fit their spec, and bugs are not swallowed.
#include "sim/engine/runs.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "sim/engine/checkpoint.hpp"
#include "sim/engine/recorder.hpp"

namespace truce {
namespace {

std::shared_ptr<const ScenarioSetup> small_setup() {
  ScenarioSetup setup;
  setup.clock.start = Instant{0};
  setup.clock.horizon_hours = 10;
  setup.parties = {{"first", {}}, {"second", {}}};
  return std::make_shared<const ScenarioSetup>(setup);
}

RunPlan plan_with(std::function<void(World&, const Luck&)> apply) {
  RunPlan plan;
  plan.setup = small_setup();
  plan.pipeline = std::make_shared<const Pipeline>(
      std::vector<Mechanism>{{.card = {.name = "probe", .phase = Phase::calendar, .says = ""},
                              .start = {},
                              .apply = std::move(apply)}});
  plan.replicates = 3;
  return plan;
}

TEST(Runs, KeepAFailedRunAsARowAndGoOn) {
  const RunPlan plan = plan_with([](World&, const Luck& luck) {
    if (luck.replicate == 1) throw RunError("the probe gave up");
  });
  const std::vector<RunRecord> records = run_many(plan);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].status, RunStatus::ok);
  EXPECT_EQ(records[1].status, RunStatus::failed);
  EXPECT_EQ(records[1].error, "the probe gave up");
  EXPECT_EQ(records[2].replicate, 2);
}

CheckpointImage image_at_step_4(const RunPlan& plan) {
  CheckpointImage image;
  (void)run_with_checkpoint(plan, 4, {}, [&image](const CheckpointImage& taken) { image = taken; });
  return image;
}

TEST(Runs, KeepAResumedRunThatFailsAsARow) {
  bool gives_up = false;
  RunPlan plan = plan_with([&gives_up](World& world, const Luck&) {
    if (gives_up && world.clock.step > 6) throw RunError("the probe gave up");
  });
  plan.first_replicate = 2;
  const CheckpointImage image = image_at_step_4(plan);
  EXPECT_EQ(resume_run(plan, image).status, RunStatus::ok);
  gives_up = true;
  const RunRecord record = resume_run(plan, image);
  EXPECT_EQ(record.status, RunStatus::failed);
  EXPECT_EQ(record.error, "the probe gave up");
  EXPECT_EQ(record.replicate, 2);
  EXPECT_TRUE(record.marks.empty());  // nothing half done
}

TEST(Runs, KeepAResumedRunThatCannotBeSetUpAsARow) {
  RunPlan plan = plan_with([](World&, const Luck&) {});
  const CheckpointImage image = image_at_step_4(plan);
  std::vector<Mechanism> mechanisms{{.card = {.name = "probe", .phase = Phase::calendar, .says = ""},
                                     .start = [](World&, const Luck&) { throw std::bad_alloc(); },
                                     .apply = [](World&, const Luck&) {}}};
  plan.pipeline = std::make_shared<const Pipeline>(std::move(mechanisms));
  EXPECT_EQ(resume_run(plan, image).status, RunStatus::failed);
}

TEST(Runs, DoNotTakeAnImageThatDoesNotFitForARunThatFailed) {
  const RunPlan plan = plan_with([](World&, const Luck&) {});
  CheckpointImage image = image_at_step_4(plan);
  image.schema = {};
  EXPECT_THROW((void)resume_run(plan, image), InputError);
}

TEST(Runs, LetAFaultOfOurOwnThrough) {
  const RunPlan plan = plan_with([](World&, const Luck&) { require(false, "planted"); });
  EXPECT_THROW((void)run_one(plan, 0), BugError);
}

TEST(Runs, FillEverySeriesForEveryTime) {
  const RunPlan plan = plan_with([](World&, const Luck&) {});
  const RunRecord record = run_one(plan, 0);
  const RecordSpec spec = record_spec(*plan.setup, {"none"});
  ASSERT_EQ(spec.time_hours.size(), 11U);
  ASSERT_EQ(record.series.size(), spec.series.size());
  for (std::size_t s = 0; s < spec.series.size(); ++s)
    EXPECT_EQ(record.series[s].size() % spec.time_hours.size(), 0U) << spec.series[s].name;
  EXPECT_EQ(record.outcomes.size(), spec.outcomes.size());
  ASSERT_EQ(record.tables.size(), spec.tables.size());
  for (std::size_t t = 0; t < spec.tables.size(); ++t)
    EXPECT_EQ(record.tables[t].columns.size(), spec.tables[t].columns.size()) << spec.tables[t].name;
}

TEST(Runs, MarkTheStateAtTheStartEachDayAndTheEnd) {
  const RunPlan plan = plan_with([](World&, const Luck&) {});
  const RunRecord record = run_one(plan, 0);
  ASSERT_EQ(record.marks.size(), 2U);
  EXPECT_EQ(record.marks.front().step, 0);
  EXPECT_EQ(record.marks.back().step, 10);
}

TEST(Runs, StopAfterTheStepThatIsToldToStop) {
  RunPlan plan = plan_with([](World&, const Luck&) {});
  int steps = 0;
  plan.after_step = [&steps] { return ++steps < 14; };
  EXPECT_THROW((void)run_many(plan), Stopped);
  EXPECT_EQ(steps, 14);
}

TEST(Runs, TellEveryStepOnce) {
  RunPlan plan = plan_with([](World&, const Luck&) {});
  int steps = 0;
  plan.after_step = [&steps] { return ++steps > 0; };
  EXPECT_EQ(run_many(plan).size(), 3U);
  EXPECT_EQ(steps, 30);
}

}  // namespace
}  // namespace truce
