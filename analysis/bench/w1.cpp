// Benchmark W1: agent updates per second of the opinion step on a small-world network, with noise, mean and
// variance each step. W1: x' = clamp(s a + (1 - s) mean(neighbours) + normal noise of sd .01, 0, 1);
// Watts-Strogatz k = 10, p = .1.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "sim/base/parallel.hpp"
#include "sim/base/random.hpp"
#include "sim/people/moments.hpp"
#include "sim/people/network_build.hpp"
#include "sim/people/opinion_kernel.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Processor time is the fairer measure of one thread where other programs share the machine.
struct Rate {
  double clock;
  double processor;
};

template <class Real>
class Workload {
 public:
  explicit Workload(const truce::Network& network) : network_(network) {
    const std::size_t agents = network.agents();
    for (auto* column : {&opinion_, &next_, &susceptibility_, &anchor_}) column->resize(agents);
    truce::for_each_chunk(agents, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        truce::Draws draws(2, 0, truce::Stream::test, 0, static_cast<std::uint32_t>(i));
        anchor_[i] = static_cast<Real>(draws.uniform());
        susceptibility_[i] = static_cast<Real>(draws.uniform());
        opinion_[i] = anchor_[i];
      }
    });
  }

  // Million agent updates per second of the clock and per second of processor time, over `steps` steps.
  Rate run(std::uint32_t steps) {
    truce::OpinionRule rule;
    rule.noise_sd = 0.01;
    rule.lowest = 0.0;
    rule.hears_itself = false;
    const auto start = Clock::now();
    const std::clock_t used = std::clock();
    for (std::uint32_t step = 1; step <= steps; ++step) {
      truce::opinion_step(network_, {opinion_, susceptibility_, anchor_, {}, next_}, rule,
                          {1, 0, ++step_, 0});
      opinion_.swap(next_);
      last_ = truce::moments(std::span<const Real>(opinion_));
    }
    const double millions = static_cast<double>(network_.agents()) * steps / 1e6;
    return {millions / seconds_since(start),
            millions / (static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC)};
  }
  [[nodiscard]] truce::Moments last() const { return last_; }

 private:
  const truce::Network& network_;
  std::vector<Real> opinion_, next_, susceptibility_, anchor_;
  std::uint32_t step_ = 0;
  truce::Moments last_;
};

struct Case {
  std::string name;
  int threads;
  std::vector<double> rates;
  std::vector<double> processor_rates;
};

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

void bench(std::uint32_t agents, int rounds, double budget_seconds) {
  const auto start = Clock::now();
  truce::use_threads(2);
  truce::Network network = truce::build_small_world({agents, 10, 0.1}, {1, 0, 0});
  truce::add_slices(network);
  const double built = seconds_since(start);
  Workload<float> single(network);
  Workload<double> twice(network);
  const auto steps = std::max(2u, 20'000'000u / agents);
  std::vector<Case> cases{
      {"float", 1, {}, {}}, {"float", 2, {}, {}}, {"double", 1, {}, {}}, {"double", 2, {}, {}}};
  for (int round = 0; round < rounds && (round == 0 || seconds_since(start) < budget_seconds); ++round) {
    for (Case& one : cases) {
      truce::use_threads(one.threads);
      const Rate rate = one.name == "float" ? single.run(steps) : twice.run(steps);
      one.rates.push_back(rate.clock);
      one.processor_rates.push_back(rate.processor);
    }
  }
  for (const Case& one : cases) {
    std::printf(
        "%9u  %-6s  %d thread(s)  %7.1f M/s  (quartiles %.1f - %.1f, %zu rounds); %.1f M per processor "
        "second\n",
        agents, one.name.c_str(), one.threads, quantile(one.rates, 0.5), quantile(one.rates, 0.25),
        quantile(one.rates, 0.75), one.rates.size(), quantile(one.processor_rates, 0.5));
  }
  std::printf("%9u  built in %.2f s; mean %.6f variance %.6f\n", agents, built, single.last().mean,
              single.last().variance);
}

}  // namespace

// Arguments: rounds (default 11), then numbers of agents (default 10^4 .. 10^7).
int main(int count, char** words) {
  const int rounds = count > 1 ? std::atoi(words[1]) : 11;
  std::vector<std::uint32_t> sizes;
  for (int i = 2; i < count; ++i) sizes.push_back(static_cast<std::uint32_t>(std::atof(words[i])));
  if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000, 10'000'000};
  for (const std::uint32_t agents : sizes) bench(agents, rounds, 60.0);
  return 0;
}
