// Sobol's indices against the closed forms of Ishigami and Homma (1990) and of Sobol's g-function.
#include "analysis/sensitivity/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "sim/base/error.hpp"
#include "tests/unit/sensitivity/test_luck.hpp"

namespace truce {
namespace {

constexpr double pi = std::numbers::pi;

double ishigami(const std::vector<double>& u) {
  const double x = pi * (2 * u[0] - 1), y = pi * (2 * u[1] - 1), z = pi * (2 * u[2] - 1);
  return std::sin(x) + 7 * std::sin(y) * std::sin(y) + 0.1 * z * z * z * z * std::sin(x);
}

// Blocks A, B, AB_1.. of a function of plain random points.
template <class Function>
std::vector<double> blocks(std::size_t count, std::size_t inputs, Function function, TestLuck& luck) {
  std::vector<double> values;
  for (std::size_t j = 0; j < count; ++j) {
    std::vector<double> a(inputs), b(inputs);
    for (double& one : a) one = luck.uniform();
    for (double& one : b) one = luck.uniform();
    values.push_back(function(a));
    values.push_back(function(b));
    for (std::size_t i = 0; i < inputs; ++i) {
      std::vector<double> mixed = a;
      mixed[i] = b[i];
      values.push_back(function(mixed));
    }
  }
  return values;
}

// Exact: V1 = (1 + pi^4/50)^2 / 2, V2 = 49/8, V13 = pi^8 (1/18 - 1/50) / 100, over their sum. With 20,000
// random base points the standard errors (from the bootstrap interval) are below 0.016; six of them are
// allowed, false alarm below 1e-8.
TEST(SobolShares, EqualTheExactSharesOfIshigami) {
  const double v1 = std::pow(1 + std::pow(pi, 4) / 50, 2) / 2, v2 = 49.0 / 8;
  const double v13 = std::pow(pi, 8) * (1.0 / 18 - 1.0 / 50) / 100, v = v1 + v2 + v13;
  EXPECT_NEAR(v1 / v, 0.3139, 5e-5);
  EXPECT_NEAR((v1 + v13) / v, 0.5576, 5e-5);
  TestLuck luck(1);
  const SobolShares found = sobol_shares(blocks(20000, 3, ishigami, luck), 3, {200, 1, 0.95});
  const double first[] = {v1 / v, v2 / v, 0}, total[] = {(v1 + v13) / v, v2 / v, v13 / v};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto error = [](const Interval& interval) { return (interval.high - interval.low) / 3.92; };
    EXPECT_LT(error(found.groups[i].first_interval), 0.016);
    EXPECT_NEAR(found.groups[i].first, first[i], 6 * error(found.groups[i].first_interval)) << i;
    EXPECT_NEAR(found.groups[i].total, total[i], 6 * error(found.groups[i].total_interval)) << i;
  }
  EXPECT_NEAR(found.variance, v, 0.5);
  EXPECT_NEAR(found.mean, 3.5, 0.1);
}

// Of a sum of independent inputs every share is exact up to sampling and first = total.
TEST(SobolShares, OfASumAreThoseOfItsParts) {
  TestLuck luck(2);
  const auto sum = [](const std::vector<double>& u) { return u[0] + 2 * u[1]; };
  const SobolShares found = sobol_shares(blocks(20000, 2, sum, luck), 2);
  EXPECT_NEAR(found.groups[0].total, 0.2, 0.015);
  EXPECT_NEAR(found.groups[1].total, 0.8, 0.03);
  EXPECT_NEAR(found.groups[1].first, 0.8, 0.06);
}

// Interval coverage on the sum above: 200 samples of 200 blocks; a true coverage of 0.93 or more (the
// percentile interval's own shortfall) leaves fewer than 165 of 200 right with probability below 1e-6.
TEST(SobolShares, HaveIntervalsThatHoldTheTruthAboutAsOftenAsTheySay) {
  const auto sum = [](const std::vector<double>& u) { return u[0] + 2 * u[1]; };
  int held_first = 0, held_total = 0;
  for (std::uint32_t sample = 0; sample < 200; ++sample) {
    TestLuck luck(1000 + sample);
    const SobolShares found = sobol_shares(blocks(200, 2, sum, luck), 2, {300, sample, 0.95});
    const SobolIndex& big = found.groups[1];
    held_first += big.first_interval.low <= 0.8 && 0.8 <= big.first_interval.high ? 1 : 0;
    held_total += big.total_interval.low <= 0.8 && 0.8 <= big.total_interval.high ? 1 : 0;
  }
  EXPECT_GE(held_first, 165);
  EXPECT_GE(held_total, 165);
}

TEST(SobolShares, LeaveOutBlocksWithAMissingValue) {
  TestLuck luck(3);
  const auto sum = [](const std::vector<double>& u) { return u[0]; };
  std::vector<double> values = blocks(10, 1, sum, luck);
  const double whole = sobol_shares(std::span(values).subspan(3), 1).groups[0].total;
  values[1] = std::numeric_limits<double>::quiet_NaN();
  const SobolShares found = sobol_shares(values, 1);
  EXPECT_EQ(found.blocks, 9U);
  EXPECT_EQ(found.groups[0].total, whole);
}

TEST(SobolShares, OfAConstantAreMissing) {
  const std::vector<double> values(12, 4.0);
  EXPECT_TRUE(std::isnan(sobol_shares(values, 1).groups[0].first));
  EXPECT_TRUE(std::isnan(sobol_shares({}, 1).mean));
}

TEST(SobolShares, RefuseBrokenBlocks) {
  const std::vector<double> values(5, 1.0);
  EXPECT_THROW((void)sobol_shares(values, 2), BugError);
}

}  // namespace
}  // namespace truce
