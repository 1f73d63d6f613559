// Designs: points in the unit cube against known ones, points of studies against what the file says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/study/design_laws.hpp"
#include "sim/study/design_points.hpp"
#include "sim/study/plan_words.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

DesignPoints points_of(const SmallStudy& study, const std::string& rest) {
  return design_points(
      read_study(study.write("studies/design.yaml", "study: 1\nscenario: ../minimal.yaml\n" + rest)));
}

std::vector<std::string> texts(const Assignments& point) {
  std::vector<std::string> found;
  for (const Assignment& one : point.items) found.push_back(one.text());
  return found;
}

// Joe and Kuo's directions; the first eight points in three dimensions, as in their paper (2008) and in
// scipy.stats.qmc.
TEST(SobolPoints, BeginWithTheKnownOnesFromTheOriginOn) {
  const std::vector<UnitPoint> golden{{0, 0, 0},
                                      {0.5, 0.5, 0.5},
                                      {0.75, 0.25, 0.25},
                                      {0.25, 0.75, 0.75},
                                      {0.375, 0.375, 0.625},
                                      {0.875, 0.875, 0.125},
                                      {0.625, 0.125, 0.875},
                                      {0.125, 0.625, 0.375}};
  EXPECT_EQ(sobol_points(8, 3, 0), golden);
}

TEST(SobolPoints, ShiftedAreStillANet) {
  const auto points = sobol_points(64, 5, 9);
  EXPECT_NE(points, sobol_points(64, 5, 8));
  for (std::size_t d = 0; d < 5; ++d) {
    std::set<int> slices;
    for (const UnitPoint& point : points) slices.insert(static_cast<int>(64 * point[d]));
    EXPECT_EQ(slices.size(), 64U);
  }
}

TEST(SobolPoints, OfALongerDesignBeginWithTheShorter) {
  const auto few = sobol_points(16, 4, 3), many = sobol_points(64, 4, 3);
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
  EXPECT_THROW((void)sobol_points(100, 2, 0), BugError);
}

TEST(LatinHypercube, HasOnePointInEverySliceOfEveryDimension) {
  for (const std::size_t size : {1U, 7U, 40U, 96U}) {
    const auto points = latin_hypercube(size, 3, 5);
    for (std::size_t d = 0; d < 3; ++d) {
      std::set<int> slices;
      for (const UnitPoint& point : points)
        slices.insert(static_cast<int>(static_cast<double>(size) * point[d]));
      EXPECT_EQ(slices.size(), size);
    }
  }
}

TEST(LatinHypercube, DoubledBeginsWithTheShorter) {
  const auto few = latin_hypercube(10, 4, 2), many = latin_hypercube(40, 4, 2);
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
  EXPECT_NE(few, latin_hypercube(10, 4, 3));
}

TEST(SaltelliPoints, TakeOneGroupAtATimeFromTheOtherPoint) {
  const Grouping grouping{{0, 1, 1}, 2};
  const auto points = saltelli_points(4, grouping, 6);
  ASSERT_EQ(points.size(), 16U);
  for (std::size_t j = 0; j < 16; j += 4) {
    const UnitPoint &a = points[j], &b = points[j + 1];
    EXPECT_EQ(points[j + 2], (UnitPoint{b[0], a[1], a[2]}));
    EXPECT_EQ(points[j + 3], (UnitPoint{a[0], b[1], b[2]}));
  }
}

TEST(MorrisWalks, MoveEachGroupOnceByTheSameStepOnTheGrid) {
  const Grouping grouping{{0, 1, 0, 2}, 3};
  const auto points = morris_walks({20, 4}, grouping, 6);
  ASSERT_EQ(points.size(), 80U);
  for (std::size_t t = 0; t < 20; ++t) {
    std::set<std::size_t> moved_groups;
    for (std::size_t k = 0; k < 3; ++k) {
      const UnitPoint &from = points[4 * t + k], &to = points[4 * t + k + 1];
      std::set<std::size_t> moved;
      for (std::size_t d = 0; d < 4; ++d) {
        if (from[d] == to[d]) continue;
        EXPECT_NEAR(std::abs(to[d] - from[d]), 2.0 / 3, 1e-12);
        moved.insert(grouping.group_of[d]);
      }
      ASSERT_EQ(moved.size(), 1U);
      moved_groups.insert(*moved.begin());
    }
    EXPECT_EQ(moved_groups.size(), 3U);
  }
}

TEST(OrthogonalRows, HoldEveryPairOfLevelsThreeTimes) {
  const auto rows = orthogonal_rows(11);
  ASSERT_EQ(rows.size(), 12U);
  for (std::size_t a = 0; a < 11; ++a)
    for (std::size_t b = a + 1; b < 11; ++b) {
      std::map<std::pair<int, int>, int> count;
      for (const auto& row : rows) ++count[{row[a], row[b]}];
      EXPECT_EQ(count.size(), 4U);
      for (const auto& [pair, times] : count) EXPECT_EQ(times, 3);
    }
}

TEST(SettingPoints, AreTheScenarioThenOneThenTheArrayWithoutDoubles) {
  const auto points = setting_points(DesignKind::robustness, 8);
  EXPECT_EQ(points.size(), 1U + 8U + 11U);
  EXPECT_TRUE(points[0].empty());
  EXPECT_EQ(points[3], std::vector<std::size_t>{2});
  EXPECT_EQ(setting_points(DesignKind::one_at_a_time, 8).size(), 9U);
}

TEST(Laws, AreInvertedDistributions) {
  Uncertainty law;
  law.law = Uncertainty::Law::uniform;
  law.low = 2;
  law.high = 4;
  EXPECT_EQ(value_at(law, 0.25), "2.5");
  law.law = Uncertainty::Law::triangular;
  law.mode = 3;
  EXPECT_EQ(value_at(law, 0.5), "3");
  EXPECT_EQ(value_at(law, 0.125), "2.5");
  EXPECT_EQ(value_at(law, 1), "4");
  law.law = Uncertainty::Law::uniform;
  law.is_whole = true;
  EXPECT_EQ(value_at(law, 0.34), "3");
  EXPECT_EQ(value_at(law, 1), "4");
  law.law = Uncertainty::Law::choice;
  law.values = {"a", "b"};
  EXPECT_EQ(value_at(law, 0.49), "a");
  EXPECT_EQ(value_at(law, 1), "b");
}

TEST(DesignPoints, DrawFromExpertsPosteriorAndChoices) {
  const SmallStudy study;
  study.write("studies/experts.csv", "key,low,mode,high\nstreams.south_fire.rate_per_hour,1,2,4\n");
  study.write("studies/samples.csv",
              "streams.north_fire.rate_per_hour,streams.north_fire.excited_by.south_fire\n1,0.1\n2,0.2\n");
  const DesignPoints made =
      points_of(study,
                "design: {kind: lhs, size: 6, seed: 3}\nexperts: experts.csv\nposterior: samples.csv\n"
                "uncertainties: {mechanisms.opinion.on: {values: [true, false]}}\n");
  EXPECT_EQ(
      made.words.dimensions,
      (std::vector<std::string>{"mechanisms.opinion.on", "streams.south_fire.rate_per_hour", "posterior"}));
  ASSERT_EQ(made.points.size(), 6U);
  int off = 0;
  for (const Assignments& point : made.points) {
    ASSERT_EQ(point.items.size(), 4U);
    off += point.items[0].value == "false" ? 1 : 0;
    EXPECT_EQ(point.items[2].value == "1", point.items[3].value == "0.1");  // a row is drawn whole
  }
  EXPECT_EQ(off, 3);
}

TEST(DesignPoints, OfATableAreItsRows) {
  const SmallStudy study;
  study.write("studies/points.csv",
              "# two points\nstreams.north_fire.rate_per_hour,mechanisms.opinion.on\n1,true\n2,false\n");
  const DesignPoints made = points_of(study, "design: {kind: csv, file: points.csv}\n");
  ASSERT_EQ(made.points.size(), 2U);
  EXPECT_EQ(texts(made.points[1]),
            (std::vector<std::string>{"streams.north_fire.rate_per_hour=2", "mechanisms.opinion.on=false"}));
}

TEST(DesignPoints, TakeTheRangeOfTheScenario) {
  const SmallStudy study;
  std::string scenario = content_of(study.at("minimal.yaml"));
  scenario.replace(scenario.find("deaths_per_hit: 0.05"), 20,
                   "deaths_per_hit: {value: 0.05, range: [0.04, 0.08], source: \"made up\", confidence: C}");
  study.write("minimal.yaml", scenario);
  const DesignPoints made = points_of(study,
                                      "design: {kind: sobol, size: 4, seed: 0}\n"
                                      "uncertainties: {streams.north_fire.deaths_per_hit: range}\n");
  EXPECT_EQ(made.points[0].items[0].value, "0.04");
  EXPECT_EQ(made.points[1].items[0].value, "0.06");
}

TEST(Constants, AreLaidOverEveryCell) {
  const SmallStudy study;
  const Plan plan = make_plan(read_study(
      study.write("studies/constants.yaml",
                  "study: 1\nscenario: ../minimal.yaml\n"
                  "constants: {streams.north_fire.rate_per_hour: 3}\nlevers: {a: {}, b: {title: x}}\n")));
  for (const Cell& cell : plan.cells) EXPECT_EQ(cell.setup->streams[0].value.rate_per_hour, 3);
  EXPECT_NE(plan.text.find("constants: {streams.north_fire.rate_per_hour: 3}"), std::string::npos);
}

TEST(PlanWords, ReadBackWhatThePlanSays) {
  const SmallStudy study;
  const Plan plan = make_plan(read_study(study.write(
      "studies/words.yaml",
      "study: 1\ntitle: \"yes: words\"\nscenario: ../minimal.yaml\nlevers: {a: {}, b: {title: x}}\n"
      "design: {kind: morris, trajectories: 3, levels: 6, seed: 12, groups: {fire: "
      "[streams.north_fire.rate_per_hour, "
      "streams.south_fire.rate_per_hour]}}\n"
      "uncertainties: {streams.north_fire.rate_per_hour: [1, 2], mechanisms.opinion.on: {values: [true, "
      "false]}, "
      "streams.south_fire.rate_per_hour: [1, 2]}\n")));
  EXPECT_EQ(plan.points.size(), 9U);
  const PlanWords words = read_plan_words(plan.text, "plan");
  EXPECT_EQ(words.title, "yes: words");
  EXPECT_EQ(words.levers, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(words.design.kind, DesignKind::morris);
  EXPECT_EQ(unit_points(words.design), unit_points(plan.design));
  EXPECT_EQ(grouping_of(words.design).names, (std::vector<std::string>{"fire", "mechanisms.opinion.on"}));
  EXPECT_EQ(words.points[4][0].first + "=" + words.points[4][0].second, plan.points[4][0]);
  EXPECT_THROW((void)read_plan_words("--set a=b", "other.h5"), InputError);
}

TEST(LargeStudies, AreRunOnlyWhenTheyAreMeant) {
  const SmallStudy study;
  const std::string path =
      study.write("studies/large.yaml",
                  "study: 1\nscenario: ../minimal.yaml\ndesign: {kind: lhs, size: 20000}\n"
                  "uncertainties: {streams.north_fire.rate_per_hour: [1, 2]}\n");
  EXPECT_THROW((void)read_study(path), InputError);
  EXPECT_EQ(read_study(path, true).file.design.setup.size, 20000);
}

}  // namespace
}  // namespace truce
