// Reputation, beliefs and trust against their closed forms.
#include "sim/formula/reputation.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sim/base/error.hpp"
#include "sim/formula/belief.hpp"

namespace truce::formula {
namespace {

TEST(Reputation, StartsAtOneHalfAndCountsEvidence) {
  EXPECT_DOUBLE_EQ(Evidence{}.expectation(), 0.5);
  EXPECT_DOUBLE_EQ((Evidence{1, 6}).expectation(), 2.0 / 9);  // initial trust of R.4
  EXPECT_EQ(observe({1, 6}, 0, 3), (Evidence{1, 9}));
}

TEST(Reputation, ForgetsTowardsOneHalf) {
  const Evidence old = forget({8, 0}, 0.995, 100);
  EXPECT_NEAR(old.good, 8 * 0.605770, 1e-5);
  EXPECT_LT(old.expectation(), (Evidence{8, 0}).expectation());
  EXPECT_GT(old.expectation(), 0.5);
}

// An overheard remark of three years ago is one unit of bad evidence with weight lambda^1095 (model.md 8.1).
TEST(Reputation, RemembersDatedEvidenceAndLosesExactlyARemovedItem) {
  const std::array<DatedEvidence, 2> history = {{{3 * 365, {0, 1}}, {10, {2, 0}}}};
  const Evidence both = remember(history, 0.995);
  EXPECT_NEAR(both.bad, 0.004130, 1e-5);
  EXPECT_NEAR(both.good, 2 * 0.951110, 1e-5);
  EXPECT_DOUBLE_EQ(remember(std::span(history).first(1), 0.995).good, 0);
  EXPECT_DOUBLE_EQ(remember(std::span(history).first(1), 0.995).bad, both.bad);
}

TEST(Reputation, FindsEvidenceForAGivenMean) {
  const Evidence evidence = evidence_of_mean(0.65, 8);
  EXPECT_NEAR(evidence.expectation(), 0.65, 1e-15);
  EXPECT_NEAR(evidence.good + evidence.bad, 8, 1e-12);
  EXPECT_THROW((void)evidence_of_mean(0.05, 8), BugError);
}

TEST(Reputation, CounselIsBelievedOnlyFromTheOwnSide) {
  EXPECT_NEAR(message_credibility(.6, 0, 5, 0), .3, 1e-15);
  EXPECT_NEAR(message_credibility(.6, .2, 5, .2), .3, 1e-15);
  EXPECT_GT(message_credibility(.6, .5, 5, 0), .55);
  EXPECT_LT(message_credibility(.6, -.5, 5, 0), .05);
}

TEST(Reputation, TrustThresholdOfAnAssuranceGame) {
  EXPECT_DOUBLE_EQ(trust_threshold({.reward = 4, .temptation = 3, .punishment = 2, .sucker = 1}), 1.0 / 2);
  EXPECT_THROW((void)trust_threshold({.reward = 3, .temptation = 4, .punishment = 2, .sucker = 0}), BugError);
}

TEST(Belief, DoublesItsOddsOnARejectedGoodOffer) {
  EXPECT_NEAR(updated_belief(.5, ratio_rejected_good_offer, 1), 2.0 / 3, 1e-14);
  EXPECT_NEAR(updated_belief(.5, ratio_rejected_good_offer, 0), .5, 1e-15);
  EXPECT_LT(updated_belief(.5, ratio_day_of_kept_truce, 1), .5);
}

TEST(Belief, AfterABattleFollowsBayes) { EXPECT_NEAR(belief_after_battle(.5, .7, .3), .7, 1e-15); }

}  // namespace
}  // namespace truce::formula
