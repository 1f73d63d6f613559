// Parallel work: same sums for any number of threads, the first error wins, never nested.
#include "sim/base/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cfenv>
#include <chrono>
#include <cmath>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "sim/base/error.hpp"

namespace truce {
namespace {

// Leaves one thread behind, whatever the test did.
struct Parallel : ::testing::TestWithParam<int> {
  Parallel() { use_threads(GetParam()); }
  ~Parallel() override { use_threads(1); }
};

double sum_by_chunks(std::size_t rows) {
  std::vector<double> part((rows + chunk_rows - 1) / chunk_rows, 0.0);
  for_each_chunk(rows, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      part[first / chunk_rows] += std::sin(static_cast<double>(i)) * 1e6;
  });
  double sum = 0.0;
  for (const double p : part) sum += p;
  return sum;
}

TEST_P(Parallel, SumsDoNotHangOnTheThreadCount) {
  const double here = sum_by_chunks(100003);
  use_threads(1);
  EXPECT_EQ(here, sum_by_chunks(100003));
}

TEST_P(Parallel, EveryTaskRunsOnce) {
  std::vector<std::atomic<int>> runs(5000);
  for_each_task(runs.size(), [&](std::size_t i) { ++runs[i]; });
  for (const auto& count : runs) ASSERT_EQ(count, 1);
  for_each_task(0, [](std::size_t) { FAIL() << "no task, no call"; });
}

TEST_P(Parallel, ChunksCoverEveryRowOnceInPiecesOfFixedSize) {
  std::vector<std::atomic<int>> seen(3 * chunk_rows + 5);
  for_each_chunk(seen.size(), [&](std::size_t first, std::size_t last) {
    EXPECT_EQ(first % chunk_rows, 0U);
    EXPECT_LE(last - first, chunk_rows);
    for (std::size_t i = first; i < last; ++i) ++seen[i];
  });
  for (const auto& count : seen) ASSERT_EQ(count, 1);
}

TEST_P(Parallel, TheErrorOfTheLowestTaskIsThrownAfterAllHaveRun) {
  for (int repeat = 0; repeat < 20; ++repeat) {
    std::atomic<int> runs = 0;
    try {
      for_each_task(200, [&](std::size_t i) {
        ++runs;
        if (i == 7) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (i == 7 || i == 40 || i == 199) throw std::runtime_error(std::to_string(i));
      });
      FAIL() << "must throw";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "7");
    }
    EXPECT_EQ(runs, 200);
  }
}

TEST_P(Parallel, ChunksInsideATaskRunInPlace) {
  const double outside = sum_by_chunks(50001);
  std::vector<double> inside(3);
  for_each_task(inside.size(), [&](std::size_t i) { inside[i] = sum_by_chunks(50001); });
  for (const double sum : inside) EXPECT_EQ(sum, outside);
}

TEST_P(Parallel, NestedUseIsRefused) {
  const auto nested = [](std::size_t) { for_each_task(2, [](std::size_t) {}); };
  EXPECT_THROW(for_each_task(3, nested), BugError);
  EXPECT_THROW(for_each_task(1, [](std::size_t) { use_threads(2); }), BugError);
  EXPECT_NO_THROW(for_each_task(3, [](std::size_t) {}));
}

TEST_P(Parallel, AsManyThreadsWorkAsWereAskedFor) {
  const auto wanted = static_cast<std::size_t>(GetParam());
  std::mutex mutex;
  std::set<std::thread::id> workers;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  for_each_task(wanted, [&](std::size_t) {
    for (bool all = false; !all && std::chrono::steady_clock::now() < deadline; std::this_thread::yield()) {
      const std::lock_guard lock(mutex);
      workers.insert(std::this_thread::get_id());
      all = workers.size() == wanted;
    }
  });
  EXPECT_EQ(workers.size(), wanted);
}

INSTANTIATE_TEST_SUITE_P(Threads, Parallel, ::testing::Values(1, 2, 3));

TEST(UseThreads, RefusesLessThanOne) {
  EXPECT_THROW(use_threads(0), BugError);
  EXPECT_EQ(threads_in_use(), 1);
}

TEST(ParallelArithmetic, AChangedRoundingModeIsRefused) {
  std::fesetround(FE_UPWARD);
  EXPECT_THROW(for_each_task(1, [](std::size_t) {}), BugError);
  std::fesetround(FE_TONEAREST);
}

}  // namespace
}  // namespace truce
