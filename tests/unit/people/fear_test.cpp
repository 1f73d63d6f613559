// Fear of infiltrations: where it rises, how it adds up and fades.
#include "sim/people/fear.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "tests/support/small_world.hpp"

namespace truce {
namespace {

World after_attempts(std::int32_t attempts, const std::string& region, double before = 0) {
  ScenarioSetup setup = testing::small_setup();
  setup.tunnels.push_back({"works", {}});
  setup.tunnels[0].value.owner = "south";
  setup.tunnels[0].value.searcher = "north";
  setup.tunnels[0].value.nearest_region = region;
  World world = testing::small_world(setup);
  world.regions.fear = {before, before};
  world.works.infiltrations_step[0] = attempts;
  Fear{}.apply(world, Luck{});
  return world;
}

TEST(Fear, RisesInTheNearestRegionByEachAttempt) {
  const World world = after_attempts(2, "north_land");
  EXPECT_NEAR(world.regions.fear[0], 1 - 0.8 * 0.8, 1e-12);
  EXPECT_EQ(world.regions.fear[1], 0);
}

TEST(Fear, HalvesInItsHalfLifeAndNeverExceedsOne) {
  EXPECT_NEAR(after_attempts(0, "north_land", 1).regions.fear[0], std::exp2(-1.0 / (24 * 7)), 1e-12);
  EXPECT_LT(after_attempts(100, "north_land", 1).regions.fear[0], 1 + 1e-12);
}

TEST(Fear, IsNobodysWhereNoRegionIsNearest) { EXPECT_EQ(after_attempts(3, "").regions.fear[0], 0); }

}  // namespace
}  // namespace truce
