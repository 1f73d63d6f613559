// Results files hold exactly what was recorded, byte for byte the same each time, and damage is noticed.
#include <gtest/gtest.h>
#include <hdf5.h>

#include <algorithm>
#include <cmath>
#include <future>

#include "sim/base/error.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "tests/unit/record/sample.hpp"

namespace truce {
namespace {

using Bytes = std::vector<std::byte>;

bool same(const std::vector<float>& a, const std::vector<float>& b) {
  return std::ranges::equal(a, b,
                            [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::ranges::equal(a, b,
                            [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

Bytes sample_image() { return build_image(sample::spec(), sample::runs(), sample::provenance()); }

void expect_same_run(const RunRecord& read, const RunRecord& written) {
  EXPECT_EQ(read.replicate, written.replicate);
  EXPECT_EQ(read.design_point, written.design_point);
  EXPECT_EQ(read.strategy, written.strategy);
  EXPECT_EQ(read.status, written.status);
  EXPECT_EQ(read.error, written.error);
  ASSERT_EQ(read.series.size(), written.series.size());
  for (std::size_t i = 0; i < read.series.size(); ++i)
    EXPECT_TRUE(same(read.series[i], written.series[i])) << i;
  ASSERT_EQ(read.tables.size(), written.tables.size());
  for (std::size_t t = 0; t < read.tables.size(); ++t)
    EXPECT_EQ(read.tables[t].columns, written.tables[t].columns);
  EXPECT_TRUE(same(read.outcomes, written.outcomes));
  ASSERT_EQ(read.marks.size(), written.marks.size());
  for (std::size_t m = 0; m < read.marks.size(); ++m) {
    EXPECT_EQ(read.marks[m].step, written.marks[m].step);
    EXPECT_EQ(read.marks[m].hash, written.marks[m].hash);
  }
}

TEST(Hdf5, IsTheThreadSafeSerialBuild) {
  EXPECT_NO_THROW(h5::require_safe_build());
  EXPECT_EQ(h5::library_version().substr(0, 2), "1.");
}

TEST(ResultsFile, GivesBackEveryRun) {
  const Bytes image = sample_image();
  const ResultsFile file = ResultsFile::from_image(image);
  ASSERT_EQ(file.run_count(), sample::run_count);
  for (std::size_t i = 0; i < file.run_count(); ++i) expect_same_run(file.read_run(i), sample::run(i));
}

TEST(ResultsFile, GivesBackItsSpec) {
  const Bytes image = sample_image();
  const RecordSpec read = ResultsFile::from_image(image).read_spec();
  const RecordSpec written = sample::spec();
  EXPECT_EQ(read.start, written.start);
  EXPECT_EQ(read.time_zone, written.time_zone);
  EXPECT_EQ(read.time_hours, written.time_hours);
  ASSERT_EQ(read.dimensions.size(), written.dimensions.size());
  for (std::size_t i = 0; i < read.dimensions.size(); ++i) {
    EXPECT_EQ(read.dimensions[i].name, written.dimensions[i].name);
    EXPECT_EQ(read.dimensions[i].members, written.dimensions[i].members);
    EXPECT_EQ(read.dimensions[i].long_name, written.dimensions[i].long_name);
  }
  ASSERT_EQ(read.series.size(), written.series.size());
  for (std::size_t i = 0; i < read.series.size(); ++i) {
    EXPECT_EQ(read.series[i].name, written.series[i].name);
    EXPECT_EQ(read.series[i].dimension, written.series[i].dimension);
    EXPECT_EQ(read.series[i].unit, written.series[i].unit);
    EXPECT_EQ(read.series[i].type, written.series[i].type);
    EXPECT_EQ(read.series[i].meanings, written.series[i].meanings);
  }
  ASSERT_EQ(read.tables.size(), written.tables.size());
  for (std::size_t t = 0; t < read.tables.size(); ++t) {
    ASSERT_EQ(read.tables[t].columns.size(), written.tables[t].columns.size());
    for (std::size_t c = 0; c < read.tables[t].columns.size(); ++c) {
      EXPECT_EQ(read.tables[t].columns[c].name, written.tables[t].columns[c].name);
      EXPECT_EQ(read.tables[t].columns[c].refers_to, written.tables[t].columns[c].refers_to);
      EXPECT_EQ(read.tables[t].columns[c].meanings, written.tables[t].columns[c].meanings);
    }
  }
  ASSERT_EQ(read.outcomes.size(), written.outcomes.size());
  EXPECT_EQ(read.outcomes[0].name, written.outcomes[0].name);
}

TEST(ResultsFile, GivesBackWhereItCameFrom) {
  const Bytes image = sample_image();
  const Provenance read = ResultsFile::from_image(image).provenance();
  const Provenance written = sample::provenance();
  EXPECT_EQ(read.scenario_text, written.scenario_text);
  EXPECT_EQ(read.scenario_name, written.scenario_name);
  EXPECT_EQ(read.strategy_name, written.strategy_name);
  EXPECT_EQ(read.seed, written.seed);
  EXPECT_EQ(read.program_version, written.program_version);
  EXPECT_EQ(read.commit, written.commit);
  EXPECT_EQ(read.compiler, written.compiler);
  EXPECT_EQ(read.options, written.options);
}

TEST(ResultsFile, ReadsOneQuantityOfAllRuns) {
  const Bytes image = sample_image();
  const SeriesValues deaths = ResultsFile::from_image(image).read_series("deaths");
  EXPECT_EQ(deaths.runs, 3U);
  EXPECT_EQ(deaths.members, 2U);
  EXPECT_EQ(deaths.at(2, 48, 1), 2481.0F);
}

TEST(ResultsFile, KeepsAFailedRunWithItsError) {
  const Bytes image = build_image(sample::spec(), sample::runs_with_failure(), sample::provenance());
  const ResultsFile file = ResultsFile::from_image(image);
  const RunRecord failed = file.read_run(1);
  EXPECT_EQ(failed.status, RunStatus::failed);
  EXPECT_EQ(failed.error, "step 3: a stock went below zero");
  EXPECT_TRUE(std::isnan(failed.series[0][7]));
  EXPECT_EQ(failed.series[1][0], -1.0F);
  EXPECT_TRUE(std::isnan(failed.outcomes[0]));
  expect_same_run(file.read_run(2), sample::run(2));
}

TEST(ResultsFile, KeepsMoreRunsThanAChunkHolds) {
  std::vector<RunRecord> runs;
  for (std::size_t i = 0; i < 150; ++i) runs.push_back(sample::run(i));
  const Bytes image = build_image(sample::spec(), runs, sample::provenance());
  const ResultsFile file = ResultsFile::from_image(image);
  expect_same_run(file.read_run(149), runs[149]);
  expect_same_run(file.read_run(63), runs[63]);
  expect_same_run(file.read_run(64), runs[64]);
}

TEST(ResultsFile, KeepsLongAndEmptyDimensions) {
  RecordSpec spec = sample::spec();
  spec.dimensions.push_back({"unit", {}, "units"});
  for (int i = 0; i < 9000; ++i) spec.dimensions.back().members.push_back("unit_number_" + std::to_string(i));
  spec.dimensions.push_back({"text", {}, "texts"});
  spec.series.push_back({"status_of_text", "text", "1", "status", NumberType::float32, {}});
  std::vector<RunRecord> runs = sample::runs();
  for (RunRecord& run : runs) run.series.emplace_back();
  const Bytes image = build_image(spec, runs, sample::provenance());
  const RecordSpec read = ResultsFile::from_image(image).read_spec();
  EXPECT_EQ(read.dimensions[3].members, spec.dimensions[3].members);
  EXPECT_TRUE(read.dimensions[4].members.empty());
}

TEST(ResultsFile, HasTheSameBytesEachTime) {
  const Bytes first = sample_image();
  // Other heap contents and a later clock must not show.
  std::vector<std::vector<char>> noise(200, std::vector<char>(5000, 'x'));
  noise.clear();
  EXPECT_EQ(first, sample_image());
}

TEST(ResultsFile, IsBuiltAndReadByManyThreadsAtOnce) {
  std::vector<Bytes> images(6);
  std::vector<int> wrong(images.size(), 0);
  std::vector<std::future<void>> threads;
  for (std::size_t t = 0; t < images.size(); ++t) {
    threads.push_back(std::async(std::launch::async, [&, t] {
      const std::vector<RunRecord> runs{sample::run(t)};
      images[t] = build_image(sample::spec(), runs, sample::provenance());
      const ResultsFile file = ResultsFile::from_image(images[t]);
      for (int round = 0; round < 20; ++round) wrong[t] += file.read_run(0).replicate != static_cast<int>(t);
    }));
  }
  for (std::future<void>& thread : threads) EXPECT_NO_THROW(thread.get());
  EXPECT_EQ(wrong, std::vector<int>(images.size(), 0));
  const ResultsFile first = ResultsFile::from_image(images[1]);
  const ResultsFile second = ResultsFile::from_image(images[2]);
  EXPECT_EQ(first.keys().replicate[0], 1);
  EXPECT_EQ(second.keys().replicate[0], 2);
}

TEST(ResultsFile, NoticesDamageInTheImage) {
  Bytes image = sample_image();
  ASSERT_NO_THROW(check_image(image, sample::spec(), sample::runs(), sample::provenance()));
  const std::string word = "name: sample";
  const auto* text = reinterpret_cast<const std::byte*>(word.data());
  const auto place = std::search(image.begin(), image.end(), text, text + word.size());
  ASSERT_NE(place, image.end());
  *place ^= std::byte{1};
  EXPECT_THROW(check_image(image, sample::spec(), sample::runs(), sample::provenance()), RecordError);
}

TEST(ResultsFile, NoticesAFlippedBitInANumber) {
  Bytes image = sample_image();
  haddr_t place = 0;
  {
    const h5::Handle file = h5::open_image(image);
    const h5::Handle dataset = h5::open_dataset(file, "violence_rate");
    place = H5Dget_offset(dataset.id());
  }
  ASSERT_LT(place, image.size());
  image[place + 9] ^= std::byte{4};
  EXPECT_THROW(check_image(image, sample::spec(), sample::runs(), sample::provenance()), RecordError);
}

TEST(ResultsFile, NeverPassesACutImage) {
  const Bytes image = sample_image();
  for (std::size_t size = 0; size < image.size(); size += image.size() / 23 + 1) {
    const Bytes cut(image.begin(), image.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_THROW(check_image(cut, sample::spec(), sample::runs(), sample::provenance()), RecordError) << size;
  }
}

TEST(ResultsFile, RefusesARecordThatDoesNotFit) {
  std::vector<RunRecord> runs = sample::runs();
  runs[2].series[1].pop_back();
  EXPECT_THROW(build_image(sample::spec(), runs, sample::provenance()), BugError);
  runs = sample::runs();
  runs[0].series[1][3] = 0.5F;  // not whole
  EXPECT_THROW(build_image(sample::spec(), runs, sample::provenance()), BugError);
  RecordSpec spec = sample::spec();
  spec.outcomes[0].unit = "hours";  // xarray would make it a time difference
  EXPECT_THROW(build_image(spec, sample::runs(), sample::provenance()), BugError);
  spec = sample::spec();
  spec.series[0].name = "time";
  EXPECT_THROW(build_image(spec, sample::runs(), sample::provenance()), BugError);
}

TEST(ResultsFile, IsNotAboveItsEstimate) {
  std::vector<RunRecord> runs;
  for (std::size_t i = 0; i < 64; ++i) runs.push_back(sample::run(i));
  EXPECT_LE(build_image(sample::spec(), runs, sample::provenance()).size(),
            estimate_bytes(sample::spec(), 64));
}

TEST(Info, TellsWhatTheFileHolds) {
  const Bytes image = sample_image();
  const std::string text = info_text(ResultsFile::from_image(image));
  EXPECT_NE(text.find("runs        3\n"), std::string::npos) << text;
  EXPECT_NE(text.find("party: north, south"), std::string::npos) << text;
  EXPECT_NE(text.find("seed        18446744073709551615"), std::string::npos) << text;
}

}  // namespace
}  // namespace truce
