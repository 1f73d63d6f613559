// Sweeps: the same bytes for any number of threads, any order of parts, and after any number of kills.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>

#include "sim/base/parallel.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/reader.hpp"
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

TEST(Sweep, MergesTheSameValuesWhenThePartsAreTooLargeForMemory) {
  const SmallStudy study;
  (void)swept(study, "small", 2);
  const ResultsFile small(merged_path(study.at("small")));
  std::filesystem::copy(study.at("small"), study.at("large"));
  std::filesystem::remove(merged_path(study.at("large")));
  EXPECT_EQ(merge_parts(study.plan(), study.at("large"), 1).runs, 24U);
  const ResultsFile large(merged_path(study.at("large")));
  EXPECT_EQ(large.provenance().options, small.provenance().options);
  for (const SeriesSpec& series : small.read_spec().series) {
    const auto a = small.read_series(series.name), b = large.read_series(series.name);
    ASSERT_EQ(a.values.size(), b.values.size());
    EXPECT_EQ(std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(float)), 0)
        << series.name;
  }
  EXPECT_EQ(small.read_table("arrangements").columns, large.read_table("arrangements").columns);
  EXPECT_EQ(small.read_outcome("calm_hours"), large.read_outcome("calm_hours"));
  const std::string first = content_of(merged_path(study.at("large")));
  std::filesystem::remove(merged_path(study.at("large")));
  (void)merge_parts(study.plan(), study.at("large"), 1);
  EXPECT_EQ(content_of(merged_path(study.at("large"))), first);
}

TEST(Sweep, GoesOnWhereItWasStopped) {
  const SmallStudy study;
  const Plan plan = study.plan();
  std::size_t parts = 0;
  SweepHooks hooks;
  hooks.after_step = [&] { return parts < 2; };
  hooks.after_part = [&](std::size_t done, std::size_t, std::size_t) { parts = done; };
  EXPECT_THROW((void)sweep(plan, study.at("out"), test_program, hooks), Stopped);
  EXPECT_EQ(find_parts(plan, study.at("out")).size(), 2U);
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
