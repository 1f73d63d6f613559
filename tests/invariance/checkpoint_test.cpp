// Stopped at every hour and gone on with, a run is the run without a stop: the same hashes and the same file.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "sim/base/error.hpp"
#include "sim/engine/checkpoint.hpp"
#include "sim/record/checkpoint_file.hpp"
#include "sim/record/writer.hpp"
#include "tests/invariance/cases.hpp"

namespace truce {
namespace {

std::vector<std::byte> file_of(const RunPlan& plan, const RunRecord& run) {
  const std::vector<RunRecord> runs{run};
  return build_image(record_spec(*plan.setup, {"none"}), runs, Provenance{});
}

// Images of one run at the end of every step.
std::vector<CheckpointImage> all_images(const RunPlan& plan) {
  Simulation simulation(plan.setup, *plan.pipeline, Luck{plan.seed, 0, 0});
  Recorder recorder(*plan.setup);
  simulation.watch(recorder);
  std::vector<CheckpointImage> images{take_checkpoint(simulation, recorder, Provenance{})};
  while (!simulation.finished()) {
    simulation.step();
    images.push_back(take_checkpoint(simulation, recorder, Provenance{}));
  }
  return images;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

class Checkpoint : public ::testing::TestWithParam<testing::Case> {};

TEST_P(Checkpoint, OfAnyHourGoesOnToTheSameHashesAndTheSameFile) {
  const RunPlan plan = testing::plan_of(testing::load(GetParam()));
  const RunRecord whole = run_one(plan, 0);
  const std::vector<std::byte> file = file_of(plan, whole);
  const std::vector<CheckpointImage> images = all_images(plan);
  ASSERT_EQ(images.size(), 201U);
  for (const CheckpointImage& image : images) {
    const RunRecord resumed = resume_run(plan, image);
    ASSERT_EQ(testing::marks_text(resumed), testing::marks_text(whole)) << "stopped at step " << image.step;
    ASSERT_TRUE(same_bits(resumed.outcomes, whole.outcomes)) << "stopped at step " << image.step;
    if (image.step % 40 == 17) {
      ASSERT_TRUE(file_of(plan, resumed) == file) << "stopped at step " << image.step;
    }
  }
}

TEST_P(Checkpoint, SurvivesItsFile) {
  const RunPlan plan = testing::plan_of(testing::load(GetParam()));
  const RunRecord whole = run_one(plan, 0);
  const CheckpointImage image = all_images(plan)[101];
  const std::vector<std::byte> bytes = checkpoint_bytes(image);
  EXPECT_TRUE(checkpoint_bytes(image) == bytes);
  const RunRecord resumed = resume_run(plan, read_checkpoint_bytes(bytes));
  EXPECT_EQ(testing::marks_text(resumed), testing::marks_text(whole));
  EXPECT_TRUE(file_of(plan, resumed) == file_of(plan, whole));
}

TEST(CheckpointRefusal, NamesBothSchemaHashes) {
  const RunPlan plan = testing::plan_of(testing::load(testing::cases[0]));
  CheckpointImage image = all_images(plan)[5];
  image.schema.low ^= 1;
  try {
    (void)resume_run(plan, image);
    FAIL() << "a checkpoint of another program was taken";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find(image.schema.hex()), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find(schema_hash().hex()), std::string::npos) << error.what();
  }
}

TEST(CheckpointRefusal, SeesOneChangedBit) {
  const RunPlan plan = testing::plan_of(testing::load(testing::cases[0]));
  CheckpointImage image = all_images(plan)[5];
  const auto column = std::ranges::find(image.columns, "streams.excitation", &CheckpointColumn::name);
  ASSERT_NE(column, image.columns.end());
  column->bytes[3] ^= std::byte{1};
  EXPECT_THROW((void)resume_run(plan, image), InputError);
}

INSTANTIATE_TEST_SUITE_P(Shipped, Checkpoint, ::testing::Values(testing::cases[0], testing::cases[1]),
                         [](const auto& shown) { return std::string(shown.param.name); });

}  // namespace
}  // namespace truce
