// A results file appears whole or not at all, and never takes the place of another unasked.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/base/error.hpp"
#include "sim/record/writer.hpp"

namespace truce {
namespace {

namespace fs = std::filesystem;

class Publish : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "truce-publish-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] static std::vector<std::byte> bytes(std::size_t size, int value) {
    return std::vector<std::byte>(size, static_cast<std::byte>(value));
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  static RecordError::Kind kind_of_failure(const std::string& path, const std::vector<std::byte>& bytes,
                                           Overwrite overwrite, std::string* text) {
    try {
      publish(path, bytes, overwrite);
    } catch (const RecordError& error) {
      *text = error.what();
      return error.kind;
    }
    *text = "no error";
    return RecordError::Kind::busy;
  }

  fs::path folder_;
};

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_F(Publish, WritesAllBytesAndLeavesNothingElse) {
  publish(path("a.h5"), bytes(20000000, 'a'), Overwrite::forbid);
  EXPECT_EQ(content(path("a.h5")), std::string(20000000, 'a'));
  EXPECT_EQ(files(), 1U);
}

TEST_F(Publish, KeepsAnExistingFileUnlessAskedToReplaceIt) {
  publish(path("a.h5"), bytes(10, 'a'), Overwrite::forbid);
  std::string text;
  EXPECT_EQ(kind_of_failure(path("a.h5"), bytes(20, 'b'), Overwrite::forbid, &text),
            RecordError::Kind::create);
  EXPECT_NE(text.find("--force"), std::string::npos) << text;
  EXPECT_EQ(content(path("a.h5")), std::string(10, 'a'));
  publish(path("a.h5"), bytes(20, 'b'), Overwrite::allow);
  EXPECT_EQ(content(path("a.h5")), std::string(20, 'b'));
  EXPECT_EQ(files(), 1U);
}

TEST_F(Publish, SaysWhyAFileCannotBeCreated) {
  std::string text;
  EXPECT_EQ(kind_of_failure(path("missing/a.h5"), bytes(1, 'a'), Overwrite::allow, &text),
            RecordError::Kind::create);
  EXPECT_NE(text.find("No such file or directory"), std::string::npos) << text;
  EXPECT_EQ(kind_of_failure("/proc/a.h5", bytes(1, 'a'), Overwrite::allow, &text), RecordError::Kind::create);
  EXPECT_EQ(kind_of_failure("/dev/null", bytes(1, 'a'), Overwrite::allow, &text), RecordError::Kind::create);
  EXPECT_NE(text.find("not a plain file"), std::string::npos) << text;
  EXPECT_EQ(kind_of_failure(folder_.string(), bytes(1, 'a'), Overwrite::allow, &text),
            RecordError::Kind::create);
}

TEST_F(Publish, LeavesTheOldFileWhenTheDiskIsFull) {
  publish(path("a.h5"), bytes(10, 'a'), Overwrite::forbid);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 100000, .rlim_max = before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  std::string text;
  const auto kind = kind_of_failure(path("a.h5"), bytes(1000000, 'b'), Overwrite::allow, &text);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_EQ(kind, RecordError::Kind::transfer);
  EXPECT_NE(text.find("make room"), std::string::npos) << text;
  EXPECT_EQ(content(path("a.h5")), std::string(10, 'a'));
  EXPECT_EQ(files(), 1U);
}

TEST_F(Publish, LeavesAnotherProcessPartAlone) {
  std::ofstream(path(".a.h5." + std::to_string(getpid()) + ".0.part")) << "theirs";
  publish(path("a.h5"), bytes(10, 'a'), Overwrite::forbid);
  EXPECT_EQ(content(path(".a.h5." + std::to_string(getpid()) + ".0.part")), "theirs");
  EXPECT_EQ(content(path("a.h5")), std::string(10, 'a'));
}

}  // namespace
}  // namespace truce
