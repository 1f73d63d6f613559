// The value of a text on thirteen issues against numbers worked by hand from ruling M1.
#include "sim/formula/issue_value.hpp"

#include <gtest/gtest.h>

namespace truce::formula {
namespace {

std::size_t at(Issue issue) { return static_cast<std::size_t>(issue); }

TEST(IssueMargin, IsOneAtTheIdealAndZeroAtTheReservation) {
  const IssueStance more{.ideal = 1, .reservation = 0.5, .salience = 1, .active = 1, .direction = 1};
  EXPECT_DOUBLE_EQ(issue_margin(1, more), 1);
  EXPECT_DOUBLE_EQ(issue_margin(0.5, more), 0);
  EXPECT_DOUBLE_EQ(issue_margin(0.25, more), -0.5);
  EXPECT_DOUBLE_EQ(issue_margin(0, more), -1);
}

TEST(IssueMargin, TurnsRoundWhereLessIsAcceptable) {
  const IssueStance less{.ideal = 0.25, .reservation = 0.5, .salience = 1, .active = 1, .direction = -1};
  EXPECT_DOUBLE_EQ(issue_margin(0.25, less), 1);
  EXPECT_NEAR(issue_margin(0.6, less), -0.4, 1e-15);
  EXPECT_DOUBLE_EQ(issue_margin(0, less), 1);
  EXPECT_DOUBLE_EQ(issue_margin(1, less), -1);
}

TEST(IssueMargin, NeverDividesByLessThanPointFifteen) {
  const IssueStance narrow{.ideal = 0.25, .reservation = 0.25, .salience = 1, .active = 1, .direction = 1};
  EXPECT_NEAR(issue_margin(0.28, narrow), 0.2, 1e-12);
}

TEST(IssueValue, WeighsMarginsBySalienceAndDoublesLosses) {
  IssueText text{};
  IssueStances stances{};
  text[at(Issue::sequence)] = 0.75;
  stances[at(Issue::sequence)] = {
      .ideal = 1, .reservation = 0.5, .salience = 0.8, .active = 1, .direction = 1};
  text[at(Issue::tunnel_work)] = 0.5;
  stances[at(Issue::tunnel_work)] = {
      .ideal = 1, .reservation = 0.75, .salience = 1, .active = 1, .direction = 1};
  // margins .5 and -1 doubled to -2: 3 (.8 x .5 - 2) / 1.8
  EXPECT_NEAR(issue_value(text, stances), -2.666666667, 1e-9);
}

TEST(IssueValue, SkipsBlanksAndSleepingIssues) {
  IssueText text{};
  IssueStances stances{};
  for (auto& stance : stances) {
    stance = {.ideal = 1, .reservation = 0, .salience = 1, .active = 1, .direction = 1};
  }
  EXPECT_DOUBLE_EQ(issue_value(text, stances), 0);
  text[at(Issue::fishing)] = 0.5;
  EXPECT_DOUBLE_EQ(issue_value(text, stances), 1.5);
  text[at(Issue::salaries)] = 0;
  stances[at(Issue::salaries)].active = 0;
  EXPECT_DOUBLE_EQ(issue_value(text, stances), 1.5);
}

TEST(IssueValue, DiscountsWhatMustBeWaitedFor) {
  IssueText text{};
  IssueStances stances{};
  text[at(Issue::crossings)] = 1;
  stances[at(Issue::crossings)] = {
      .ideal = 1, .reservation = 0, .salience = 0.5, .active = 1, .direction = 1};
  stances[at(Issue::crossings)].waiting = waiting_discount(0.4, 10, 0.99);
  EXPECT_NEAR(issue_value(text, stances), 3 * 0.4 * 0.904382075, 1e-9);
}

TEST(Issues, AreNamedInTheOrderOfTheTable) {
  EXPECT_EQ(issue_names[at(Issue::duration)], "duration");
  EXPECT_EQ(issue_names[at(Issue::port_airport)], "port_airport");
  EXPECT_EQ(issue_names[at(Issue::guarantees)], "guarantees");
}

}  // namespace
}  // namespace truce::formula
