// PRIM must find a box that was planted, and must not find one where there is none.
#include "analysis/sensitivity/prim.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/base/error.hpp"
#include "tests/unit/sensitivity/test_luck.hpp"

namespace truce {
namespace {

struct Cloud {
  std::vector<std::vector<double>> inputs;
  std::vector<bool> is_case;
};

// 2,000 points in five inputs; cases are frequent (0.95) where x0 > 0.6 and 0.2 < x3 < 0.7, else rare (0.02).
Cloud planted() {
  TestLuck luck(1);
  Cloud cloud;
  for (int p = 0; p < 2000; ++p) {
    std::vector<double> x(5);
    for (double& one : x) one = luck.uniform();
    const bool inside = x[0] > 0.6 && x[3] > 0.2 && x[3] < 0.7;
    cloud.is_case.push_back(luck.uniform() < (inside ? 0.95 : 0.02));
    cloud.inputs.push_back(std::move(x));
  }
  return cloud;
}

TEST(Prim, FindsAPlantedBox) {
  const Cloud cloud = planted();
  const auto trajectory = prim_trajectory(cloud.inputs, cloud.is_case);
  const Box& box = balanced_box(trajectory);
  EXPECT_NEAR(box.sides[0].low, 0.6, 0.05);
  EXPECT_NEAR(box.sides[3].low, 0.2, 0.06);
  EXPECT_NEAR(box.sides[3].high, 0.7, 0.06);
  EXPECT_GT(box.coverage, 0.75);
  EXPECT_GT(box.density, 0.85);
  EXPECT_LT(box.chance[0], 1e-6);
  EXPECT_LT(box.chance[3], 1e-6);
  for (const std::size_t idle : {1U, 2U, 4U}) {
    const bool is_nearly_open = box.sides[idle].is_open() || box.chance[idle] > 1e-3;
    EXPECT_TRUE(is_nearly_open) << idle;
  }
}

TEST(Prim, BeginsWithTheWholeSpaceAndGrowsDenser) {
  const Cloud cloud = planted();
  const auto trajectory = prim_trajectory(cloud.inputs, cloud.is_case);
  EXPECT_EQ(trajectory[0].mass, 1);
  EXPECT_EQ(trajectory[0].coverage, 1);
  for (std::size_t i = 1; i < trajectory.size(); ++i) {
    EXPECT_GE(trajectory[i].density, trajectory[i - 1].density);
    EXPECT_GE(trajectory[i].mass, 0.05);
  }
}

TEST(Prim, CountsWhatItsBoxHolds) {
  const Cloud cloud = planted();
  const auto trajectory = prim_trajectory(cloud.inputs, cloud.is_case);
  const Box& box = trajectory.back();
  std::size_t points = 0, cases = 0;
  for (std::size_t p = 0; p < cloud.inputs.size(); ++p) {
    bool inside = true;
    for (std::size_t i = 0; i < 5; ++i)
      inside = inside && cloud.inputs[p][i] >= box.sides[i].low && cloud.inputs[p][i] <= box.sides[i].high;
    points += inside ? 1 : 0;
    cases += inside && cloud.is_case[p] ? 1 : 0;
  }
  EXPECT_EQ(box.points, points);
  EXPECT_EQ(box.cases, cases);
}

TEST(Prim, StopsAtOnceWhereEverythingOrNothingIsACase) {
  const std::vector<std::vector<double>> inputs{{1}, {2}, {3}, {4}};
  EXPECT_EQ(prim_trajectory(inputs, {true, true, true, true}).size(), 1U);
  EXPECT_EQ(prim_trajectory(inputs, {false, false, false, false}).size(), 1U);
}

TEST(Prim, CutsBetweenEqualValues) {
  std::vector<std::vector<double>> inputs;
  std::vector<bool> is_case;
  for (int p = 0; p < 60; ++p) {
    inputs.push_back({static_cast<double>(p % 3)});
    is_case.push_back(p % 3 == 2);
  }
  const auto trajectory = prim_trajectory(inputs, is_case);
  EXPECT_EQ(trajectory.back().sides[0].low, 2);
  EXPECT_EQ(trajectory.back().density, 1);
  EXPECT_EQ(trajectory.back().coverage, 1);
}

TEST(Prim, RefusesVerdictsThatDoNotFit) {
  const std::vector<std::vector<double>> inputs{{1}, {2}};
  EXPECT_THROW((void)prim_trajectory(inputs, {true}), BugError);
}

}  // namespace
}  // namespace truce
