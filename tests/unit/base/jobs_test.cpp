// Jobs that a lead hands out: each is done once, in time, whoever does it, and errors reach the lead.
#include "sim/base/jobs.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "sim/base/parallel.hpp"

namespace truce {
namespace {

// Leaves one thread behind, whatever the test did.
struct JobsOnThreads : ::testing::TestWithParam<int> {
  JobsOnThreads() { use_threads(GetParam()); }
  ~JobsOnThreads() override { use_threads(1); }
};

TEST_P(JobsOnThreads, AreEachDoneOnce) {
  std::vector<std::atomic<int>> done(2000);
  Jobs::run([&](Jobs& jobs) {
    for (std::size_t i = 0; i < done.size(); ++i) {
      EXPECT_EQ(jobs.add([&done, i] { ++done[i]; }), i);
      if (i % 3 == 0) jobs.finish(i / 2);
    }
  });
  for (const auto& times : done) ASSERT_EQ(times, 1);
}

TEST_P(JobsOnThreads, HaveEndedWhenTheLeadFinishedThem) {
  std::vector<int> squares(300, -1);
  Jobs::run([&](Jobs& jobs) {
    for (int i = 0; i < 300; ++i) jobs.add([&squares, i] { squares[static_cast<std::size_t>(i)] = i * i; });
    for (int i = 0; i < 300; ++i) {
      const auto job = static_cast<std::size_t>(i);
      jobs.finish(job);
      ASSERT_EQ(squares[job], i * i);
    }
  });
}

TEST_P(JobsOnThreads, GiveTheirErrorToWhoeverFinishesThem) {
  std::string said;
  const auto run = [&] {
    Jobs::run([&](Jobs& jobs) {
      jobs.add([] {});
      jobs.add([] { throw std::runtime_error("second"); });
      jobs.add([] { throw std::runtime_error("third"); });
      jobs.finish(0);
    });
  };
  try {
    run();
  } catch (const std::runtime_error& error) {
    said = error.what();
  }
  EXPECT_EQ(said, "second");
}

TEST_P(JobsOnThreads, EndWithTheLeadThatFails) {
  std::atomic<int> done{0};
  const auto fail = [&] {
    Jobs::run([&](Jobs& jobs) {
      for (int i = 0; i < 100; ++i) jobs.add([&] { ++done; });
      throw std::logic_error("the lead");
    });
  };
  EXPECT_THROW(fail(), std::logic_error);
  EXPECT_LE(done, 100);
}

TEST_P(JobsOnThreads, AreLeftToTheLeadInsideATask) {
  std::vector<std::atomic<int>> done(4);
  for_each_task(done.size(), [&](std::size_t task) {
    Jobs::run([&](Jobs& jobs) {
      EXPECT_TRUE(jobs.alone());
      jobs.add([&, self = std::this_thread::get_id()] {
        EXPECT_EQ(std::this_thread::get_id(), self);
        ++done[task];
      });
    });
  });
  for (const auto& times : done) EXPECT_EQ(times, 1);
}

INSTANTIATE_TEST_SUITE_P(Threads, JobsOnThreads, ::testing::Values(1, 2, 3));

TEST(Jobs, AreTakenByOthersWhileTheLeadWaits) {
  use_threads(2);
  std::thread::id helper;
  Jobs::run([&](Jobs& jobs) {
    std::atomic<bool> begun{false};
    jobs.add([&] {
      helper = std::this_thread::get_id();
      begun = true;
    });
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!begun && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    EXPECT_TRUE(begun) << "nobody came within a minute";
    EXPECT_NE(helper, std::this_thread::get_id());
  });
  use_threads(1);
}

}  // namespace
}  // namespace truce
