// Elementary effects of functions whose effects are known.
#include "analysis/sensitivity/morris.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "sim/base/error.hpp"
#include "tests/unit/sensitivity/test_luck.hpp"

namespace truce {
namespace {

// Walks of step 2/3 on four levels, each input (or group) once, in a random order.
Walks random_walks(std::size_t count, const std::vector<std::size_t>& group_of, TestLuck& luck) {
  Walks walks{{}, group_of, 0};
  for (const std::size_t g : group_of) walks.groups = std::max(walks.groups, g + 1);
  for (std::size_t t = 0; t < count; ++t) {
    std::vector<double> point;
    for (std::size_t d = 0; d < group_of.size(); ++d) point.push_back(std::floor(4 * luck.uniform()) / 3);
    walks.points.push_back(point);
    const auto begin = static_cast<std::size_t>(luck.uniform() * static_cast<double>(walks.groups));
    for (std::size_t k = 0; k < walks.groups; ++k) {
      for (std::size_t d = 0; d < group_of.size(); ++d)
        if (group_of[d] == (begin + k) % walks.groups) point[d] += point[d] < 0.5 ? 2.0 / 3 : -2.0 / 3;
      walks.points.push_back(point);
    }
  }
  return walks;
}

template <class Function>
std::vector<std::vector<double>> values_of(const Walks& walks, Function function) {
  std::vector<std::vector<double>> values;
  for (const auto& point : walks.points) values.push_back({function(point)});
  return values;
}

TEST(MorrisEffects, OfALinearFunctionAreItsSlopesWithoutSpread) {
  TestLuck luck(1);
  const Walks walks = random_walks(8, {0, 1, 2}, luck);
  const auto found =
      morris_effects(walks, values_of(walks, [](const auto& x) { return 5 * x[0] - 3 * x[1] + 1; }));
  EXPECT_NEAR(found[0].mu, 5, 1e-12);
  EXPECT_NEAR(found[1].mu, -3, 1e-12);
  EXPECT_NEAR(found[1].mu_star, 3, 1e-12);
  EXPECT_NEAR(found[1].sigma, 0, 1e-12);
  EXPECT_EQ(found[2].mu_star, 0);
  EXPECT_EQ(found[0].count, 8U);
  EXPECT_NEAR(found[0].mu_star_interval.low, 5, 1e-12);
}

// y = x0 x1 on four levels: the effect of x0 is x1, which is 0, 1/3, 2/3 or 1: mean 1/2, variance 5/36. Of
// 2,000 walks the standard error of the mean is 0.0083; six are allowed, false alarm below 1e-8.
TEST(MorrisEffects, OfAProductShowItsInteraction) {
  TestLuck luck(2);
  const Walks walks = random_walks(2000, {0, 1}, luck);
  const auto found =
      morris_effects(walks, values_of(walks, [](const auto& x) { return x[0] * x[1]; }), {100, 1, 0.95});
  EXPECT_NEAR(found[0].mu, 0.5, 0.05);
  EXPECT_NEAR(found[0].sigma, std::sqrt(5.0 / 36), 0.02);
}

// The test function of Morris (1991): twenty inputs, the first ten matter, of them seven by themselves and
// through each other; the last ten are noise of size one. Coefficients of the noise are fixed normals.
TEST(MorrisEffects, FindTheTenInputsOfTheFunctionOfMorris) {
  TestLuck luck(3);
  std::vector<double> single(20);
  std::vector<std::vector<double>> pair(20, std::vector<double>(20));
  for (double& one : single) one = luck.normal();
  for (auto& row : pair)
    for (double& one : row) one = luck.normal();
  const auto function = [&](const std::vector<double>& x) {
    std::vector<double> w;
    for (std::size_t i = 0; i < 20; ++i)
      w.push_back(i == 2 || i == 4 || i == 6 ? 2 * (1.1 * x[i] / (x[i] + 0.1) - 0.5) : 2 * (x[i] - 0.5));
    double y = 0;
    for (std::size_t i = 0; i < 20; ++i) y += (i < 10 ? 20 : single[i]) * w[i];
    for (std::size_t i = 0; i < 20; ++i)
      for (std::size_t j = i + 1; j < 20; ++j) y += (j < 6 ? -15 : pair[i][j]) * w[i] * w[j];
    for (std::size_t i = 0; i < 5; ++i)
      for (std::size_t j = i + 1; j < 5; ++j)
        for (std::size_t l = j + 1; l < 5; ++l) y += -10 * w[i] * w[j] * w[l];
    return y + 5 * w[0] * w[1] * w[2] * w[3];
  };
  std::vector<std::size_t> each(20);
  for (std::size_t i = 0; i < 20; ++i) each[i] = i;
  const Walks walks = random_walks(30, each, luck);
  const auto found = morris_effects(walks, values_of(walks, function));
  double least_of_ten = std::numeric_limits<double>::infinity(), most_of_rest = 0;
  for (std::size_t i = 0; i < 20; ++i) {
    if (i < 10)
      least_of_ten = std::min(least_of_ten, found[i].mu_star);
    else
      most_of_rest = std::max(most_of_rest, found[i].mu_star);
  }
  EXPECT_GT(least_of_ten, 2 * most_of_rest);
  for (const std::size_t linear : {7U, 8U, 9U}) EXPECT_LT(found[linear].sigma, found[0].sigma / 2);
}

TEST(MorrisEffects, OfGroupsAreAbsoluteOnly) {
  TestLuck luck(4);
  const Walks walks = random_walks(50, {0, 0, 1}, luck);
  const auto found =
      morris_effects(walks, values_of(walks, [](const auto& x) { return x[0] - x[1] + 2 * x[2]; }));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(std::isnan(found[0].mu));
  EXPECT_GT(found[0].mu_star, 0.3);
  EXPECT_NEAR(found[1].mu, 2, 1e-12);
}

// Two hundred replicates of pure luck, other luck at every point: mu* must be near what the noise column
// says.
TEST(MorrisEffects, TellHowMuchLuckAloneWouldShow) {
  TestLuck luck(5);
  const Walks walks = random_walks(200, {0, 1}, luck);
  std::vector<std::vector<double>> values(walks.points.size());
  for (auto& point : values)
    for (int r = 0; r < 20; ++r) point.push_back(luck.normal());
  const auto found = morris_effects(walks, values);
  EXPECT_NEAR(found[0].mu_star / found[0].noise, 1, 0.3);
  for (auto& point : values) point.assign(20, 1.5);
  EXPECT_EQ(morris_effects(walks, values)[0].noise, 0);
}

TEST(MorrisEffects, LeaveOutEffectsWithAMissingPoint) {
  TestLuck luck(6);
  const Walks walks = random_walks(4, {0, 1}, luck);
  auto values = values_of(walks, [](const auto& x) { return x[0]; });
  values[0][0] = std::numeric_limits<double>::quiet_NaN();
  const auto found = morris_effects(walks, values);
  EXPECT_EQ(found[0].count + found[1].count, 7U);
}

TEST(MorrisEffects, RefuseValuesThatDoNotFit) {
  TestLuck luck(7);
  const Walks walks = random_walks(4, {0, 1}, luck);
  EXPECT_THROW((void)morris_effects(walks, std::vector<std::vector<double>>(5, {1.0})), BugError);
}

}  // namespace
}  // namespace truce
