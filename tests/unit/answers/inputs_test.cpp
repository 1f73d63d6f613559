// What the decision equation is told: derived columns against the daily series, and one sum worked by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/scenario/table.hpp"
#include "tests/unit/answers/observed.hpp"

namespace truce::answers {
namespace {

struct Day {
  std::string date;
  double soldiers = 0;
  double fighters = 0;
  double deaths = 0;
  double quiet_hours = 0;
};

std::vector<Day> days_of_war() {
  constexpr std::array<std::string_view, 5> columns = {"date", "israeli_military_fatalities",
                                                       "pal_gaza_participated", "palestinian_fatalities_gaza",
                                                       "mutual_truce_hours"};
  const CsvTable table = read_csv(observed_folder() + "/gaza2014_daily.csv", columns);
  std::vector<Day> days;
  for (const CsvRow& row : table.rows()) {
    days.push_back({table.text(row, "date"), table.number(row, columns[1]).value_or(0),
                    table.number(row, columns[2]).value_or(0), table.number(row, columns[3]).value_or(0),
                    table.number(row, columns[4]).value_or(0)});
  }
  return days;
}

// The days from 8 July to the one before `date`; the series has one row a day.
std::vector<Day> days_before(const std::string& date) {
  std::vector<Day> before;
  for (const Day& day : days_of_war()) {
    if (day.date >= "2014-07-08" && day.date < date) {
      before.push_back(day);
    }
  }
  return before;
}

TEST(AnswerInputs, AreTheDailySeriesBeforeEachText) {
  for (std::size_t t = 0; t < observed().texts.size(); ++t) {
    const auto before = days_before(observed().texts[t].date);
    const WarState& war = observed_inputs().wars[t];
    Day sum;
    Day last;
    for (std::size_t k = 0; k < before.size(); ++k) {
      sum.soldiers += before[k].soldiers;
      sum.fighters += before[k].fighters;
      sum.quiet_hours += before[k].quiet_hours;
      if (k + 3 >= before.size()) {
        last.soldiers += before[k].soldiers / 3;
        last.deaths += before[k].deaths / 3;
      }
    }
    SCOPED_TRACE(observed().texts[t].id);
    EXPECT_EQ(war.soldiers_killed, sum.soldiers);
    EXPECT_EQ(war.fighters_killed, sum.fighters);
    EXPECT_NEAR(war.soldiers_per_day, last.soldiers, 0.0006);
    EXPECT_NEAR(war.deaths_per_day, last.deaths, 0.0006);
    EXPECT_NEAR(war.days_fought, static_cast<double>(before.size()) - sum.quiet_hours / 24, 0.0006);
  }
}

TEST(AnswerInputs, DrawStraightLinesBetweenTheTunnelCounts) {
  const auto left = [](const char* text) {
    return observed_inputs().wars[observed().answers.at(answer_to(text, Decider::isr_gov)).text].tunnels_left;
  };
  EXPECT_EQ(left("P04"), 1);
  EXPECT_NEAR(left("P09"), 1 - (9 + 6.0 / 4) / 32, 0.00006);
  EXPECT_NEAR(left("P18"), 1 - 15.0 / 32, 0.00006);
  EXPECT_EQ(left("P24"), 0);
}

TEST(AnswerInputs, ReadTheLastPollBeforeTheText) {
  const auto support = [](const char* text) {
    return observed_inputs().wars[observed().answers.at(answer_to(text, Decider::isr_gov)).text].support;
  };
  EXPECT_EQ(support("P15"), 0.65);
  EXPECT_EQ(support("P18"), 0.865);
  EXPECT_EQ(support("P33"), 0.78);
}

TEST(AnswerInputs, HoldTheSameDaysForForcesInsideAsTheRule) {
  for (std::size_t t = 0; t < observed().texts.size(); ++t) {
    EXPECT_EQ(observed_inputs().wars[t].forces_inside,
              is_active(Activity::forces_inside, formula::Issue::forces, observed().texts[t], Decider::pa));
  }
}

TEST(AnswerInputs, GiveTheSumWorkedByHandForThePaOnTheFiveHourPause) {
  // P04: no active issue moves the PA (V = 0); 16 deaths a day; UN leverage .3, rivalry of the PA with the UN
  // -.5.
  const Answer& answer = observed().answers.at(answer_to("P04", Decider::pa));
  const auto in = reply_inputs(observed(), observed_inputs(), answer, false);
  const auto terms = formula::reply_terms(in, reply_weights(Decider::pa));
  EXPECT_NEAR(terms.sum(), 0.0008 * 16 + 0.25 * 0.3 + 0.15 * 0.5 - 0.097, 1e-12);
}

TEST(AnswerInputs, GiveTheSumWorkedByHandForTheGovernmentOnTheFiveHourPause) {
  // P04: V = 0 but for duration (x 0, R 0) and monitoring (x 0, R 0); W = .10 + .05 + .2 x .15 - .2 x .6 x 9
  // / 35.
  const Answer& answer = observed().answers.at(answer_to("P04", Decider::isr_gov));
  const auto in = reply_inputs(observed(), observed_inputs(), answer, false);
  const auto terms = formula::reply_terms(in, reply_weights(Decider::isr_gov));
  const double worth = 0.10 + 0.05 + 0.20 * 0.15 - 0.20 * 0.6 * 9 / 35;
  EXPECT_NEAR(terms.sum(), -(1 - std::exp(-5.0 / 72)) * worth + 0.25 * 0.2 - 0.15 * 0.2 + 0.051, 1e-12);
}

TEST(AnswerInputs, CountNoTunnelsOnceForcesAreOut) {
  const Answer& answer = observed().answers.at(answer_to("P01", Decider::isr_gov));
  EXPECT_EQ(reply_inputs(observed(), observed_inputs(), answer, false).sites_left, 0);
}

TEST(AnswerInputs, HoldReservationsWhenFrozen) {
  const Answer& answer = observed().answers.at(answer_to("P29", Decider::hamas_pb));
  EXPECT_NE(reply_inputs(observed(), observed_inputs(), answer, false).issue_value,
            reply_inputs(observed(), observed_inputs(), answer, true).issue_value);
}

TEST(Weariness, GrowsWithDaysAndLossesToOne) {
  WarState war;
  war.days_fought = 17.5;
  war.fighters_killed = 400;
  EXPECT_DOUBLE_EQ(weariness(war, Decider::qassam), 0.5);
  EXPECT_DOUBLE_EQ(weariness(war, Decider::isr_gov), 0.3);
  EXPECT_DOUBLE_EQ(weariness(war, Decider::pa), 0);
  war.days_fought = 100;
  EXPECT_DOUBLE_EQ(weariness(war, Decider::qassam), 1);
}

}  // namespace
}  // namespace truce::answers
