// Files of so many runs that series and tables are stored in chunks, packed by whichever thread has time.
#include <gtest/gtest.h>
#include <hdf5.h>

#include <array>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "tests/unit/record/sample.hpp"

namespace truce {
namespace {

std::vector<RunRecord> many_runs() {
  std::vector<RunRecord> runs;
  for (std::size_t i = 0; i < 100; ++i) runs.push_back(sample::run(i));
  runs[71] = sample::runs_with_failure()[1];
  return runs;
}

TEST(ManyRuns, AreAllGivenBack) {
  const std::vector<RunRecord> runs = many_runs();
  const ResultsFile file = ResultsFile::from_image(build_image(sample::spec(), runs, sample::provenance()));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const RunRecord read = file.read_run(i);
    EXPECT_EQ(read.status, runs[i].status);
    if (runs[i].status == RunStatus::failed) continue;
    for (const std::size_t whole : {1U, 2U, 3U}) EXPECT_EQ(read.series[whole], runs[i].series[whole]) << i;
    EXPECT_EQ(read.tables[0].columns, runs[i].tables[0].columns) << i;
    EXPECT_EQ(read.marks[0].hash, runs[i].marks[0].hash) << i;
  }
}

TEST(ManyRuns, HaveTheSameBytesOnAnyNumberOfThreads) {
  const std::vector<RunRecord> runs = many_runs();
  const std::vector<std::byte> alone = build_image(sample::spec(), runs, sample::provenance());
  for (const int threads : {2, 3}) {
    use_threads(threads);
    const std::vector<std::byte> together = build_image(sample::spec(), runs, sample::provenance());
    use_threads(1);
    EXPECT_TRUE(together == alone) << threads;
  }
}

TEST(ManyRuns, AreNotPassedWithAFlippedBit) {
  const std::vector<RunRecord> runs = many_runs();
  std::vector<std::byte> image = build_image(sample::spec(), runs, sample::provenance());
  for (const char* name : {"violence_rate", "phase", "support"}) {
    haddr_t place = 0;
    hsize_t size = 0;
    {
      const h5::Handle file = h5::open_image(image);
      const h5::Handle dataset = h5::open_dataset(file, name);
      const std::array<hsize_t, 3> second{50, 0, 0};
      unsigned mask = 0;
      ASSERT_GE(H5Dget_chunk_info_by_coord(dataset.id(), second.data(), &mask, &place, &size), 0) << name;
    }
    for (const hsize_t where : {hsize_t{3}, size / 2, size - 1}) {
      image[place + where] ^= std::byte{8};
      EXPECT_THROW(check_image(image, sample::spec(), runs, sample::provenance()), RecordError) << name;
      image[place + where] ^= std::byte{8};
    }
  }
  EXPECT_NO_THROW(check_image(image, sample::spec(), runs, sample::provenance()));
}

TEST(ManyRuns, AreNotPassedWithAnotherNumber) {
  std::vector<RunRecord> runs = many_runs();
  const std::vector<std::byte> image = build_image(sample::spec(), runs, sample::provenance());
  runs[99].series[3].back() += 0.25F;
  EXPECT_THROW(check_image(image, sample::spec(), runs, sample::provenance()), RecordError);
  runs = many_runs();
  runs[0].tables[0].columns[3][0] += 1;
  EXPECT_THROW(check_image(image, sample::spec(), runs, sample::provenance()), RecordError);
}

}  // namespace
}  // namespace truce
