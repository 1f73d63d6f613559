// Pages of sensitivity, discovery and robustness from results files made by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "analysis/robustness.hpp"
#include "analysis/sensitivity/discovery_page.hpp"
#include "analysis/sensitivity/page.hpp"
#include "sim/record/writer.hpp"

namespace truce {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// One outcome of every point, replicate and lever, as `value` says.
template <class Value>
ResultsFile made_up(int points, int replicates, const std::vector<std::string>& levers, Value value) {
  RecordSpec spec;
  spec.dimensions = {{"strategy", levers, "alternatives"}};
  spec.outcomes = {{"calm_hours_day60", "h", "calm"}, {"deaths_north", "1", "deaths"}};
  spec.time_hours = {0, 1000};
  spec.start = "2000-01-01 00:00";
  spec.time_zone = "UTC";
  std::vector<RunRecord> runs;
  for (int point = 0; point < points; ++point)
    for (int lever = 0; lever < static_cast<int>(levers.size()); ++lever)
      for (int replicate = 0; replicate < replicates; ++replicate) {
        RunRecord run;
        run.replicate = replicate;
        run.design_point = point;
        run.strategy = lever;
        const double calm = value(point, lever, replicate);
        run.outcomes = {calm, 100 - calm};
        runs.push_back(run);
      }
  Provenance provenance;
  provenance.scenario_text = "x";
  provenance.scenario_name = "made_up";
  provenance.strategy_name = "levers";
  provenance.program_version = provenance.commit = provenance.compiler = "test";
  return ResultsFile::from_image(build_image(spec, runs, provenance));
}

// Two walks of two inputs, outcome 30 x0 + 3 x1.
SensitivityWords walk_words() {
  SensitivityWords words;
  words.title = "Walks";
  words.inputs = {"big", "small"};
  words.walks = {
      {{0, 0}, {2.0 / 3, 0}, {2.0 / 3, 2.0 / 3}, {1, 1}, {1, 1.0 / 3}, {1.0 / 3, 1.0 / 3}}, {0, 1}, 2};
  words.outcomes = {"calm_hours_day60"};
  words.limits = "Limits.";
  return words;
}

TEST(SensitivityPage, PutsTheInputThatMattersFirst) {
  const SensitivityWords words = walk_words();
  const ResultsFile file = made_up(6, 2, {"a"}, [&](int p, int, int r) {
    const auto& x = words.walks.points[static_cast<std::size_t>(p)];
    return 30 * x[0] + 3 * x[1] + r;
  });
  const std::string page = sensitivity_page(file, words, PageFormat::text);
  EXPECT_LT(page.find("big"), page.find("small"));
  EXPECT_NE(page.find("Limits."), std::string::npos);
  const std::string csv = sensitivity_page(file, words, PageFormat::csv);
  EXPECT_NE(csv.find("a,calm_hours_day60,big,mu_star,30"), std::string::npos) << csv;
  EXPECT_NE(csv.find("a,calm_hours_day60,small,luck,0,"), std::string::npos) << csv;
}

TEST(SensitivityPage, OfADifferenceTakesTheReferenceAway) {
  SensitivityWords words = walk_words();
  words.lever = 1;
  words.is_difference = true;
  const ResultsFile file = made_up(6, 2, {"a", "b"}, [&](int p, int lever, int r) {
    const auto& x = words.walks.points[static_cast<std::size_t>(p)];
    return 30 * x[0] + r + (lever == 1 ? 6 * x[1] : 0);
  });
  const std::string csv = sensitivity_page(file, words, PageFormat::csv);
  EXPECT_NE(csv.find("b - a,calm_hours_day60,big,mu_star,0,"), std::string::npos) << csv;
  EXPECT_NE(csv.find("b - a,calm_hours_day60,small,mu_star,6"), std::string::npos) << csv;
}

TEST(SensitivityPage, TellsSharesOfVariance) {
  SensitivityWords words;
  words.title = "Shares";
  words.method = SensitivityWords::Method::sobol;
  words.inputs = {"all", "nothing"};
  words.outcomes = {"calm_hours_day60"};
  // Blocks A, B, A with `all` from B, A with `nothing` from B.
  const ResultsFile file = made_up(16, 1, {"a"}, [](int p, int, int) {
    const int a = p / 4 * 7 % 5, b = p / 4 * 3 % 4;
    return static_cast<double>(p % 4 == 1 || p % 4 == 2 ? b : a);
  });
  const std::string csv = sensitivity_page(file, words, PageFormat::csv);
  EXPECT_NE(csv.find("nothing,total,0,"), std::string::npos) << csv;
}

TEST(DiscoveryPage, NamesTheInputThatBoundsTheCases) {
  DiscoveryWords words;
  words.title = "Boxes";
  words.inputs = {"idle", "cause"};
  for (int p = 0; p < 100; ++p)
    words.points.push_back({static_cast<double>(p * 37 % 100), static_cast<double>(p)});
  words.outcome = "calm_hours_day60";
  words.threshold = 50;
  words.limits = "Limits.";
  const ResultsFile file = made_up(100, 1, {"a"}, [](int p, int, int) { return p >= 60 ? 80 : 10; });
  const std::string page = discovery_page(file, words, PageFormat::text);
  EXPECT_NE(page.find("40 of 100 points"), std::string::npos) << page;
  EXPECT_NE(page.find("at least 60"), std::string::npos) << page;
  words.threshold = none;
  EXPECT_NE(discovery_page(file, words, PageFormat::markdown).find("| input |"), std::string::npos);
}

TEST(Robustness, RanksAtEveryPointAndTellsTies) {
  // At point 0 b is 5 better than a and c like a but for noise; at point 1 a is best.
  const ResultsFile file = made_up(2, 6, {"a", "b", "c"}, [](int point, int lever, int r) {
    const double noise = lever == 2 ? (r % 2 == 0 ? 1.0 : -1.1) : 0.0;
    return 20 + r + noise + (lever == 1 ? (point == 0 ? 5 : -5) : 0);
  });
  const StudyValues study(file);
  EXPECT_EQ(ranking_words(study, "calm_hours_day60", 0), "b > a ~ c");
  EXPECT_EQ(ranking_words(study, "calm_hours_day60", 1), "a ~ c > b");
  EXPECT_EQ(ranking_words(study, "deaths_north", 0), "b > a ~ c");
  const TableCells cells = regret_table(study, {"as it is", "other"});
  EXPECT_EQ(cells[2], (std::vector<std::string>{"calm_hours_day60", "b", "5", "other", "2.5", "1 of 2"}));
  const ResultsFile still = made_up(2, 3, {"a", "b"}, [](int, int, int) { return 7; });
  EXPECT_EQ(ranking_table(StudyValues(still), {"x", "y"}).size(), 1U);  // the header alone
  EXPECT_EQ(who_pays_table(study, 0)[1], (std::vector<std::string>{"a", "77.5"}));
}

}  // namespace
}  // namespace truce
