// Tests of the opinion step: against a slow reference, and bit for bit against itself on other lanes, layouts
// and threads.
#include "sim/people/opinion_kernel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/random.hpp"
#include "sim/people/moments.hpp"
#include "sim/people/network_build.hpp"

namespace truce {
namespace {

constexpr NoiseLuck luck{9, 1, 4, 50};

template <class Real>
struct Public {
  Public(std::size_t agents, double lowest)
      : opinion(agents), susceptibility(agents), anchor(agents), media(agents) {
    Draws draws(1, 0, Stream::test, 0, 0);
    for (std::size_t i = 0; i < agents; ++i) {
      opinion[i] = static_cast<Real>(lowest + (1.0 - lowest) * draws.uniform());
      susceptibility[i] = static_cast<Real>(draws.uniform());
      anchor[i] = static_cast<Real>(lowest + (1.0 - lowest) * draws.uniform());
      media[i] = static_cast<Real>(lowest + (1.0 - lowest) * draws.uniform());
    }
  }
  std::vector<Real> step(const Network& network, const OpinionRule& rule, bool has_media = true) const {
    std::vector<Real> next(opinion.size(), Real{-9});
    const std::span<const Real> said = has_media ? std::span<const Real>(media) : std::span<const Real>();
    opinion_step(network, OpinionColumns<Real>{opinion, susceptibility, anchor, said, next}, rule, luck);
    return next;
  }
  std::vector<Real> opinion, susceptibility, anchor, media;
};

// model.md 7.3 word by word, in double.
template <class Real>
double slow_step(const Public<Real>& citizens, const Network& network, const OpinionRule& rule, std::size_t i,
                 double z) {
  const double own = citizens.opinion[i];
  double sum = rule.hears_itself ? own : 0.0;
  double heard = rule.hears_itself ? 1.0 : 0.0;
  for (const std::uint32_t j : network.neighbours(i)) {
    if (std::fabs(static_cast<double>(citizens.opinion[j]) - own) >= rule.confidence) continue;
    sum += static_cast<double>(citizens.opinion[j]);
    heard += 1.0;
  }
  const double mean = heard > 0.0 ? sum / heard : own;
  const double s = citizens.susceptibility[i];
  const double told =
      (1.0 - rule.media_share) * mean + rule.media_share * static_cast<double>(citizens.media[i]);
  const double value =
      s * told + (1.0 - s) * static_cast<double>(citizens.anchor[i]) + rule.shock + rule.noise_sd * z;
  return std::clamp(value, rule.lowest, rule.highest);
}

std::vector<OpinionRule> all_rules() {
  std::vector<OpinionRule> rules;
  for (const double confidence : {0.3, std::numeric_limits<double>::infinity()}) {
    for (const double media : {0.0, 0.25}) {
      for (const double noise : {0.0, 0.05}) {
        for (const bool itself : {true, false})
          rules.push_back({confidence, media, 0.02, noise, -0.9, 0.9, itself});
      }
    }
  }
  return rules;
}

Network world(std::uint32_t agents, bool sliced) {
  Network network = build_small_world({agents, 8, 0.2}, {1, 0, 0});
  if (sliced) add_slices(network);
  return network;
}

template <class Real>
void expect_like_slow(double tolerance) {
  const Network network = world(5003, true);
  const Public<Real> citizens(5003, -1.0);
  std::vector<Real> noise(5003);
  fill_noise(luck, 0, std::span(noise));
  for (const OpinionRule& rule : all_rules()) {
    const auto next = citizens.step(network, rule);
    for (std::size_t i = 0; i < next.size(); ++i) {
      ASSERT_NEAR(next[i], slow_step(citizens, network, rule, i, noise[i]), tolerance)
          << i << " of confidence " << rule.confidence;
    }
  }
}

TEST(OpinionStep, FollowsTheEquationInDouble) { expect_like_slow<double>(4e-15); }

// Neighbours nearer to the edge of confidence than float resolves are decided by the float difference in
// both: columns are float.
TEST(OpinionStep, FollowsTheEquationInFloat) { expect_like_slow<float>(1e-6); }

template <class Real>
void expect_same_bits() {
  const Public<Real> citizens(10'007, -1.0);
  const Network rows = world(10'007, false);
  const Network slices = world(10'007, true);
  ASSERT_TRUE(slices.is_sliced());
  const Lanes before = lanes_in_use();
  for (const OpinionRule& rule : all_rules()) {
    for (const bool has_media : {true, false}) {
      const auto expected = citizens.step(rows, rule, has_media);
      for (const Lanes lanes : possible_lanes()) {
        use_lanes(lanes);
        for (const int threads : {1, 2, 3}) {
          use_threads(threads);
          EXPECT_EQ(citizens.step(slices, rule, has_media), expected)
              << static_cast<int>(lanes) << " " << threads;
          EXPECT_EQ(citizens.step(rows, rule, has_media), expected)
              << static_cast<int>(lanes) << " " << threads;
        }
      }
      use_lanes(before);
      use_threads(1);
    }
  }
}

TEST(OpinionStep, GivesTheSameBitsOnAnyLanesLayoutAndThreadsInFloat) { expect_same_bits<float>(); }
TEST(OpinionStep, GivesTheSameBitsOnAnyLanesLayoutAndThreadsInDouble) { expect_same_bits<double>(); }

TEST(OpinionStep, KeepsTheOwnOpinionWhereNobodyIsHeard) {
  const std::vector<std::uint32_t> groups{0, 40};
  Network alone = build_lean_blocks({groups, 0.0, 1.0}, {});
  add_slices(alone);
  Public<double> citizens(40, -1.0);
  std::fill(citizens.susceptibility.begin(), citizens.susceptibility.end(), 1.0);
  OpinionRule rule;
  rule.hears_itself = false;
  EXPECT_EQ(citizens.step(alone, rule, false), citizens.opinion);
}

TEST(OpinionStep, ExpressesWorkloadW1) {
  const Network network = world(4096, true);
  Public<double> citizens(4096, 0.0);
  const OpinionRule rule{.noise_sd = 0.01, .lowest = 0.0, .highest = 1.0, .hears_itself = false};
  const auto next = citizens.step(network, rule, false);
  std::vector<double> noise(4096);
  fill_noise(luck, 0, std::span(noise));
  for (std::size_t i = 0; i < next.size(); ++i) {
    double sum = 0.0;
    for (const std::uint32_t j : network.neighbours(i)) sum += citizens.opinion[j];
    const double stubborn = 1.0 - citizens.susceptibility[i];
    const double mean = sum / network.degree(i);
    ASSERT_NEAR(next[i],
                std::clamp(stubborn * citizens.anchor[i] + (1 - stubborn) * mean + 0.01 * noise[i], 0.0, 1.0),
                1e-15);
  }
}

TEST(OpinionStep, RefusesColumnsOfAnotherLength) {
  const Network network = world(100, true);
  const Public<float> citizens(99, -1.0);
  EXPECT_THROW((void)citizens.step(network, {}), BugError);
}

TEST(Moments, AreMeanAndVarianceOnAnyThreadCount) {
  std::vector<double> values(10'001);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = 1000.0 + static_cast<double>(i % 7);
  const Moments once = moments(std::span<const double>(values));
  EXPECT_NEAR(once.mean, 1003.0, 1e-3);
  EXPECT_NEAR(once.variance, 4.0, 1e-3);
  use_threads(3);
  const Moments again = moments(std::span<const double>(values));
  use_threads(1);
  EXPECT_EQ(again.mean, once.mean);
  EXPECT_EQ(again.variance, once.variance);
  EXPECT_EQ(moments(std::span<const float>()).mean, 0.0);
}

}  // namespace
}  // namespace truce
