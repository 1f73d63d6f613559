// Benchmark of whole runs: runs per second, processor time by mechanism, cost of recording and of the results
// image.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/writer.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce {
namespace {

// Seconds of processor time of this thread: what other programs use does not count.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

struct Share {
  std::string name;
  double seconds = 0;
};

// The same mechanisms, each with a stop-watch around its verbs.
std::vector<Mechanism> timed(std::vector<Mechanism> mechanisms, std::vector<Share>& shares) {
  shares.clear();
  for (const Mechanism& mechanism : mechanisms) shares.push_back({std::string(mechanism.card.name), 0});
  for (std::size_t m = 0; m < mechanisms.size(); ++m) {
    const auto watch = [&shares, m](auto verb) {
      return [&shares, m, verb](World& world, const Luck& luck) {
        const double begin = thread_seconds();
        verb(world, luck);
        shares[m].seconds += thread_seconds() - begin;
      };
    };
    mechanisms[m].apply = watch(mechanisms[m].apply);
    if (mechanisms[m].start) mechanisms[m].start = watch(mechanisms[m].start);
  }
  return mechanisms;
}

double seconds_of_run(const RunPlan& plan, std::uint32_t replicate, bool recorded) {
  const double begin = thread_seconds();
  if (recorded) {
    (void)run_one(plan, replicate);
  } else {
    Simulation simulation(plan.setup, *plan.pipeline, Luck{plan.seed, replicate, 0});
    simulation.run_to_horizon();
  }
  return thread_seconds() - begin;
}

void bench_runs(const RunPlan& plan, int rounds) {
  std::vector<double> bare, recorded;
  for (int round = 0; round < rounds; ++round) {  // interleaved, so that a slow stretch falls on both
    bare.push_back(seconds_of_run(plan, static_cast<std::uint32_t>(round), false));
    recorded.push_back(seconds_of_run(plan, static_cast<std::uint32_t>(round), true));
  }
  std::printf("runs per second and core       %8.2f\n", 1 / median(recorded));
  std::printf("one run, recorded              %8.2f ms\n", 1e3 * median(recorded));
  std::printf("one run, not recorded          %8.2f ms\n", 1e3 * median(bare));
  std::printf("recording                      %8.2f ms\n", 1e3 * (median(recorded) - median(bare)));
}

// Building an image and comparing it with the records, spread over its runs: a file has a part that does not
// grow with them.
void bench_image(const RunPlan& plan, int rounds, std::size_t runs) {
  std::vector<RunRecord> records;
  for (std::uint32_t k = 0; k < runs; ++k) records.push_back(run_one(plan, k));
  const RecordSpec spec = record_spec(*plan.setup, {"none"});
  std::vector<double> seconds;
  std::size_t bytes = 0;
  for (int round = 0; round < rounds; ++round) {
    const double begin = thread_seconds();
    bytes = build_image(spec, records, {}).size();
    seconds.push_back((thread_seconds() - begin) / static_cast<double>(runs));
  }
  std::printf("results image of %3zu, per run  %8.2f ms, %zu kB\n", runs, 1e3 * median(seconds),
              bytes / runs / 1024);
}

void bench_shares(const Scenario& scenario, RunPlan plan, int rounds) {
  std::vector<Share> shares;
  plan.pipeline = std::make_shared<const Pipeline>(timed(scenario.mechanisms, shares));
  for (int round = 0; round < rounds; ++round)
    (void)seconds_of_run(plan, static_cast<std::uint32_t>(round), false);
  double all = 0;
  for (const Share& share : shares) all += share.seconds;
  std::ranges::sort(shares, std::greater{}, &Share::seconds);
  std::printf("\nmechanism             ms a run   share\n");
  for (const Share& share : shares)
    std::printf("%-20s %9.3f  %5.1f %%\n", share.name.c_str(), 1e3 * share.seconds / rounds,
                100 * share.seconds / all);
}

int bench(const std::vector<std::string>& words) {
  if (words.size() < 2) {
    std::fprintf(stderr, "usage: bench_runs SCENARIO ROUNDS [KEY=VALUE]...\n");
    return 64;
  }
  const auto rounds = static_cast<int>(parse_integer(words[1]).value_or(11));
  use_threads(1);
  const Scenario scenario = load_scenario(words[0], {words.begin() + 2, words.end()});
  RunPlan plan;
  plan.setup = scenario.setup();
  plan.pipeline = std::make_shared<const Pipeline>(scenario.mechanisms);
  std::int64_t citizens = 0;
  for (const auto& [id, crowd] : plan.setup->publics) citizens += crowd.citizens;
  std::printf("%s: %g hours, %lld citizens, median of %d rounds, processor time of one thread\n",
              scenario.name.c_str(), plan.setup->clock.horizon_hours, static_cast<long long>(citizens),
              rounds);
  bench_runs(plan, rounds);
  bench_image(plan, rounds, 16);
  bench_image(plan, rounds, 100);
  bench_shares(scenario, plan, rounds);
  return 0;
}

}  // namespace
}  // namespace truce

int main(int count, char** words) {
  try {
    return truce::bench({words + 1, words + count});
  } catch (const truce::InputError& error) {
    for (const truce::Fault& fault : error.faults) std::fprintf(stderr, "%s\n", fault.message().c_str());
    return 65;
  }
}
