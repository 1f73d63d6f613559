// The nulls of benchmark A on its three rows and with one text left out.
#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "tests/unit/answers/observed.hpp"

namespace truce::answers {
namespace {

const ModelRow& row(const std::string& name) {
  for (const ModelRow& candidate : evaluation().models) {
    if (candidate.name == name) {
      return candidate;
    }
  }
  throw BugError("no such model");
}

TEST(Nulls, AlwaysYesGets72) {
  const ModelRow& null = row("always yes");
  EXPECT_EQ(null.all.hits, 72);
  EXPECT_EQ(null.no_authors.hits, 61);
  EXPECT_EQ(null.after_july.hits, 35);
  EXPECT_DOUBLE_EQ(null.all.area, 0.5);
}

TEST(Nulls, EachActorsMajorityGetsNoMoreThanAlwaysYesLater) {
  EXPECT_EQ(row("each actor's majority").after_july.hits, 35);
}

TEST(Nulls, TwoFeaturesGet44OfThe52LaterAnswers) {
  const ModelRow& null = row("two features (asked, channel)");
  EXPECT_EQ(null.all.hits, 99);
  EXPECT_EQ(null.after_july.hits, 44);
  EXPECT_NEAR(null.after_july.log_loss, 0.409, 0.0005);
  EXPECT_EQ(null.left_out->hits, 44);
  EXPECT_EQ(null.left_out->asked, 48);
}

TEST(Nulls, TermsOnlyKeepItsOwnWord) {
  EXPECT_EQ(row("terms only").all.hits, 68);
  EXPECT_EQ(row("terms only").no_authors.hits, 62);
}

TEST(Nulls, TheHardRuleKeepsItsOwnWord) {
  EXPECT_EQ(row("hard rule, all stages").all.hits, 98);
  EXPECT_EQ(row("hard rule, all stages").after_july.hits, 33);
}

TEST(Nulls, LearnNothingFromTheAnswersAsked) {
  Benchmark turned = observed();
  const Question late = after_july(turned);
  const Chances before = two_features(turned, late);
  for (const std::size_t i : late.asked) {
    turned.answers[i].yes = !turned.answers[i].yes;
  }
  EXPECT_EQ(two_features(turned, late), before);
  EXPECT_EQ(actor_majority(turned, late), actor_majority(observed(), late));
}

TEST(LeaveOneTextOut, HidesTheWholeText) {
  const Benchmark& bench = observed();
  Model spy{"spy", 0, true, [&](const Question& question) {
              for (const std::size_t learnt : question.learn) {
                EXPECT_NE(bench.answers[learnt].text, bench.answers[question.asked.front()].text);
              }
              return Chances{0.5};
            }};
  EXPECT_EQ(leave_one_text_out(bench, spy).size(), 48u);
}

}  // namespace
}  // namespace truce::answers
