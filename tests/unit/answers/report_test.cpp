// The page of benchmark A says what it must.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/answers/report.hpp"
#include "tests/unit/answers/observed.hpp"

namespace truce::answers {
namespace {

using testing::HasSubstr;

TEST(AnswersReport, SaysThatItIsNoEvidence) {
  for (const Format format : {Format::text, Format::markdown}) {
    EXPECT_THAT(report(evaluation(), format), HasSubstr("A regression test, never evidence"));
    EXPECT_THAT(report(evaluation(), format), HasSubstr("adds nothing that these answers can show"));
  }
}

TEST(AnswersReport, ShowsFittedNumbersBesideEveryModel) {
  const std::string page = report(evaluation(), Format::markdown);
  for (const ModelRow& row : evaluation().models) {
    const std::size_t begin = page.find("| " + row.name + " ", page.find("## Models"));
    ASSERT_NE(begin, std::string::npos) << row.name;
    const std::string cell = page.substr(page.find('|', begin + 2), 4);
    EXPECT_EQ(cell, "| " + std::to_string(row.fitted) + " ") << row.name;
  }
}

TEST(AnswersReport, ListsEveryMiss) {
  const std::string page = report(evaluation(), Format::text);
  EXPECT_THAT(page, HasSubstr("P32   hamas_pb  yes"));
  EXPECT_THAT(page, HasSubstr("The 13 misses"));
}

TEST(AnswersReport, KeepsLinesShortOnAScreen) {
  const std::string page = report(evaluation(), Format::text);
  std::size_t begin = 0;
  while (begin < page.size()) {
    const std::size_t end = page.find('\n', begin);
    EXPECT_LE(end - begin, 120u) << page.substr(begin, end - begin);
    begin = end + 1;
  }
}

}  // namespace
}  // namespace truce::answers
