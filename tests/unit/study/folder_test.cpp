// The folder of a study: lock, plan, parts and what is refused.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sim/base/error.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/reader.hpp"
#include "sim/study/folder.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

namespace fs = std::filesystem;

std::string part_path(const Plan& plan, const std::string& folder, std::size_t shard) {
  return (fs::path(folder) / find_parts(plan, folder).at(shard)).string();
}

template <class Kind, class Call>
std::string message_of(Call&& call) {
  try {
    call();
  } catch (const Kind& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST(FolderLock, LetsOneProcessInAndTellsTheOther) {
  const ScratchFolder scratch;
  const FolderLock lock(scratch.path());
  try {
    const FolderLock second(scratch.path());
    FAIL();
  } catch (const RecordError& error) {
    EXPECT_EQ(error.kind, RecordError::Kind::busy);
  }
}

TEST(FolderLock, IsFreeAgainAfterwards) {
  const ScratchFolder scratch;
  { const FolderLock lock(scratch.path()); }
  const FolderLock again(scratch.path());
}

TEST(Folder, RefusesAFileInItsPlace) {
  const ScratchFolder scratch;
  scratch.write("file", "x");
  EXPECT_THROW(make_folder(scratch.at("file")), RecordError);
}

TEST(Folder, RefusesAnotherPlan) {
  const SmallStudy study;
  Plan plan = study.plan();
  make_folder(study.at("out"));
  settle_plan(plan, study.at("out"));
  settle_plan(plan, study.at("out"));
  plan.seed = 8;
  plan.text = plan_text(plan);
  EXPECT_NE(message_of<InputError>([&] {
              settle_plan(plan, study.at("out"));
            }).find("plan.yaml:7: the folder holds another plan"),
            std::string::npos);
}

TEST(Parts, AreNamedByTheirContent) {
  const SmallStudy study;
  const Plan plan = study.plan();
  make_folder(study.at("out"));
  make_part(plan, 1, study.at("out"), test_program, {});
  const auto parts = find_parts(plan, study.at("out"));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_TRUE(parts.at(1).starts_with("part-1."));
  EXPECT_EQ(ResultsFile(part_path(plan, study.at("out"), 1)).run_count(), 5U);
}

TEST(Parts, WithTwoContentsStopTheStudy) {
  const SmallStudy study;
  const Plan plan = study.plan();
  make_folder(study.at("out"));
  make_part(plan, 0, study.at("out"), test_program, {});
  study.write("out/part-0.0123456789abcdef.h5", "other");
  EXPECT_NE(message_of<BugError>([&] { (void)find_parts(plan, study.at("out")); }).find("is there twice"),
            std::string::npos);
}

TEST(Parts, ThatWereChangedAreRefused) {
  const SmallStudy study;
  const Plan plan = study.plan();
  make_folder(study.at("out"));
  make_part(plan, 0, study.at("out"), test_program, {});
  const std::string path = part_path(plan, study.at("out"), 0);
  std::string bytes = content_of(path);
  bytes[bytes.size() - 1] ^= 1;
  std::ofstream(path, std::ios::binary) << bytes;
  EXPECT_THROW((void)verify_parts(plan, study.at("out")), RecordError);
}

TEST(Parts, OfAnotherProgramAreRefused) {
  const SmallStudy study;
  const Plan plan = study.plan();
  make_folder(study.at("out"));
  make_part(plan, 0, study.at("out"), test_program, {});
  require_same_program(plan, study.at("out"), test_program);
  EXPECT_THROW(require_same_program(plan, study.at("out"), {"test", "other", "none"}), InputError);
  make_part(plan, 1, study.at("out"), {"test", "other", "none"}, {});
  EXPECT_THROW((void)verify_parts(plan, study.at("out")), RecordError);
}

TEST(Merge, SaysHowManyPartsAreMissing) {
  const SmallStudy study;
  const Plan plan = study.plan();
  make_folder(study.at("out"));
  make_part(plan, 2, study.at("out"), test_program, {});
  EXPECT_NE(message_of<RecordError>([&] { (void)merge_parts(plan, study.at("out")); }).find("4 of 5 parts"),
            std::string::npos);
}

TEST(Part, IsNotThereWhenItWasStopped) {
  const SmallStudy study;
  const Plan plan = study.plan();
  make_folder(study.at("out"));
  int steps = 0;
  EXPECT_THROW(make_part(plan, 0, study.at("out"), test_program, [&] { return ++steps < 50; }), Stopped);
  EXPECT_TRUE(find_parts(plan, study.at("out")).empty());
}

}  // namespace
}  // namespace truce
