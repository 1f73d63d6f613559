// The hard rule of benchmark A: the counts and the thirteen misses ruling H1 quotes.
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "tests/unit/answers/observed.hpp"

namespace truce::answers {
namespace {

int right(const RuleSettings& settings) {
  int count = 0;
  for (const Answer& answer : observed().answers) {
    count += hard_rule(observed(), answer, settings) == answer.yes ? 1 : 0;
  }
  return count;
}

TEST(HardRule, GetsThreeMoreSentencesWorthOfAnswersRight) {
  EXPECT_EQ(right({Stage::state}), 91);
  EXPECT_EQ(right({Stage::consultation}), 95);
  EXPECT_EQ(right({Stage::rival}), 98);
}

TEST(HardRule, OwesOneAnswerToTheAuthorSentence) {
  EXPECT_EQ(right({Stage::rival, Reservations::by_date, false}), 97);
}

TEST(HardRule, MissesTheseThirteenAnswers) {
  using D = Decider;
  const std::set<std::pair<std::string, Decider>> known = {
      {"P01", D::pa},      {"P06", D::isr_gov}, {"P06", D::qassam}, {"P13", D::hamas_pb},
      {"P13", D::qassam},  {"P18", D::isr_gov}, {"P21", D::pij},    {"P26", D::hamas_pb},
      {"P26", D::qassam},  {"P26", D::pij},     {"P28", D::qassam}, {"P30", D::qassam},
      {"P32", D::hamas_pb}};
  std::set<std::pair<std::string, Decider>> found;
  for (const Miss& miss : evaluation().misses) {
    found.insert({miss.text, miss.decider});
  }
  EXPECT_EQ(evaluation().misses.size(), 13u);
  EXPECT_EQ(found, known);
}

TEST(HardRule, WithoutPreferencesGetsOneMoreRight) { EXPECT_EQ(evaluation().process_rule_right, 99); }

TEST(HardRule, ByTermsAloneGets68WithAugustValuesAnd69WithDatedOnes) {
  EXPECT_EQ(evaluation().stages.front().right, 68);
  EXPECT_EQ(evaluation().stages.front().right_no_authors, 62);
  EXPECT_EQ(right({Stage::terms, Reservations::by_date, false}), 69);
}

TEST(HardRule, CountsWithoutAuthorsAsTheNotesDo) {
  const auto& stages = evaluation().stages;
  EXPECT_EQ(stages[1].right_no_authors, 80);
  EXPECT_EQ(stages[2].right_no_authors, 84);
  EXPECT_EQ(stages[3].right_no_authors, 87);
}

TEST(HardRule, FindsNoBreachInATextThatSaysNothing) {
  Benchmark bench = observed();
  for (Text& text : bench.texts) {
    text.issues = {};
  }
  for (const Answer& answer : bench.answers) {
    EXPECT_TRUE(hard_rule(bench, answer, {Stage::state}));
  }
}

TEST(HardRule, LeansOnValuesCodedForTheEnd) {
  const Question late = after_july(observed());
  int by_date = 0;
  int july = 0;
  for (const std::size_t i : late.asked) {
    const Answer& answer = observed().answers[i];
    by_date += hard_rule(observed(), answer, {}) == answer.yes ? 1 : 0;
    july += hard_rule(observed(), answer, {Stage::rival, Reservations::july}) == answer.yes ? 1 : 0;
  }
  EXPECT_EQ(by_date, 45);
  EXPECT_EQ(july, 33);
}

}  // namespace
}  // namespace truce::answers
