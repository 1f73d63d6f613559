// Tests of the population: citizens follow their law, and the same people are born on any number of threads.
#include "sim/people/population.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/parallel.hpp"
#include "sim/people/crowd.hpp"
#include "tests/unit/people/people_world.hpp"

namespace truce {
namespace {

using testing::people_setup;
using testing::peopled;

TEST(Population, SameCitizensAndTiesOnAnyNumberOfThreads) {
  for (const Topology kind : {Topology::watts_strogatz, Topology::blocks, Topology::barabasi_albert}) {
    ScenarioSetup setup = people_setup(9001);
    for (auto& [id, crowd] : setup.publics) crowd.network.kind = kind;
    const World one = peopled(setup);
    for (const int threads : {2, 3}) {
      use_threads(threads);
      const World many = peopled(setup);
      use_threads(1);
      EXPECT_EQ(state_hash(one), state_hash(many));
      EXPECT_EQ(one.networks[1].neighbour, many.networks[1].neighbour);
    }
  }
}

// 40,000 citizens; six standard errors leave a false alarm of 1e-8.
TEST(Population, AnchorsAndOpennessFollowTheirLaws) {
  ScenarioSetup setup = people_setup(40000);
  setup.publics[0].value.opinion.mean = 0.1;
  setup.publics[0].value.opinion.spread = 0.2;
  const World world = peopled(setup);
  EXPECT_NEAR(world.publics.opinion_mean[0], 0.1, 6 * 0.2 / 200);
  EXPECT_NEAR(world.publics.opinion_spread[0], 0.2, 6 * 0.2 / 200 / std::sqrt(2.0));
  const double backs = 0.5 * std::erfc(-0.5 / std::sqrt(2.0));
  EXPECT_NEAR(world.publics.backs[0], backs, 6 * 0.5 / 200);
  double openness = 0;
  for (const float s : people::part_of(world, 0, world.citizens.openness)) openness += static_cast<double>(s);
  EXPECT_NEAR(openness / 40000, 0.75, 6 * 0.145 / 200);  // 1 - Beta(2, 6)
}

TEST(Population, HomesAndOutletsFollowTheirShares) {
  ScenarioSetup setup = people_setup(20000);
  setup.publics[0].value.regions = {{"south_land", 0.25}, {"north_land", 0.75}};
  setup.publics[0].value.outlets = {};
  const World world = peopled(setup);
  double here = 0;
  for (const std::int16_t region : people::part_of(world, 0, world.citizens.region))
    here += region == 1 ? 1 : 0;
  EXPECT_NEAR(here / 20000, 0.25, 6 * 0.433 / std::sqrt(20000.0));
  for (const std::int16_t outlet : people::part_of(world, 0, world.citizens.outlet)) ASSERT_EQ(outlet, -1);
}

TEST(Population, BlocksTieLikeWithLike) {
  ScenarioSetup setup = people_setup(4000);
  setup.publics[0].value.network.kind = Topology::blocks;
  setup.publics[0].value.network.homophily = 0.9;
  const World world = peopled(setup);
  const auto anchor = people::part_of(world, 0, world.citizens.anchor);
  double alike = 0;
  double ties = 0;
  for (std::size_t i = 0; i < anchor.size(); ++i)
    for (const std::uint32_t j : world.networks[0].neighbours(i)) {
      alike += (anchor[i] < 0) == (anchor[j] < 0) ? 1 : 0;
      ties += 1;
    }
  EXPECT_GT(alike / ties, 0.85);
}

TEST(Population, TiesCanBeBuiltAgainFromTheSeed) {
  World world = peopled(people_setup(3000));
  const std::vector<std::uint32_t> before = world.networks[0].neighbour;
  world.networks.clear();
  tie_citizens(world, Luck{1, 0, 77});
  EXPECT_EQ(world.networks[0].neighbour, before);
}

TEST(Population, APublicWithoutCitizensIsSkipped) {
  ScenarioSetup setup = people_setup(100);
  setup.publics[0].value.citizens = 0;
  const World world = peopled(setup);
  EXPECT_EQ(world.networks[0].agents(), 0U);
  EXPECT_EQ(world.networks[1].agents(), 100U);
}

TEST(Population, APartysPublicDrawsTheLuckOfItsParty) {
  ScenarioSetup setup = people_setup(500);
  const World straight = peopled(setup);
  setup.parties[0].value.luck = 1;
  setup.parties[1].value.luck = 0;
  const World swapped = peopled(setup);
  const auto north = people::part_of(straight, 0, straight.citizens.anchor);
  const auto south = people::part_of(swapped, 1, swapped.citizens.anchor);
  EXPECT_TRUE(std::equal(north.begin(), north.end(), south.begin()));
  EXPECT_EQ(straight.networks[0].neighbour, swapped.networks[1].neighbour);
}

}  // namespace
}  // namespace truce
