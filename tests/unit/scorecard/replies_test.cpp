// Benchmark B: the shipped table, and chances gathered from made-up decisions.
#include "analysis/scorecard/replies.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/scorecard/made_up.hpp"

namespace truce::scorecard {
namespace {

TEST(Replies, TheShippedTableHoldsFifteenAndTheSumsPlaceThemAll) {
  const auto replies =
      read_replies(std::string(TRUCE_SOURCE_DIR) + "/scenarios/observed/fifteen_replies.csv");
  const CodedScore score = score_coded(replies);
  EXPECT_EQ(replies.size(), 8U);
  EXPECT_EQ(score.asked, 15);
  EXPECT_EQ(score.right, 15);
  EXPECT_TRUE(score.misses.empty());
}

TEST(Replies, AWrongSideIsNamedAsAMiss) {
  auto replies = read_replies(std::string(TRUCE_SOURCE_DIR) + "/scenarios/observed/fifteen_replies.csv");
  replies[0].state_yes = !replies[0].state_yes;
  const CodedScore score = score_coded(replies);
  EXPECT_EQ(score.right, 14);
  ASSERT_EQ(score.misses.size(), 1U);
  EXPECT_EQ(score.misses[0], "Egypt 14 July: state");
}

// The run put plan_b to two leaders whose answers are recorded; the third decision concerns a text of the
// run's own.
TEST(Replies, MeanChancesAreTakenOverRunsThatPutTheText) {
  std::vector<RunRecord> runs{small_run(), small_run()};
  runs[1].tables[3].columns[2] = {0.6, 0.2, 0.9};
  const auto replies = simulated_replies(small_view(), runs);
  ASSERT_EQ(replies.size(), 2U);
  EXPECT_EQ(replies[0].text, "plan_b");
  EXPECT_EQ(replies[0].leader, "first");
  EXPECT_NEAR(replies[0].probability, 0.7, 1e-12);
  EXPECT_EQ(replies[1].runs, 2U);
  const ReplyScores scores = score_replies(replies);
  EXPECT_EQ(scores.engine.hits, 1);
  EXPECT_NEAR(scores.engine.log_loss, -(std::log(0.7) + std::log(0.3)) / 2, 1e-12);
  EXPECT_EQ(scores.always_yes.hits, 2);
}

// Two armed bodies and a state: the rule places all three, so each side has its own share of yes.
TEST(Replies, TwoFeaturesAskWhoWasConsultedAndThroughWhom) {
  const std::vector<SimulatedReply> replies{{"t", "qassam", true, 0.5, 1, 0.8, 1.0},
                                            {"t", "pij", false, 0.5, 1, 0.2, 0.0},
                                            {"t", "isr_gov", false, 0.5, 1, 1.0, 0.9}};
  const ReplyScores scores = score_replies(replies);
  EXPECT_EQ(scores.two_features.hits, 3);
  EXPECT_NEAR(scores.two_features.log_loss, -(std::log(2.0 / 3) + 2 * std::log(3.0 / 4)) / 3, 1e-12);
}

TEST(Replies, OwnTextsAreNotScored) {
  std::vector<RunRecord> runs{small_run()};
  runs[0].tables[3].columns[4] = {1, 1, 1};
  EXPECT_TRUE(simulated_replies(small_view(), runs).empty());
}

}  // namespace
}  // namespace truce::scorecard
