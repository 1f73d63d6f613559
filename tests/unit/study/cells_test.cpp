// Cells of a large study: which are read first, that the others give the same runs, and what is wrong with
// them.
#include "sim/study/cells.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/study/folder.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

constexpr int all_points = 400;

// Rows of a design of 400 points, of which one may be another.
std::string rows_text(int special = -1, const std::string& point = "") {
  std::string text =
      "study: 1\nscenario: ../minimal.yaml\nseed: 7\ndesign: rows\n"
      "constants: {clock.horizon_hours: 24, publics.north_people.citizens: 50, "
      "publics.south_people.citizens: "
      "50}\nreplication: {replicates: 1}\noutputs: {series_replicates: 0, tables: []}\n"
      "execution: {shard_runs: 50}\nrows:\n";
  const auto row = [](int deaths, int fighters) {
    return "{publics.north_people.deaths_before: " + std::to_string(deaths) +
           ", publics.north_people.fighters_before: " + std::to_string(fighters) + "}";
  };
  for (int p = 0; p < all_points; ++p)
    text += "  - " + (p == special ? point : p == 0 ? row(5, 5) : p == 1 ? row(1, 1) : row(5, 1)) + "\n";
  return text;
}

class LargeStudy {
 public:
  explicit LargeStudy(const std::string& text) : path_(study_.write("studies/large.yaml", text)) {}
  [[nodiscard]] Plan plan() const { return make_plan(read_study(path_)); }
  [[nodiscard]] const SmallStudy& files() const { return study_; }

 private:
  SmallStudy study_;
  std::string path_;
};

std::size_t unread_cell(const Plan& plan) {
  for (std::size_t c = 40; c < plan.cells.size(); ++c)
    if (!plan.cells[c].setup) return c;
  return 0;
}

RunRecord run_of(const Plan& plan, std::size_t run) {
  return compute_shard(plan, run / plan.shard_runs, {})[run % plan.shard_runs];
}

// Outcomes as text: missing ones are equal too.
std::string words_of(const RunRecord& record) {
  std::string text;
  for (const double value : record.outcomes) text += format_number(value) + " ";
  return text;
}

TEST(CellsReadFirst, AreAllOfASmallStudy) {
  const Plan plan = SmallStudy().plan();
  EXPECT_EQ(plan.cells_read, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(CellsReadFirst, HoldEveryLeverAndValueOfALargeGridAndSpread) {
  CellRecipes recipes;
  recipes.levers = {{"a", {}}, {"b", {}}, {"c", {}}};
  for (int x = 0; x < 30; ++x)
    for (int y = 0; y < 30; ++y)
      recipes.points.push_back({{{"x", std::to_string(x), {}}, {"y", std::to_string(y), {}}}});
  const std::vector<std::size_t> read = cells_read_first(recipes);
  EXPECT_LE(read.size(), 256U);
  EXPECT_GE(read.size(), 200U);
  std::set<std::string> seen;
  std::set<std::size_t> levers, tenths;
  for (const std::size_t c : read) {
    for (const Assignment& one : recipes.points[c / 3].items) seen.insert(one.text());
    levers.insert(c % 3);
    tenths.insert(c * 10 / recipes.cells());
  }
  EXPECT_EQ(seen.size(), 60U);
  EXPECT_EQ(levers.size(), 3U);
  EXPECT_EQ(tenths.size(), 10U);
}

TEST(LaterCells, GiveTheRunsThatTheyGiveWhenReadFirst) {
  const LargeStudy study(rows_text());
  const Plan large = study.plan();
  EXPECT_LE(large.cells_read.size(), 256U);
  const std::size_t unread = unread_cell(large);
  ASSERT_GT(unread, 0U);
  const Plan small = LargeStudy(rows_text().substr(0, rows_text().find("rows:\n")) +
                                "rows: [{publics.north_people.deaths_before: 5, "
                                "publics.north_people.fighters_before: 1}]\n")
                         .plan();
  const RunRecord later = run_of(large, unread), first = run_of(small, 0);
  EXPECT_EQ(words_of(later), words_of(first));
  ASSERT_EQ(later.marks.size(), first.marks.size());
  EXPECT_EQ(later.marks.back().hash, first.marks.back().hash);
  EXPECT_EQ(later.design_point, static_cast<std::int32_t>(unread));
}

TEST(LaterCells, ThatAreRefusedFailWithTheReason) {
  const int bad = static_cast<int>(unread_cell(LargeStudy(rows_text()).plan()));
  const LargeStudy study(
      rows_text(bad, "{publics.north_people.deaths_before: 1, publics.north_people.fighters_before: 5}"));
  const Plan plan = study.plan();
  ASSERT_FALSE(plan.cells[static_cast<std::size_t>(bad)].setup);
  const RunRecord failed = run_of(plan, static_cast<std::size_t>(bad));
  EXPECT_EQ(failed.status, RunStatus::failed);
  EXPECT_NE(failed.error.find("its scenario is refused: "), std::string::npos) << failed.error;
  EXPECT_NE(failed.error.find("fighters_before"), std::string::npos) << failed.error;
  EXPECT_EQ(failed.design_point, bad);
  EXPECT_EQ(run_of(plan, static_cast<std::size_t>(bad) + 1).status, RunStatus::ok);
}

TEST(LaterCells, OfAChangedScenarioStopTheSweep) {
  const LargeStudy study(rows_text());
  const Plan plan = study.plan();
  const std::size_t shard = unread_cell(plan) / plan.shard_runs;
  std::string scenario = content_of(study.files().at("minimal.yaml"));
  scenario.replace(scenario.find("deaths_per_hit: 0.05"), 20, "deaths_per_hit: 0.06");
  (void)study.files().write("minimal.yaml", scenario);
  try {
    (void)compute_shard(plan, shard, {});
    FAIL();
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("has changed or gone since this sweep began"),
              std::string::npos);
  }
}

TEST(LaterCells, ShareAHistoryAsCellsThatWereReadDo) {
  std::string text = rows_text();
  text.insert(text.find("rows:\n"),
              "same_start: {at: 2000-01-01 12:00}\nlevers: {a: {}, b: {mechanisms.opinion.on: false}}\n");
  const LargeStudy study(text);
  const Plan plan = study.plan();
  const std::size_t unread = unread_cell(plan);
  ASSERT_TRUE(plan.branches(plan.cells[unread]));
  const RunRecord later = run_of(plan, unread);
  EXPECT_EQ(later.status, RunStatus::ok) << later.error;
  // The same values stand at point 2, which was read or not; luck and history are the same.
  EXPECT_EQ(words_of(later), words_of(run_of(plan, 4 + unread % 2)));
}

}  // namespace
}  // namespace truce
