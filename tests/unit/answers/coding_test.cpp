// Coding of the answers of 2014.
#include <gtest/gtest.h>

#include <map>

#include "tests/unit/answers/observed.hpp"

namespace truce::answers {
namespace {

TEST(Coding, KnowsThreeWordsForYesAndSixForNo) {
  for (const char* word : {"accept", "author", "support"}) {
    EXPECT_EQ(coded(word), Verdict::yes) << word;
  }
  for (const char* word : {"reject", "deny", "dismissed", "reject_tone", "reject_format", "contested"}) {
    EXPECT_EQ(coded(word), Verdict::no) << word;
  }
}

TEST(Coding, LeavesHalfAnswersUncoded) {
  for (const char* word : {"conditional", "unclear", "partial", "considered", "no_reply", "insufficient",
                           "accept_then_dispute_terms", "supports_talks", "talks_anyway", ""}) {
    EXPECT_EQ(coded(word), Verdict::uncoded) << word;
  }
}

TEST(Coding, FindsThe111AnswersOfThe32Texts) {
  EXPECT_EQ(observed().texts.size(), 32u);
  EXPECT_EQ(observed().answers.size(), 111u);
  EXPECT_EQ(without_authors(observed()).asked.size(), 100u);
}

TEST(Coding, LeavesTheReportOutThatWasNoText) {
  for (const Text& text : observed().texts) {
    EXPECT_NE(text.id, "P05");
  }
}

TEST(Coding, AuthorsAlwaysSayYes) {
  for (const Answer& answer : observed().answers) {
    EXPECT_TRUE(answer.yes || !answer.author);
  }
}

TEST(Coding, SplitsTheAnswersAt28July) {
  const Question late = after_july(observed());
  EXPECT_EQ(late.learn.size(), 48u);
  EXPECT_EQ(late.asked.size(), 52u);
  EXPECT_TRUE(late.frozen);
}

TEST(Coding, GivesEveryDeciderAllThirteenIssues) {
  for (const Preferences& preferences : observed().preferences) {
    for (const Preference& preference : preferences) {
      EXPECT_GT(preference.salience, 0);
    }
  }
}

TEST(Coding, CountsTunnelWorkForArmedBodiesOnlyInLongerHalts) {
  Text text;
  text.date = "2014-07-26";
  text.hours = 12;
  const auto issue = formula::Issue::tunnel_work;
  EXPECT_FALSE(is_active(Activity::forces_inside, issue, text, Decider::qassam));
  EXPECT_TRUE(is_active(Activity::forces_inside, issue, text, Decider::isr_gov));
  text.hours = 13;
  EXPECT_TRUE(is_active(Activity::forces_inside, issue, text, Decider::qassam));
}

TEST(Coding, TakesABlankOrEndlessHaltForLongerThanADay) {
  Text text;
  const auto issue = formula::Issue::sequence;
  EXPECT_TRUE(is_active(Activity::longer_than_a_day, issue, text, Decider::pa));
  text.hours = -1;
  EXPECT_TRUE(is_active(Activity::longer_than_a_day, issue, text, Decider::pa));
  text.hours = 24;
  EXPECT_FALSE(is_active(Activity::longer_than_a_day, issue, text, Decider::pa));
}

TEST(Coding, HasForcesInsideFrom18JulyTo4August) {
  const auto inside = [](const char* date) {
    Text text;
    text.date = date;
    return is_active(Activity::forces_inside, formula::Issue::forces, text, Decider::pa);
  };
  EXPECT_FALSE(inside("2014-07-17"));
  EXPECT_TRUE(inside("2014-07-18"));
  EXPECT_TRUE(inside("2014-08-04"));
  EXPECT_FALSE(inside("2014-08-05"));
}

}  // namespace
}  // namespace truce::answers
