// The page of a comparison, and its findings as CSV.
#include <gtest/gtest.h>

#include "analysis/comparison.hpp"
#include "tests/unit/paired/made_up_study.hpp"

namespace truce {
namespace {

using namespace made_up;

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

TEST(ComparisonPage, NamesEstimandDifferencesRobustnessAndLimits) {
  const std::string page = page_of(MadeUp(), words(), PageFormat::text);
  for (const char* part :
       {"Estimand:", "b (2 blocks)", "Point 1: x=2", "deaths_north", "Robustness", "Ranking at every point",
        "Regret:", "Who pays", "No ranking of levers is to be quoted without these tables.", "Limits."})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(ComparisonPage, TellsTheFivePrimaryOutcomesAndLeavesOutWhatIsTheSameEverywhere) {
  const std::string page = page_of(MadeUp(), words(), PageFormat::text);
  for (const char* part :
       {"first_calm72 [h]: start", "how the first calm of 72 h comes", "How long the first calm",
        "an agreed halt", "none (unasked)", "lasts 30 d", "trust_change_x_y", "What common luck achieved",
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
