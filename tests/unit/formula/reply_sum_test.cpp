// The decision equation against numbers worked by hand from ruling M1.
#include "sim/formula/reply_sum.hpp"

#include <gtest/gtest.h>

namespace truce::formula {
namespace {

ReplyWeights searching_party() {
  ReplyWeights weights;
  weights.disposition = 0.051;
  weights.war_base = 0.10;
  weights.war_aim = 0.25;
  weights.war_support = 0.20;
  weights.war_regrouping = 0.05;
  weights.war_weariness = 0.20;
  weights.cover_own_death = 0.02;
  return weights;
}

ReplyInputs twelve_hours() {
  ReplyInputs inputs;
  inputs.issue_value = 1.2;
  inputs.duration_hours = 12;
  inputs.sites_left = 0.7;
  inputs.support = 0.865;
  inputs.monitoring = 0.5;
  inputs.weariness = 0.3;
  inputs.own_deaths_per_day = 3.5;
  inputs.leverage = 0.0625;
  inputs.rival_share = 0.25;
  inputs.relation_author = 0.3;
  inputs.relation_rival = -0.7;
  inputs.legitimacy_loss = legitimacy_loss(0.25, -0.7);
  inputs.consulted = 0.9;
  inputs.audience_cost = 0.04;
  inputs.momentum = 0.2;
  inputs.words = 0.02;
  return inputs;
}

TEST(ReplySum, AddsTheTermsOfTheRulingAsWorkedByHand) {
  const ReplyTerms terms = reply_terms(twelve_hours(), searching_party());
  EXPECT_NEAR(terms.scale, 0.153518, 1e-6);
  EXPECT_NEAR(terms.worth_of_war(), 0.16425, 1e-9);
  EXPECT_NEAR(terms.value, 0.1356, 1e-9);
  EXPECT_NEAR(terms.cover, 0.07, 1e-9);
  EXPECT_NEAR(terms.author_credit, 0.0075, 1e-9);
  EXPECT_NEAR(terms.legitimacy, -0.025, 1e-9);
  EXPECT_NEAR(terms.consultation, -0.03, 1e-9);
  EXPECT_NEAR(terms.audience_cost, -0.04, 1e-9);
  EXPECT_NEAR(terms.momentum, 0.03, 1e-9);
  EXPECT_NEAR(terms.sum(), 0.153518 * (0.1356 - 0.16425) + 0.146, 1e-6);
  EXPECT_NEAR(terms.probability(0.087), 0.835841, 1e-6);
}

TEST(ReplySum, StandsAtOneHalfWhenNothingSpeaksEitherWay) {
  EXPECT_DOUBLE_EQ(reply_terms({}, {}).probability(0.087), 0.5);
}

TEST(ReplySum, CountsEagernessOnlyWhileThePartyIsFresh) {
  ReplyWeights weights;
  weights.war_eagerness = 0.10;
  ReplyInputs inputs;
  EXPECT_NEAR(reply_terms(inputs, weights).worth_of_war(), 0.10, 1e-12);
  inputs.weariness = 1;
  EXPECT_NEAR(reply_terms(inputs, weights).worth_of_war(), 0.0, 1e-12);
}

TEST(ReplySum, ContributionsAddUpToTheSum) {
  const ReplyTerms terms = reply_terms(twelve_hours(), searching_party());
  double total = 0;
  for (std::size_t term = 0; term < term_count; ++term) {
    total += terms.contribution(static_cast<Term>(term));
  }
  EXPECT_DOUBLE_EQ(total, terms.sum());
}

TEST(ReplySum, AllowingWorkOnTheSitesRemovesTheAimFromTheWorthOfWar) {
  ReplyInputs inputs = twelve_hours();
  inputs.work_allowed = 1;
  EXPECT_NEAR(reply_terms(inputs, searching_party()).worth_of_war(), 0.138, 1e-9);
}

TEST(ReplySum, ReadsHoursFromStatedOpenAndBlankDurations) {
  EXPECT_DOUBLE_EQ(stated_duration_hours(72, 1), 72);
  EXPECT_DOUBLE_EQ(stated_duration_hours(-1, 0.1), 1e6);
  EXPECT_DOUBLE_EQ(stated_duration_hours(std::nullopt, 0.7), 168);
  EXPECT_DOUBLE_EQ(stated_duration_hours(std::nullopt, 0.71), 1e6);
  EXPECT_NEAR(duration_scale(12, 72), 0.15352, 1e-5);  // a pause of twelve hours stakes 15 % (model.md 3.2)
}

TEST(ReplySum, LosesLegitimacyOnlyThroughADislikedRivalChannel) {
  EXPECT_DOUBLE_EQ(legitimacy_loss(0.75, -0.1), 0.75);
  EXPECT_DOUBLE_EQ(legitimacy_loss(0.75, 0.1), 0);
}

TEST(BindingTerm, IsTheOneWhoseRemovalRaisesTheProbabilityMost) {
  ReplyTerms terms;
  terms.scale = 0.2;
  terms.war_aim = -0.4;        // counts -0.08
  terms.consultation = -0.10;  // counts in full
  EXPECT_EQ(binding_term(terms, ReplyTerms{}), Term::consultation);
  terms.scale = 0.5;
  EXPECT_EQ(binding_term(terms, ReplyTerms{}), Term::war_aim);
}

TEST(BindingTerm, IsNoneWhenNothingStandsInTheWay) {
  ReplyTerms terms;
  terms.cover = 0.1;
  EXPECT_FALSE(binding_term(terms, ReplyTerms{}).has_value());
}

TEST(SmallestFlip, TakesTheTermThatNeedsTheLeastOfItsRange) {
  ReplyTerms terms;
  terms.scale = 0.5;
  terms.war_base = -0.3;
  terms.cover = 0.05;
  ReplyTerms range;
  range.value = 0.4;
  range.leverage = 0.5;
  EXPECT_NEAR(missing_to_half(terms), 0.10, 1e-12);
  const auto flip = smallest_flip(terms, range);
  ASSERT_TRUE(flip.has_value());
  EXPECT_EQ(flip->term, Term::leverage);
  EXPECT_NEAR(flip->change, 0.10, 1e-12);
  EXPECT_NEAR(flip->share_of_range, 0.2, 1e-12);
  terms.leverage += flip->change;
  EXPECT_NEAR(terms.probability(0.087), 0.5, 1e-12);
}

TEST(SmallestFlip, IsNoneWhenNoTermCanMove) {
  EXPECT_FALSE(smallest_flip(ReplyTerms{}, ReplyTerms{.scale = 0}).has_value());
}

}  // namespace
}  // namespace truce::formula
