// Tests of displacement: hazards, regions apart, counts conserved, no trace of threads or steps.
#include "sim/people/displacement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "sim/base/parallel.hpp"
#include "sim/people/crowd.hpp"
#include "tests/unit/people/people_world.hpp"

namespace truce {
namespace {

using testing::people_setup;
using testing::peopled;
using testing::step_alone;

ScenarioSetup moving_setup(int citizens) {
  ScenarioSetup setup = people_setup(citizens);
  for (auto& [id, crowd] : setup.publics) {
    crowd.stress.displaced_per_death = 0.02;
    crowd.stress.displaced_per_siren = 0.04;
  }
  setup.publics[0].value.regions = {{"north_land", 0.5}, {"south_land", 0.5}};
  return setup;
}

double away(const World& world, std::size_t crowd) {
  const auto displaced = people::part_of(world, crowd, world.citizens.displaced);
  return std::accumulate(displaced.begin(), displaced.end(), 0.0);
}

// 20,000 citizens in two regions; only one is hit. Five standard errors of a binomial count: false alarm
// 6e-7.
TEST(Displacement, FollowsDeathsPerHundredThousandOfTheRegion) {
  World world = peopled(moving_setup(20000));
  step_alone(world, Displacement{}, 1, [](World& w) { w.regions.deaths_step = {50, 0}; });
  double from_north = 0;
  double living_north = 0;
  const auto region = people::part_of(world, 0, world.citizens.region);
  const auto displaced = people::part_of(world, 0, world.citizens.displaced);
  for (std::size_t i = 0; i < region.size(); ++i) {
    living_north += region[i] == 0 ? 1 : 0;
    from_north += region[i] == 0 && displaced[i] != 0 ? 1 : 0;
    ASSERT_TRUE(region[i] == 0 || displaced[i] == 0);
  }
  const double chance = 1 - std::exp(-0.02 * 50 / 5);  // half a million persons live there
  EXPECT_NEAR(from_north / living_north, chance, 5 * std::sqrt(chance * (1 - chance) / living_north));
}

TEST(Displacement, FollowsSirensByTheShareOfAreasAlarmed) {
  World world = peopled(moving_setup(20000));
  step_alone(world, Displacement{}, 5, [](World& w) { w.regions.sirens_step = {0, 2}; });
  const double chance = 1 - std::exp(-5 * 0.04 * 2 / 4);
  EXPECT_NEAR(world.publics.displaced[1], chance, 5 * std::sqrt(chance / 20000) + 5 * chance / 240);
}

TEST(Displacement, FrightenedPeopleLeave) {
  ScenarioSetup setup = moving_setup(20000);
  setup.publics[1].value.stress.displaced_per_fear = 0.1;
  World world = peopled(setup);
  step_alone(world, Displacement{}, 5, [](World& w) { w.regions.fear = {0, 0.5}; });
  EXPECT_EQ(away(world, 0), 0);  // its people have no such hazard
  const double chance = 1 - std::exp(-5 * 0.1 * 0.5);
  EXPECT_NEAR(world.publics.displaced[1], chance, 5 * std::sqrt(chance / 20000) + 5 * chance / 240);
}

TEST(Displacement, CountAndCitizensAgreeAfterManyMoves) {
  World world = peopled(moving_setup(9001));
  step_alone(world, Displacement{}, 300, [](World& w) {
    w.regions.deaths_step = {w.clock.step % 7 == 0 ? 9.0 : 0.0, 1.0};
    w.regions.exposure = {0.5, 3};
  });
  for (const std::size_t g : {0U, 1U}) {
    EXPECT_GT(away(world, g), 0);
    EXPECT_EQ(world.publics.displaced[g], away(world, g) / 9001);
  }
}

TEST(Displacement, PeopleReturnInQuietAndMoreSlowlyUnderFire) {
  World world = peopled(moving_setup(20000));
  for (auto& flag : world.citizens.displaced) flag = 1;
  world.publics.displaced = {1, 1};
  step_alone(world, Displacement{}, 240, [](World& w) { w.regions.exposure = {0, 9}; });
  EXPECT_NEAR(world.publics.displaced[1], std::exp(-0.1), 0.02);
  EXPECT_NEAR(world.publics.displaced[0], 0.5 * std::exp(-0.1) + 0.5 * std::exp(-1.0), 0.02);
}

TEST(Displacement, SameBitsOnAnyNumberOfThreads) {
  std::vector<Hash> hashes;
  for (const int threads : {1, 2, 3}) {
    use_threads(threads);
    World world = peopled(moving_setup(9001));
    step_alone(world, Displacement{}, 20, [](World& w) { w.regions.deaths_step = {20, 10}; });
    hashes.push_back(state_hash(world));
    use_threads(1);
  }
  EXPECT_EQ(hashes[0], hashes[1]);
  EXPECT_EQ(hashes[0], hashes[2]);
}

// 20,000 citizens, 5 standard errors of the difference of two shares.
TEST(Displacement, SameLawInStepsOfAnyLength) {
  std::vector<double> share;
  for (const double minutes : {30.0, 60.0, 120.0}) {
    ScenarioSetup setup = moving_setup(20000);
    setup.clock.step_minutes = minutes;
    World world = peopled(setup);
    step_alone(world, Displacement{}, static_cast<int>(48 * 60 / minutes), [&](World& w) {
      w.regions.deaths_step = {2 * minutes / 60, 2 * minutes / 60};
    });
    share.push_back(world.publics.displaced[0]);
  }
  EXPECT_GT(share[1], 0.1);
  for (const double other : {share[0], share[2]})
    EXPECT_NEAR(share[1], other, 5 * std::sqrt(2 * share[1] * (1 - share[1]) / 20000));
}

TEST(Displacement, CertainChancesMoveEverybodyAndNoRegionsNobody) {
  ScenarioSetup setup = moving_setup(500);
  setup.publics[1].value.regions = {};
  World world = peopled(setup);
  step_alone(world, Displacement{}, 1, [](World& w) { w.regions.deaths_step = {1e6, 1e6}; });
  EXPECT_EQ(world.publics.displaced[0], 1);
  EXPECT_EQ(world.publics.displaced[1], 0);
}

}  // namespace
}  // namespace truce
