// Tests of opinion dynamics against theory: the fixed point of Friedkin & Johnsen and the clusters of bounded
// confidence.
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/people/network_build.hpp"
#include "sim/people/opinion_kernel.hpp"

namespace truce {
namespace {

std::vector<double> uniforms(std::size_t count, std::uint32_t entity) {
  Draws draws(4, 0, Stream::test, 0, entity);
  std::vector<double> values(count);
  for (double& value : values) value = draws.uniform();
  return values;
}

std::vector<double> after_steps(const Network& network, std::vector<double> opinion,
                                const std::vector<double>& susceptibility, const OpinionRule& rule,
                                int steps) {
  const std::vector<double> anchor = opinion;
  std::vector<double> next(opinion.size());
  for (int step = 0; step < steps; ++step) {
    opinion_step(network, OpinionColumns<double>{opinion, susceptibility, anchor, {}, next}, rule, {});
    opinion.swap(next);
  }
  return opinion;
}

void expect_fixed_point(bool hears_itself) {
  constexpr std::size_t agents = 203;
  Network network = build_small_world({agents, 6, 0.2}, {3, 0, 0});
  add_slices(network);
  const auto start = uniforms(agents, 1);
  auto susceptibility = uniforms(agents, 2);
  for (double& s : susceptibility) s *= 0.98;
  OpinionRule rule;
  rule.hears_itself = hears_itself;
  const auto reached = after_steps(network, start, susceptibility, rule, 2000);

  Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(agents, agents);
  for (std::size_t i = 0; i < agents; ++i) {
    const auto row = network.neighbours(i);
    const double share = 1.0 / (static_cast<double>(row.size()) + (hears_itself ? 1.0 : 0.0));
    for (const std::uint32_t j : row) weights(static_cast<Eigen::Index>(i), j) = share;
    if (hears_itself) weights(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i)) = share;
  }
  const Eigen::VectorXd lambda = Eigen::Map<const Eigen::VectorXd>(susceptibility.data(), agents);
  const Eigen::VectorXd origin = Eigen::Map<const Eigen::VectorXd>(start.data(), agents);
  const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(agents, agents);
  const Eigen::MatrixXd system = identity - lambda.asDiagonal() * weights;
  const Eigen::VectorXd expected =
      system.partialPivLu().solve(((1.0 - lambda.array()) * origin.array()).matrix());
  for (std::size_t i = 0; i < agents; ++i)
    ASSERT_NEAR(reached[i], expected(static_cast<Eigen::Index>(i)), 1e-6) << i;
}

TEST(FriedkinJohnsen, ReachesItsFixedPointHearingItself) { expect_fixed_point(true); }
TEST(FriedkinJohnsen, ReachesItsFixedPointHearingOnlyOthers) { expect_fixed_point(false); }

Network everybody_hears_everybody(std::uint32_t agents) {
  Network network;
  network.row_start.push_back(0);
  for (std::uint32_t i = 0; i < agents; ++i) {
    for (std::uint32_t j = 0; j < agents; ++j) {
      if (j != i) network.neighbour.push_back(j);
    }
    network.row_start.push_back(static_cast<std::uint32_t>(network.neighbour.size()));
  }
  add_slices(network);
  return network;
}

// Groups of at least 2 % of the citizens, apart by more than half the confidence.
int clusters(std::vector<double> opinion, double confidence) {
  std::sort(opinion.begin(), opinion.end());
  int count = 0;
  std::size_t first = 0;
  for (std::size_t i = 1; i <= opinion.size(); ++i) {
    if (i < opinion.size() && opinion[i] - opinion[i - 1] < confidence / 2) continue;
    count += 50 * (i - first) >= opinion.size() ? 1 : 0;
    first = i;
  }
  return count;
}

// About floor(1 / (2 eps)) clusters on [0, 1] (Deffuant et al. 2000, pairwise). With all updated at once
// clusters lie slightly wider, 2 to 2.5 eps apart (Blondel et al. 2009), and few remain near eps = .2
// (Fortunato 2005): so at most one more, at least 1 / (2.6 eps).
TEST(BoundedConfidence, LeavesTheClustersOfTheLiterature) {
  constexpr std::uint32_t agents = 800;
  const Network network = everybody_hears_everybody(agents);
  const std::vector<double> open(agents, 1.0);
  for (const double confidence : {0.30, 0.12, 0.08, 0.05}) {
    OpinionRule rule;
    rule.confidence = confidence;
    rule.lowest = 0.0;
    const int found = clusters(after_steps(network, uniforms(agents, 7), open, rule, 200), confidence);
    EXPECT_LE(found, static_cast<int>(1.0 / (2.0 * confidence)) + 1) << confidence;
    EXPECT_GE(found, std::max(1, static_cast<int>(1.0 / (2.6 * confidence)))) << confidence;
  }
}

TEST(BoundedConfidence, MakesOnePublicWhereAllAreHeard) {
  constexpr std::uint32_t agents = 400;
  const auto start = uniforms(agents, 7);
  const auto end =
      after_steps(everybody_hears_everybody(agents), start, std::vector<double>(agents, 1.0), {}, 3);
  const double mean = std::accumulate(start.begin(), start.end(), 0.0) / agents;
  for (const double opinion : end) ASSERT_NEAR(opinion, mean, 1e-12);
}

}  // namespace
}  // namespace truce
