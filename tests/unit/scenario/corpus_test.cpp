// The corpus of wrong files: every file of tests/input_errors/guard gives exactly the messages stored beside
// it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/scenario/guard.hpp"
#include "sim/scenario/include.hpp"
#include "sim/scenario/reader.hpp"
#include "tests/unit/scenario/messages.hpp"
#include "tests/unit/scenario/sample.hpp"

namespace truce {
namespace {

const std::filesystem::path corpus = std::filesystem::path(TRUCE_SOURCE_DIR) / "tests/input_errors/guard";

std::string messages_for(const std::filesystem::path& path) {
  std::string text = messages_of([&] {
    const Node root = resolve_includes(read_yaml_file(path.string()), corpus.string());
    Sample sample;
    Reading reading;
    read_keys(root, "", sample, reading);
    finish_reading(reading);
  });
  const std::string prefix = corpus.string() + "/";
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
    text.erase(at, prefix.size());
  return text;
}

std::string content_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

TEST(GuardCorpus, EveryFileGivesItsStoredMessages) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    std::filesystem::path expected = entry.path();
    expected.replace_extension(".expected");
    ASSERT_TRUE(std::filesystem::exists(expected)) << expected;
    EXPECT_EQ(messages_for(entry.path()), content_of(expected)) << entry.path().filename();
  }
  EXPECT_GE(files, 150);
}

}  // namespace
}  // namespace truce
