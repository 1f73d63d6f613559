// The mediator's search finds the text two parties can both live with, and nothing outside its bounds.
#include "sim/formula/single_text_search.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sim/formula/bargaining.hpp"

namespace truce::formula {
namespace {

std::size_t at(Issue issue) { return static_cast<std::size_t>(issue); }

SearchPlan closed_plan() {
  SearchPlan plan;
  for (auto& bounds : plan.bounds) bounds.free = false;
  return plan;
}

TEST(SingleText, SplitsADividedIssueByTheNashProduct) {
  SearchPlan plan = closed_plan();
  plan.bounds[at(Issue::crossings)] = {};
  IssueText opening{};
  opening[at(Issue::crossings)] = 1;
  const auto found = single_text_search(opening, plan, [](const IssueText& text) {
    const double x = *text[at(Issue::crossings)];
    return nash_product(std::array{x, 1 - x});
  });
  EXPECT_DOUBLE_EQ(*found.text[at(Issue::crossings)], .5);
  EXPECT_DOUBLE_EQ(found.score, .25);
  EXPECT_EQ(found.rounds, 1);
}

// One side cares for the sites, the other for the crossings: each gets what it weighs most.
TEST(SingleText, TradesIssuesOfUnequalWeight) {
  SearchPlan plan = closed_plan();
  plan.bounds[at(Issue::crossings)] = {};
  plan.bounds[at(Issue::tunnel_work)] = {};
  IssueText opening{};
  opening[at(Issue::crossings)] = .5;
  opening[at(Issue::tunnel_work)] = .5;
  const auto found = single_text_search(opening, plan, [](const IssueText& text) {
    const double opened = *text[at(Issue::crossings)];
    const double worked = *text[at(Issue::tunnel_work)];
    return nash_product(std::array{worked + .2 * (1 - opened), opened + .2 * (1 - worked)});
  });
  EXPECT_DOUBLE_EQ(*found.text[at(Issue::crossings)], 1);
  EXPECT_DOUBLE_EQ(*found.text[at(Issue::tunnel_work)], 1);
  EXPECT_FALSE(found.stopped_early);
}

TEST(SingleText, StaysWithinItsBoundsAndLeavesFixedIssuesAlone) {
  SearchPlan plan = closed_plan();
  plan.bounds[at(Issue::salaries)] = {.least = .25, .most = .75};
  IssueText opening{};
  opening[at(Issue::salaries)] = .25;
  opening[at(Issue::forces)] = .1;
  const auto found = single_text_search(opening, plan, [](const IssueText& text) {
    return *text[at(Issue::salaries)] + *text[at(Issue::forces)];
  });
  EXPECT_DOUBLE_EQ(*found.text[at(Issue::salaries)], .75);
  EXPECT_DOUBLE_EQ(*found.text[at(Issue::forces)], .1);
}

TEST(SingleText, DropsAnIssueWhereSilenceIsBetter) {
  SearchPlan plan = closed_plan();
  plan.bounds[at(Issue::demilitarisation)] = {.may_be_silent = true};
  IssueText opening{};
  opening[at(Issue::demilitarisation)] = .5;
  const auto found = single_text_search(opening, plan, [](const IssueText& text) {
    const auto value = text[at(Issue::demilitarisation)];
    return value ? least_chance(std::array{*value, 1 - *value}) : .8;
  });
  EXPECT_FALSE(found.text[at(Issue::demilitarisation)].has_value());
}

TEST(SingleText, StopsAtOnceWhereNothingIsBetter) {
  const auto found = single_text_search({}, {}, [](const IssueText&) { return .3; });
  EXPECT_EQ(found.rounds, 0);
  EXPECT_EQ(found.text, IssueText{});
}

TEST(SingleText, TakesNoStepForLessThanTheLeastGain) {
  SearchPlan plan = closed_plan();
  plan.bounds[at(Issue::fishing)] = {};
  plan.least_gain = .3;
  IssueText opening{};
  opening[at(Issue::fishing)] = .75;
  const auto worth = [](const IssueText& text) { return *text[at(Issue::fishing)]; };
  EXPECT_DOUBLE_EQ(single_text_search(opening, plan, worth).score, .75);
  opening[at(Issue::fishing)] = .5;
  EXPECT_DOUBLE_EQ(single_text_search(opening, plan, worth).score, 1);
}

TEST(SingleText, SaysWhenItRanOutOfRounds) {
  SearchPlan plan;
  plan.most_rounds = 2;
  const auto found = single_text_search({}, plan, [](const IssueText& text) {
    double sum = 0;
    for (const auto& value : text) sum += value.value_or(0);
    return sum;
  });
  EXPECT_TRUE(found.stopped_early);
  EXPECT_EQ(found.rounds, 2);
}

}  // namespace
}  // namespace truce::formula
