// The corpus of wrong studies: every file of tests/input_errors/study gives exactly the messages stored
// beside it.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

const std::filesystem::path corpus = std::filesystem::path(TRUCE_SOURCE_DIR) / "tests/input_errors/study";

std::string messages_for(const std::filesystem::path& path) {
  std::string text = messages_of([&] { (void)make_plan(read_study(path.string())); });
  for (const std::string& prefix : {corpus.string() + "/", std::string(TRUCE_SOURCE_DIR) + "/"})
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
      text.erase(at, prefix.size());
  return text;
}

TEST(StudyCorpus, EveryFileGivesItsStoredMessages) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    std::filesystem::path expected = entry.path();
    expected.replace_extension(".expected");
    const std::string messages = messages_for(entry.path());
    if (std::getenv("TRUCE_STORE_MESSAGES") != nullptr) std::ofstream(expected, std::ios::binary) << messages;
    EXPECT_NE(messages, "") << entry.path().filename();
    EXPECT_EQ(messages, content_of(expected.string())) << entry.path().filename();
  }
  EXPECT_GE(files, 25);
}

}  // namespace
}  // namespace truce
