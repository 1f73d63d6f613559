// What a study keeps: thinned rows that tell the truth, rounded numbers, chosen runs, and a budget that is
// kept.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "sim/base/parallel.hpp"
#include "sim/record/reader.hpp"
#include "sim/study/budget.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/kept.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

// A study of four cells with six replicates; `outputs` are the words of its blocks.
class Kept {
 public:
  explicit Kept(const std::string& outputs)
      : plan(
            make_plan(read_study(study_.write("studies/kept.yaml",
                                              "study: 1\nscenario: ../minimal.yaml\nseed: 7\n"
                                              "levers: {full: {}, half: {streams.south_fire.rate_per_hour: "
                                              "0.5}}\nfactors: {streams.north_fire.rate_per_hour: [0.5, 2]}\n"
                                              "replication: {replicates: 6, first: 3}\n"
                                              "execution: {shard_runs: 5}\n" +
                                                  outputs)))) {}
  // Sweeps into a folder of this name; the merged file.
  [[nodiscard]] ResultsFile swept(const std::string& name = "out") const {
    (void)sweep(plan, study_.at(name), test_program, {});
    return ResultsFile(path(name));
  }
  [[nodiscard]] std::string path(const std::string& name) const { return merged_path(study_.at(name)); }

 private:
  SmallStudy study_;

 public:
  Plan plan;
};

double sum_of(const SeriesValues& series, std::size_t run) {
  double sum = 0;
  for (std::size_t time = 0; time < series.times; ++time)
    for (std::size_t member = 0; member < series.members; ++member) sum += series.at(run, time, member);
  return sum;
}

TEST(KeptRows, AreTheFirstEachStrideAndTheLast) {
  EXPECT_EQ(kept_rows(7, 1), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(kept_rows(7, 3), (std::vector<std::size_t>{0, 3, 6}));
  EXPECT_EQ(kept_rows(8, 3), (std::vector<std::size_t>{0, 3, 6, 7}));
  EXPECT_EQ(kept_rows(8, 100), (std::vector<std::size_t>{0, 7}));
}

TEST(WithBits, RoundsToTheNearestAndKeepsWhatIsNoNumber) {
  EXPECT_EQ(with_bits(0.1F, 23), 0.1F);
  EXPECT_EQ(with_bits(2047, 10), 2047);
  EXPECT_EQ(with_bits(1.25F, 1), 1);  // halfway: to even
  EXPECT_EQ(with_bits(1.75F, 1), 2);
  EXPECT_EQ(with_bits(-1.3F, 1), -1.5F);
  EXPECT_TRUE(std::isnan(with_bits(std::nanf(""), 4)));
  EXPECT_EQ(with_bits(3e38F, 1), 3e38F);  // would be infinite
  for (float value = 1e-3F; value < 1e6F; value *= 1.37F) {
    EXPECT_NEAR(with_bits(value, 8), value, value / 512);
    EXPECT_EQ(with_bits(with_bits(value, 8), 8), with_bits(value, 8));
  }
}

TEST(Stride, KeepsSumsOfCountsAndValuesAtTheRows) {
  const Kept whole(""), thin("outputs: {stride: 7}\n");
  const ResultsFile all = whole.swept(), few = thin.swept();
  const std::vector<std::size_t> rows = kept_rows(all.read_spec().time_hours.size(), 7);
  ASSERT_EQ(few.read_spec().time_hours.size(), rows.size());
  EXPECT_EQ(few.read_spec().time_hours.back(), all.read_spec().time_hours.back());
  EXPECT_NE((all.read_spec().time_hours.size() - 1) % 7,
            0U);  // else the last row would not be put to the test
  const SeriesValues fire = all.read_series("stream_events"), thin_fire = few.read_series("stream_events");
  const SeriesValues deaths = all.read_series("deaths"), thin_deaths = few.read_series("deaths");
  double fired = 0;
  for (std::size_t run = 0; run < all.run_count(); ++run) {
    EXPECT_EQ(sum_of(thin_fire, run), sum_of(fire, run));
    fired += sum_of(fire, run);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      EXPECT_EQ(few.read_spec().time_hours[r], all.read_spec().time_hours[rows[r]]);
      EXPECT_EQ(thin_deaths.at(run, r, 0), deaths.at(run, rows[r], 0));
    }
  }
  EXPECT_GT(fired, 1000);
}

TEST(Stride, IsToldInTheFile) {
  const ResultsFile few = Kept("outputs: {stride: 24, precision_bits: 9}\n").swept();
  for (const SeriesSpec& series : few.read_spec().series) {
    EXPECT_EQ(series.cell_methods, series.name == "stream_events" || series.name == "intercepted" ||
                                           series.name == "fell_short" || series.name == "sirens"
                                       ? "time: sum"
                                       : "time: point")
        << series.name;
    EXPECT_EQ(series.precision_bits, series.type == NumberType::float32 ? "9" : "") << series.name;
    if (series.name == "stream_events") {
      EXPECT_EQ(series.long_name, "events since the row before");
    }
  }
  const ResultsFile all = Kept("").swept();
  for (const SeriesSpec& series : all.read_spec().series)
    EXPECT_EQ(series.cell_methods + series.precision_bits, "") << series.name;
}

TEST(Outputs, HoldTheSeriesAndOutcomesThatAreNamed) {
  const ResultsFile file =
      Kept("outputs: {series: [deaths, aim], outcomes: [events_south_fire], tables: none}\n").swept();
  std::vector<std::string> series, outcomes;
  for (const SeriesSpec& one : file.read_spec().series) series.push_back(one.name);
  for (const OutcomeSpec& one : file.read_spec().outcomes) outcomes.push_back(one.name);
  EXPECT_EQ(series, (std::vector<std::string>{"aim", "deaths"}));  // in the order of every file
  EXPECT_NE(std::ranges::find(outcomes, "events_south_fire"), outcomes.end());
  EXPECT_NE(std::ranges::find(outcomes, "calm_hours_day60"), outcomes.end());
  EXPECT_EQ(std::ranges::find(outcomes, "events_north_fire"), outcomes.end());
  EXPECT_TRUE(file.read_spec().tables.empty());
  const ResultsFile all = Kept("").swept();
  EXPECT_EQ(file.read_outcome("events_south_fire"), all.read_outcome("events_south_fire"));
  EXPECT_EQ(file.read_series("deaths").values, all.read_series("deaths").values);
}

TEST(Outputs, KeepSeriesOfTheListedReplicatesOnly) {
  const ResultsFile file = Kept("outputs: {series_replicates: [4, 8]}\n").swept();
  const SeriesValues deaths = file.read_series("deaths");
  for (std::size_t run = 0; run < file.run_count(); ++run)
    EXPECT_EQ(!std::isnan(deaths.at(run, 0)),
              file.keys().replicate[run] == 4 || file.keys().replicate[run] == 8);
}

TEST(Outputs, HoldNoSeriesWhenNoReplicateKeepsAny) {
  const ResultsFile file = Kept("outputs: {series_replicates: 0}\n").swept();
  EXPECT_TRUE(file.read_spec().series.empty());
  EXPECT_EQ(file.read_outcome("calm_hours_day60"), Kept("").swept().read_outcome("calm_hours_day60"));
}

TEST(Outputs, KeepSeriesOfRunsThatMeetTheCondition) {
  const Kept kept("outputs: {condition: {outcome: deaths_south_people, above: 5, below: 30}}\n");
  const ResultsFile file = kept.swept();
  const std::vector<double> outcome = file.read_outcome("deaths_south_people");
  const SeriesValues deaths = file.read_series("deaths");
  int met = 0;
  for (std::size_t run = 0; run < file.run_count(); ++run) {
    const bool meets = outcome[run] > 5 && outcome[run] < 30;
    met += meets ? 1 : 0;
    EXPECT_EQ(!std::isnan(deaths.at(run, 0)), meets) << outcome[run];
  }
  EXPECT_GT(met, 0);
  EXPECT_LT(met, static_cast<int>(file.run_count()));
  EXPECT_NE(kept.plan.text.find("condition: {outcome: deaths_south_people, above: 5, below: 30}"),
            std::string::npos);
}

TEST(Outputs, GiveTheSameBytesForAnyThreadsAndOrderOfParts) {
  const Kept kept(
      "outputs: {series: [deaths, stream_events, ground], stride: 5, precision_bits: 6, "
      "series_replicates: all, condition: {outcome: deaths_south_people, below: 20}}\n");
  use_threads(1);
  (void)kept.swept("one");
  use_threads(2);
  const std::string folder = std::filesystem::path(kept.path("two")).parent_path().string();
  make_folder(folder);
  for (std::size_t shard = kept.plan.shards(); shard-- > 0;)
    make_part(kept.plan, shard, folder, test_program, {});
  (void)merge_parts(kept.plan, folder);
  EXPECT_EQ(content_of(kept.path("one")), content_of(kept.path("two")));
}

TEST(Budget, LeavesNothingOutWhenThereIsRoom) {
  const Kept plain(""), roomy("budget: {bytes: 1e9}\n");
  EXPECT_EQ(roomy.plan.outputs.stride, 1);
  EXPECT_TRUE(roomy.plan.outputs.series.all);
  EXPECT_NE(budget_words(roomy.plan).find("nothing left out"), std::string::npos);
  (void)roomy.swept();
  const auto bytes = static_cast<double>(content_of(roomy.path("out")).size());
  EXPECT_NEAR(roomy.plan.budget.estimate, bytes, 0.25 * bytes);
}

TEST(Budget, CountsACautiousShareOfRunsWithACondition) {
  const Kept all("budget: {bytes: 1e9}\n");
  const Kept rare("outputs: {condition: {outcome: deaths_south_people, below: -1}}\nbudget: {bytes: 1e9}\n");
  const Kept sure("outputs: {condition: {outcome: deaths_south_people, above: -1}}\nbudget: {bytes: 1e9}\n");
  EXPECT_LT(rare.plan.budget.estimate, 0.6 * all.plan.budget.estimate);
  EXPECT_NEAR(sure.plan.budget.estimate, all.plan.budget.estimate, 0.1 * all.plan.budget.estimate);
  const std::string none = "0 of 32 pilot runs meet the condition, counted as 11 % of all";
  EXPECT_NE(budget_words(rare.plan).find(none), std::string::npos) << budget_words(rare.plan);
  const std::string every = "32 of 32 pilot runs meet the condition, counted as 100 % of all";
  EXPECT_NE(budget_words(sure.plan).find(every), std::string::npos) << budget_words(sure.plan);
}

// The budget that the outputs of a study, as they stand, just miss.
std::string just_missed(const std::string& outputs) {
  const double estimate = Kept(outputs + "budget: {bytes: 1e9}\n").plan.budget.estimate;
  return "budget: {bytes: " + std::to_string(std::llround(1.1 * estimate) - 2) + "}\n";
}

TEST(Budget, TakesRowsThenTheHeaviestSeries) {
  const Kept rows(just_missed(""));
  EXPECT_EQ(rows.plan.outputs.stride, 2);
  EXPECT_TRUE(rows.plan.budget.dropped.empty()) << rows.plan.text;
  const Kept tight(just_missed("outputs: {stride: 24}\n"));
  EXPECT_EQ(tight.plan.outputs.stride, 24);
  ASSERT_EQ(tight.plan.budget.dropped.size(), 1U);
  EXPECT_FALSE(tight.plan.outputs.series.has(tight.plan.budget.dropped.front()));
  for (const Kept* kept : {&rows, &tight}) {
    (void)kept->swept();
    EXPECT_LE(static_cast<double>(content_of(kept->path("out")).size()), kept->plan.budget.bytes);
    EXPECT_NE(kept->plan.text.find("budget: {bytes: "), std::string::npos);
  }
}

TEST(Budget, IsRefusedWhenOutcomesAndTablesAloneExceedIt) {
  const std::string told = messages_of([] { (void)Kept("budget: {bytes: 1e4}\n"); });
  EXPECT_NE(told.find("kept.yaml:8:10: 'budget.bytes' allows 10 kB, and outcomes and tables of 24 runs alone "
                      "take about "),
            std::string::npos)
      << told;
  EXPECT_NE(told.find("kB (all series left out); give "), std::string::npos) << told;
  EXPECT_NE(told.find("kB or more, or keep fewer tables, outcomes or replicates"), std::string::npos) << told;
}

TEST(Budget, DropsFromTheEndOfTheList) {
  const std::string outputs = "outputs: {series: [deaths, aim, stream_events, backs], stride: 24}\n";
  const Kept tight(outputs + just_missed(outputs));
  EXPECT_EQ(tight.plan.budget.dropped, std::vector<std::string>{"backs"});
  EXPECT_EQ(tight.plan.outputs.series.listed, (std::vector<std::string>{"deaths", "aim", "stream_events"}));
}

}  // namespace
}  // namespace truce
