// The comparison of levers from a results file made by hand.
#include "analysis/comparison.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "analysis/comparison_numbers.hpp"
#include "sim/record/writer.hpp"

namespace truce {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Two levers, three replicates, two points; lever `b` has two deaths more, whatever the replicate.
struct MadeUp {
  RecordSpec spec;
  std::vector<RunRecord> runs;

  MadeUp() {
    spec.dimensions = {{"strategy", {"a", "b"}, "alternatives"}};
    spec.outcomes = {{"calm_hours_day60", "h", "calm"},
                     {"first_calm72", "h", "start"},
                     {"first_calm72_length", "h", "length"},
                     {"deaths_north", "1", "deaths"},
                     {"events_x", "1", "events"},
                     {"agreed_end", "h", "start under an agreed halt"},
                     {"unilateral_end", "h", "start without one"},
                     {"trust_change_x_y", "1", "change of trust of x in y"},
                     {"fighters_south", "1", "fighters"}};
    spec.time_hours = {0, 1000};
    spec.start = "2000-01-01 00:00";
    spec.time_zone = "UTC";
    for (int point = 0; point < 2; ++point)
      for (int lever = 0; lever < 2; ++lever)
        for (int replicate = 0; replicate < 3; ++replicate) add(point, lever, replicate);
  }

  void add(int point, int lever, int replicate) {
    RunRecord run;
    run.replicate = replicate;
    run.design_point = point;
    run.strategy = lever;
    // Under `a` calms end after 100, 200 h and one never comes; under `b` all last to the end of the run.
    const double start = lever == 1 ? 500 : replicate == 2 ? none : 100;
    const double length = lever == 1 ? 500 : replicate == 2 ? none : 100.0 * (replicate + 1);
    // The calms of `a` come unasked, those of `b` under agreed halts.
    run.outcomes = {100.0 + 50 * replicate,
                    start,
                    length,
                    10.0 * replicate + 2 * lever,
                    1,
                    lever == 1 ? start : none,
                    lever == 1 ? none : start,
                    0.25 * lever,
                    3};
    runs.push_back(run);
  }

  [[nodiscard]] ResultsFile file() const {
    Provenance provenance;
    provenance.scenario_text = "x";
    provenance.scenario_name = "made_up";
    provenance.strategy_name = "levers";
    provenance.program_version = provenance.commit = provenance.compiler = "test";
    return ResultsFile::from_image(build_image(spec, runs, provenance));
  }
};

StudyWords words() {
  return {"Made up",
          {{"a", {}}, {"b", {"decision.tau=0.1", "mechanisms.trust.on=false"}}},
          {{"x=1"}, {"x=2"}},
          "Limits."};
}

std::string page_of(const MadeUp& made, const StudyWords& told, PageFormat format) {
  const ResultsFile file = made.file();
  return comparison_page(Comparison(file, told), format);
}

TEST(Comparison, PairsRunsByReplicate) {
  const auto levers = compare_point(MadeUp().file(), 0);
  ASSERT_EQ(levers.size(), 1U);
  ASSERT_EQ(levers[0].outcomes.size(), 5U);
  const auto& [name, deaths] = levers[0].outcomes[2];
  EXPECT_EQ(name, "deaths_north");
  EXPECT_EQ(deaths.mean, 2);
  EXPECT_EQ(deaths.t.low, 2);
  EXPECT_EQ(deaths.pairs, 3U);
}

TEST(Comparison, CountsNoCalmAsTheWholeRun) {
  const auto levers = compare_point(MadeUp().file(), 0);
  EXPECT_EQ(levers[0].outcomes[1].first, "first_calm72");
  EXPECT_EQ(levers[0].outcomes[1].second.mean_a, 400);
  EXPECT_EQ(levers[0].outcomes[1].second.mean_b, 500);
}

TEST(Comparison, TakesACalmThatOutlivesTheRunAsCensored) {
  const auto levers = compare_point(MadeUp().file(), 0);
  EXPECT_EQ(levers[0].reference_calm.had.yes, 2U);
  EXPECT_EQ(levers[0].reference_calm.had.of, 3U);
  EXPECT_EQ(levers[0].reference_calm.week.survival, 0.5);
  EXPECT_EQ(levers[0].calm.week.survival, 1);
  EXPECT_FALSE(levers[0].calm.month.was_followed);
}

TEST(Comparison, LeavesOutReplicatesOfWhichOneRunFailed) {
  MadeUp made;
  made.runs[3].status = RunStatus::failed;
  made.runs[3].outcomes.clear();
  made.runs[3].error = "planted";
  EXPECT_EQ(compare_point(made.file(), 0)[0].outcomes[0].second.pairs, 2U);
}

TEST(Comparison, RanksNoLeverOfItsOwnStartAndTellsItsMeansAlone) {
  StudyWords told = words();
  told.start = "Each lever goes on from the same state";
  told.levers.push_back({"c", {"halts.x=1"}, true});
  MadeUp made;
  made.spec.dimensions.back().members.push_back("c");
  for (int point = 0; point < 2; ++point)
    for (int replicate = 0; replicate < 3; ++replicate) made.add(point, 2, replicate);
  const std::string page = page_of(made, told, PageFormat::text);
  EXPECT_NE(page.find("goes on from the same state"), std::string::npos);
  EXPECT_EQ(page.find("own start); all"), std::string::npos);
  EXPECT_NE(page.find("not compared and not ranked"), std::string::npos) << page;
  EXPECT_NE(page.find("decision.tau"), std::string::npos);
  EXPECT_EQ(page.find("halts.x"), std::string::npos);
  EXPECT_EQ(page.find("~ c"), std::string::npos) << page;
  EXPECT_EQ(page.find("> c"), std::string::npos);
}

TEST(Comparison, TellsTheChangeOfTrustByPair) {
  const auto [name, trust] = compare_point(MadeUp().file(), 0)[0].outcomes[4];
  EXPECT_EQ(name, "trust_change_x_y");
  EXPECT_EQ(trust.mean, 0.25);
}

// Two of three runs of `a` become calm unasked at hour 100, the third is followed to 72 h before the end.
TEST(Comparison, TellsCompetingEndsWithTheirTimes) {
  const LeverNumbers lever = compare_point(MadeUp().file(), 0)[0];
  EXPECT_EQ(lever.reference_ends.agreed.last.share, 0);
  EXPECT_NEAR(lever.reference_ends.unilateral.week.share, 2.0 / 3, 1e-12);
  EXPECT_EQ(lever.ends.unilateral.last.share, 0);
  EXPECT_EQ(lever.ends.agreed.week.share, 0);
  EXPECT_EQ(lever.ends.agreed.last.share, 1);
  EXPECT_EQ(lever.reference_ends.times.back().time, 1000 - 72);
  EXPECT_LT(lever.agreed_p, 0.1);
}

// From a branch at hour 50 on; the restricted mean too: 350 = (50 + 50 + 950) / 3.
TEST(Comparison, CountsTimesFromTheBranchButForLeversOfOwnStart) {
  const LeverNumbers from = compare_point(MadeUp().file(), 0, {50, 2})[0];
  EXPECT_EQ(from.outcomes[1].second.mean_a, 350);
  EXPECT_EQ(from.outcomes[1].second.mean_b, 450);
  EXPECT_EQ(from.ends.times[0].time, 450);
  const LeverNumbers own = compare_point(MadeUp().file(), 0, {50, 1})[0];
  EXPECT_EQ(own.outcomes[1].second.mean_b, 500);
  EXPECT_EQ(own.ends.times[0].time, 500);
}

TEST(Comparison, TakesDeathsToDay60WhereTheRunIsLonger) {
  EXPECT_EQ(primary_outcomes({"calm_hours", "calm_hours_day60", "deaths_a", "fighters_b"}),
            (std::vector<std::string>{"calm_hours_day60", "deaths_a", "fighters_b"}));
  EXPECT_EQ(primary_outcomes({"calm_hours_day60", "deaths_a", "day60_deaths_a", "day60_fighters_b"}),
            (std::vector<std::string>{"calm_hours_day60", "day60_deaths_a", "day60_fighters_b"}));
}

TEST(LeverDifference, IsSingleFactorWhenOneBlockDiffers) {
  EXPECT_TRUE(
      lever_difference({}, {"mechanisms.opinion.on=false", "mechanisms.opinion.noise=0"}).is_single_factor());
  EXPECT_FALSE(
      lever_difference({}, {"mechanisms.opinion.on=false", "mechanisms.trust.on=false"}).is_single_factor());
  EXPECT_EQ(lever_difference({"x.y=1"}, {"x.y=1"}).blocks, 0U);
}

TEST(LeverDifference, IsNeverSingleFactorWhenTheStrategyIsAnother) {
  EXPECT_FALSE(lever_difference({"strategy=s1"}, {"strategy=s2"}).is_single_factor());
}

TEST(LeverDifference, TellsKeyByKey) {
  const auto difference = lever_difference({"x.y=1", "x.z=2"}, {"x.y=3"});
  EXPECT_EQ(difference.lines,
            (std::vector<std::string>{"x.y: 3 instead of 1", "x.z: as in the scenario instead of 2"}));
}

TEST(ComparisonPage, NamesEstimandDifferencesRobustnessAndLimits) {
  const std::string page = page_of(MadeUp(), words(), PageFormat::text);
  for (const char* part :
       {"Estimand:", "b (2 blocks)", "Point 1: x=2", "deaths_north", "Robustness", "Ranking at every point",
        "Regret:", "Who pays", "No ranking of levers is to be quoted without these tables.", "Limits."})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(ComparisonPage, TellsTheFivePrimaryOutcomesAndLeavesOutWhatIsTheSameEverywhere) {
  const std::string page = page_of(MadeUp(), words(), PageFormat::text);
  for (const char* part : {"first_calm72 [h]: start", "how the first calm of 72 h comes", "How long the first calm", "an agreed halt",
                           "none (unasked)", "lasts 30 d", "trust_change_x_y", "What common luck achieved",
                           "left out below: fighters_south."})
    EXPECT_NE(page.find(part), std::string::npos) << part << page;
}

TEST(ComparisonPage, InBriefLeavesOutTheTablesOfEachPoint) {
  StudyWords brief = words();
  brief.is_brief = true;
  const std::string page = page_of(MadeUp(), brief, PageFormat::text);
  EXPECT_EQ(page.find("Point 1: x=2"), std::string::npos);
  EXPECT_NE(page.find("Regret:"), std::string::npos);
}

TEST(ComparisonPage, OfOnePointForbidsARanking) {
  MadeUp made;
  made.runs.resize(6);
  StudyWords one = words();
  one.points.resize(1);
  EXPECT_NE(page_of(made, one, PageFormat::markdown).find("no ranking of its levers may be quoted"),
            std::string::npos);
}

TEST(ComparisonPage, AsCsvHasOneNumberALine) {
  const std::string page = page_of(MadeUp(), words(), PageFormat::csv);
  EXPECT_TRUE(page.starts_with("point,lever,outcome,measure,value,low,high\n"));
  for (const char* line :
       {"0,b,deaths_north,difference_t,2,2,2\n", "0,b,first_calm72,agreed_at_last,1,",
        "0,b,trust_change_x_y,mean_lever,0.25,,\n", "0,a,deaths_north,rank,1,,\n",
        "0,b,deaths_north,worse_than_next_better,2,2,2\n", "0,a,deaths_north,better_than_best_other,2,",
        ",b,deaths_north,regret_largest,2,,\n", ",b,deaths_north,points_above,2,,\n"})
    EXPECT_NE(page.find(line), std::string::npos) << line;
}

}  // namespace
}  // namespace truce
