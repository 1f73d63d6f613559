// Sweeps: the same bytes for any number of threads, any order of parts, and after any number of kills.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cmath>
#include <filesystem>

#include "sim/base/parallel.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "sim/study/folder.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

std::string swept(const SmallStudy& study, const std::string& name, int threads) {
  use_threads(threads);
  (void)sweep(study.plan(), study.at(name), test_program, {});
  return content_of(merged_path(study.at(name)));
}

pid_t start(const SmallStudy& study, const std::string& name) {
  std::array<std::string, 4> words{STUDY_PROGRAM, study.path(), study.at(name), "2"};
  std::array<char*, 5> pointers{words[0].data(), words[1].data(), words[2].data(), words[3].data(), nullptr};
  pid_t child = 0;
  EXPECT_EQ(posix_spawn(&child, STUDY_PROGRAM, nullptr, nullptr, pointers.data(), environ), 0);
  return child;
}

TEST(Sweep, GivesTheSameBytesWithOneThreadAndWithTwo) {
  const SmallStudy study;
  const std::string one = swept(study, "one", 1);
  EXPECT_GT(one.size(), 1000U);
  EXPECT_EQ(one, swept(study, "two", 2));
}

TEST(Sweep, GivesTheSameBytesInAnyOrderOfParts) {
  const SmallStudy study;
  const Plan plan = study.plan();
  make_folder(study.at("shuffled"));
  for (const std::size_t shard : {3U, 0U, 4U, 2U, 1U})
    make_part(plan, shard, study.at("shuffled"), test_program, {});
  (void)merge_parts(plan, study.at("shuffled"));
  EXPECT_EQ(content_of(merged_path(study.at("shuffled"))), swept(study, "one", 1));
}

TEST(Sweep, GivesTheSameBytesAfterFiveKills) {
  const SmallStudy study;
  for (const unsigned milliseconds : {20U, 90U, 45U, 140U, 70U}) {
    const pid_t child = start(study, "killed");
    usleep(milliseconds * 1000);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
  }
  const pid_t child = start(study, "killed");
  int status = 1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(content_of(merged_path(study.at("killed"))), swept(study, "one", 1));
}

// The file of a study as it is when all runs are in memory at once.
std::string image_of_all_runs(const Plan& plan) {
  std::vector<RunRecord> records;
  for (std::size_t shard = 0; shard < plan.shards(); ++shard)
    for (RunRecord& record : compute_shard(plan, shard, {})) records.push_back(std::move(record));
  const auto image = build_image(study_spec(plan), records, study_provenance(plan, test_program));
  return {reinterpret_cast<const char*>(image.data()), image.size()};
}

TEST(Sweep, MergesPartByPartIntoTheBytesOfAllRunsInMemory) {
  for (const char* parts : {"1", "5", "24"}) {
    const SmallStudy study("", parts);
    use_threads(2);
    EXPECT_EQ(swept(study, "out", 2), image_of_all_runs(study.plan())) << parts << " runs a part";
  }
}

TEST(Sweep, MergesFailedRunsAmongOthersIntoTheBytesOfAllRunsInMemory) {
  const SmallStudy study;
  const Plan plan = study.plan();
  std::vector<RunRecord> records;
  make_folder(study.at("out"));
  for (std::size_t shard = 0; shard < plan.shards(); ++shard) {
    std::vector<RunRecord> part = compute_shard(plan, shard, {});
    if (shard == 2) {
      RunRecord failed;
      failed.replicate = part[1].replicate;
      failed.status = RunStatus::failed;
      failed.error = "made to fail";
      part[1] = failed;
    }
    Provenance provenance = study_provenance(plan, test_program);
    provenance.options = part_text(plan);
    const auto image = build_image(study_spec(plan), part, provenance);
    publish(study.at("out") + "/" + part_name(shard, hash_bytes(image.data(), image.size()).hex()), image,
            Overwrite::forbid);
    for (RunRecord& record : part) records.push_back(std::move(record));
  }
  const Harvest harvest = merge_parts(plan, study.at("out"));
  EXPECT_EQ(harvest.failed, 1U);
  EXPECT_EQ(harvest.first_error, "made to fail");
  const auto image = build_image(study_spec(plan), records, study_provenance(plan, test_program));
  EXPECT_EQ(content_of(merged_path(study.at("out"))),
            std::string(reinterpret_cast<const char*>(image.data()), image.size()));
}

TEST(Sweep, LeavesNothingButPartsPlanAndResults) {
  const SmallStudy study;
  (void)swept(study, "out", 2);
  for (const auto& entry : std::filesystem::directory_iterator(study.at("out"))) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name == "lock" || name == "plan.yaml" || name == "results.h5" || name.starts_with("part-"))
        << name;
  }
}

TEST(Sweep, KeepsThePartThatWasComputedBeforeAStop) {
  const SmallStudy study;
  const Plan plan = study.plan();
  use_threads(2);
  const std::int64_t steps = plan.steps_a_run() * static_cast<std::int64_t>(plan.shard_runs);
  std::atomic<std::int64_t> count = 0;
  SweepHooks hooks;
  hooks.after_step = [&] { return ++count <= steps; };  // stops at the first step of the second part
  EXPECT_THROW((void)sweep(plan, study.at("out"), test_program, hooks), Stopped);
  EXPECT_EQ(find_parts(plan, study.at("out")).size(), 1U);
}

TEST(Sweep, GoesOnWhereItWasStopped) {
  const SmallStudy study;
  const Plan plan = study.plan();
  std::atomic<std::size_t> parts = 0;
  SweepHooks hooks;
  hooks.after_step = [&] { return parts < 2; };
  hooks.after_part = [&](std::size_t done, std::size_t, std::size_t) { parts = done; };
  EXPECT_THROW((void)sweep(plan, study.at("out"), test_program, hooks), Stopped);
  EXPECT_GE(find_parts(plan, study.at("out")).size(), 2U);
  EXPECT_LT(find_parts(plan, study.at("out")).size(), 5U);
  EXPECT_EQ(swept(study, "out", 2), swept(study, "one", 2));
}

TEST(Sweep, OfALongerStudyRepeatsTheReplicatesOfTheShorter) {
  const SmallStudy study;
  (void)swept(study, "out", 2);
  const ResultsFile merged(merged_path(study.at("out")));
  RunPlan alone;
  const Plan plan = study.plan();
  alone.setup = plan.cells[1].setup;
  alone.pipeline = plan.cells[1].pipeline;
  alone.seed = 7;
  EXPECT_EQ(merged.read_run(6).marks.back().hash, run_one(alone, 3).marks.back().hash);
}

TEST(MergedFile, TellsPointLeverAndReplicateOfEachRun) {
  const SmallStudy study;
  (void)swept(study, "out", 2);
  const ResultsFile merged(merged_path(study.at("out")));
  ASSERT_EQ(merged.run_count(), 24U);
  EXPECT_EQ(merged.keys().design_point[13], 1);
  EXPECT_EQ(merged.keys().strategy[13], 0);
  EXPECT_EQ(merged.keys().replicate[13], 4);
  EXPECT_EQ(merged.provenance().options, study.plan().text);
}

TEST(MergedFile, KeepsSeriesOfTheFirstReplicatesOnlyAndOutcomesOfAll) {
  const SmallStudy study;
  (void)swept(study, "out", 2);
  const ResultsFile merged(merged_path(study.at("out")));
  const SeriesValues deaths = merged.read_series("deaths");
  EXPECT_FALSE(std::isnan(deaths.at(7, 10)));
  EXPECT_TRUE(std::isnan(deaths.at(8, 10)));
  for (const double calm : merged.read_outcome("calm_hours")) EXPECT_FALSE(std::isnan(calm));
  ASSERT_EQ(merged.read_spec().tables.size(), 1U);
  EXPECT_EQ(merged.read_table("arrangements").run_index.size(), 24U);
}

TEST(CommonLuck, MakesLeversThatDifferInNothingThatActsEqualBitForBit) {
  const SmallStudy study;
  const std::string path =
      study.write("studies/unused.yaml",
                  "study: 1\nscenario: ../minimal.yaml\nlevers: {one: {}, other: {title: \"other\"}}\n"
                  "replication: {replicates: 3}\n");
  const Plan plan = make_plan(read_study(path));
  (void)sweep(plan, study.at("out"), test_program, {});
  const ResultsFile merged(merged_path(study.at("out")));
  for (std::size_t r = 0; r < 3; ++r)
    EXPECT_EQ(merged.read_run(r).marks.back().hash, merged.read_run(r + 3).marks.back().hash);
}

}  // namespace
}  // namespace truce
