// Measures of negotiated runs on a made-up one: halts kept by events, lulls, answers, votes, the text at the
// end.
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/scorecard/measure.hpp"
#include "analysis/scorecard/page.hpp"
#include "tests/unit/scorecard/made_up.hpp"

namespace truce::scorecard {
namespace {

ColumnSpec plain(const std::string& name) { return {name, "1", "", NumberType::float64, {}, {}}; }

// 200 hours by the hour; one stream of 10 an hour, silent in hours 101-130; a lull and a truce.
class Negotiated : public testing::Test {
 protected:
  Negotiated() {
    view.spec.start = "2000-01-01 00:00";
    view.spec.dimensions = {{"stream", {"fire"}, ""},
                            {"party", {"first", "second"}, ""},
                            {"leader", {"head", "bureau", "wing"}, ""}};
    view.spec.series = {{"stream_events", "stream", "1", "", NumberType::float32, {}},
                        {"ground", "party", "1", "", NumberType::int8, {}}};
    run.series.resize(2);
    for (int hour = 0; hour <= 200; ++hour) {
      view.spec.time_hours.push_back(hour);
      run.series[0].push_back(hour > 100 && hour <= 130 ? 0.0F : 10.0F);
      run.series[1].push_back(hour < 90 ? 1.0F : 2.0F);
      run.series[1].push_back(0.0F);
    }
    view.efforts = {"shuttle"};
    view.ministers = {8, 0, 0};
    add_tables();
  }

  void add_tables() {
    TableSpec texts{"texts", "", {plain("setup"), plain("effort"), plain("stage"), plain("duration")}};
    std::vector<std::vector<double>> rows{{-1, -1}, {1, 1}, {4, 3}, {168, 6}};
    for (const std::string_view issue : issue_names) {
      texts.columns.push_back(plain("x_" + std::string(issue)));
      rows.push_back({0.2, 0.5});
    }
    texts.columns.push_back(plain("delivered"));
    texts.columns.push_back(plain("withheld"));
    rows.push_back({0, 4});   // one issue of the second text
    rows.push_back({0, 11});  // three others
    view.spec.tables = {
        {"arrangements",
         "",
         {plain("start"), plain("planned"), plain("end"), plain("kind"), plain("cause"), plain("mutual"),
          plain("text"), plain("ended_by"), plain("first_breach")}},
        texts,
        {"decisions", "", {plain("time"), plain("text"), plain("leader"), plain("answer")}},
        {"events",
         "",
         {{"kind", "1", "", NumberType::int8, {"vote", "leak"}, {}}, plain("actor"), plain("value")}}};
    run.tables = {{{{40, 100}, {-1, 50}, {60, -1}, {0, 3}, {2, 0}, {1, 1}, {-1, 1}, {0, -1}, {41, -1}}},
                  {rows},
                  {{{80, 80, 90}, {0, 0, 1}, {1, 2, 0}, {1, 0, 1}}},
                  {{{0, 0, 0}, {0, 0, 0}, {0, 5, -1}}}};
  }

  double read(Measure measure, const std::string& of = "", const std::string& member = "") {
    target.measure = measure;
    target.of = of;
    target.member = member;
    return measured(target, view, run);
  }

  RecordView view;
  RunRecord run;
  TargetSetup target;
};

TEST_F(Negotiated, AHaltIsKeptOnlyWhileFireStaysAtATenth) {
  target.kinds = {"truce"};
  EXPECT_NEAR(read(Measure::longest), 32, 1) << "declared for 100 h, broken by events soon after 30";
  EXPECT_DOUBLE_EQ(read(Measure::halts_held), 0);
  for (std::size_t hour = 131; hour <= 200; ++hour) run.series[0][hour] = 1;
  EXPECT_DOUBLE_EQ(read(Measure::longest), 100);
  EXPECT_DOUBLE_EQ(read(Measure::halts_held), 1);
}

TEST_F(Negotiated, AHaltThatFollowsAnotherIsComparedWithTheFightingBeforeBoth) {
  for (std::size_t hour = 101; hour <= 200; ++hour) run.series[0][hour] = hour <= 150 ? 0.0F : 0.9F;
  run.tables[0].columns[2][1] = 150;
  for (auto& column : run.tables[0].columns) column.push_back(column[1]);
  run.tables[0].columns[0][2] = 150;
  run.tables[0].columns[2][2] = -1;
  target.kinds = {"truce"};
  target.from = at("2000-01-07 00:00");
  EXPECT_DOUBLE_EQ(read(Measure::longest), 50)
      << "9 % of the fighting before, though above the silence just before";
}

TEST_F(Negotiated, HaltsAreToldApartByWhereForcesAreWhenTheyBegin) {
  target.kinds = {"truce"};
  target.forces = Forces::inside;
  EXPECT_TRUE(std::isnan(read(Measure::halts_held)));
  target.forces = Forces::left;
  EXPECT_FALSE(std::isnan(read(Measure::halts_held)));
}

TEST_F(Negotiated, LullsHaveALifeAFireAndAnEnd) {
  EXPECT_DOUBLE_EQ(read(Measure::lull_hours), 20);
  EXPECT_DOUBLE_EQ(read(Measure::lull_life), 20);
  EXPECT_DOUBLE_EQ(read(Measure::lulls_traced), 1);
  target.at_least_hours = 12;
  EXPECT_DOUBLE_EQ(read(Measure::lull_ratio, "stream_events", "fire"), 1);
  run.tables[0].columns[4][0] = 1;  // expired instead of collapsed
  EXPECT_DOUBLE_EQ(read(Measure::lulls_traced), 0);
}

TEST_F(Negotiated, AnswersAreReadByEffortAndByTwoLeaders) {
  EXPECT_DOUBLE_EQ(read(Measure::effort_answer, "shuttle", "bureau"), 1);
  EXPECT_DOUBLE_EQ(read(Measure::effort_answer, "shuttle", "wing"), 0);
  EXPECT_DOUBLE_EQ(read(Measure::half_assent, "bureau", "wing"), 1);
  EXPECT_DOUBLE_EQ(read(Measure::half_assent, "wing", "bureau"), 0);
}

TEST_F(Negotiated, ATextCountsWithinItsLengthsOnly) {
  target.at_least_hours = 5;
  target.at_most_hours = 12;
  EXPECT_DOUBLE_EQ(read(Measure::text_accepted), 1);
  target.at_least_hours = 100;
  target.at_most_hours = 200;
  EXPECT_DOUBLE_EQ(read(Measure::text_accepted), 0);
  target.at_least_hours = 13;
  target.at_most_hours = 99;
  EXPECT_TRUE(std::isnan(read(Measure::text_accepted)));
}

TEST_F(Negotiated, VotesAreUnanimousSplitOrNone) {
  EXPECT_DOUBLE_EQ(read(Measure::votes, "unanimous_no"), 1);
  EXPECT_DOUBLE_EQ(read(Measure::votes, "split"), 1);
  EXPECT_DOUBLE_EQ(read(Measure::votes, "none"), 1);
  EXPECT_DOUBLE_EQ(read(Measure::votes, "unanimous_yes"), 0);
}

TEST_F(Negotiated, TheNearestCodedTextIsThatOfTheHaltInForceAtTheEnd) {
  CodedText near{"near", {}};
  near.issues.fill(0.45);
  CodedText far{"far", {}};
  far.issues.fill(0.2);
  view.coded = {far, near};
  target.names = {"near"};
  EXPECT_DOUBLE_EQ(read(Measure::nearest_text), 1);
  target.names = {"far"};
  EXPECT_DOUBLE_EQ(read(Measure::nearest_text), 0);
}

TEST_F(Negotiated, TermsThatFellDueWereGrantedOrWithheld) {
  EXPECT_DOUBLE_EQ(read(Measure::terms_withheld), 0.75);
  EXPECT_EQ(tallied(target, view, run).all, 4);
  auto& texts = run.tables[1].columns;
  texts.back() = {0, 0};
  EXPECT_DOUBLE_EQ(read(Measure::terms_withheld), 0);
  texts[texts.size() - 2] = {0, 0};
  EXPECT_TRUE(std::isnan(read(Measure::terms_withheld)));
}

TEST_F(Negotiated, ARunWithoutTheGivenEventHasNoValue) {
  target.given = "leak";
  EXPECT_TRUE(std::isnan(read(Measure::lull_hours)));
  target.given = "vote";
  EXPECT_FALSE(std::isnan(read(Measure::lull_hours)));
}

TEST_F(Negotiated, TheWarEndsWithItsLastDayOfFire) {
  EXPECT_TRUE(std::isinf(read(Measure::war_end, "stream_events"))) << "it goes on";
  for (std::size_t hour = 101; hour <= 200; ++hour) run.series[0][hour] = 0;
  EXPECT_NEAR(read(Measure::war_end, "stream_events"), 122, 3);
}

TEST_F(Negotiated, PooledSharesCountHaltsOfAllRunsAndNullsStandBeside) {
  target.measure = Measure::lulls_traced;
  target.across = Across::pooled;
  target.interval = {0.5, 1};
  TargetsFile file;
  file.targets = {{"tgt_one", target}};
  const TargetRow row = score_target("tgt_one", target, view, {run, run});
  EXPECT_EQ(row.counted, 2U);
  EXPECT_DOUBLE_EQ(row.simulated, 1);
  EXPECT_TRUE(row.all_runs);
  EXPECT_NEAR(row.spread.low90, std::sqrt(0.05), 1e-6) << "Clopper-Pearson for two of two";
  Scorecard card;
  card.targets = {row};
  card.nulls = {score_null("always refuse", file, view, {run})};
  const std::string page = scorecard_page(card, answers::Format::text);
  EXPECT_NE(page.find("Beside models that must not do as well"), std::string::npos);
  EXPECT_NE(page.find("so do all runs of: always refuse"), std::string::npos);
}

}  // namespace
}  // namespace truce::scorecard
