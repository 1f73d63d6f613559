// Hidden works: found at the stated rate, destroyed by the queue, believed by Bayes, and used while left.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

ScenarioSetup with_tunnels(int count) {
  ScenarioSetup setup = testing::small_setup();
  TunnelsSetup tunnels;
  tunnels.owner = "south";
  tunnels.searcher = "north";
  tunnels.count = count;
  setup.tunnels.push_back({"tunnels", tunnels});
  return setup;
}

World inside(const ScenarioSetup& setup) {
  World world = testing::small_world(setup);
  world.parties.ground[0] = GroundState::inside;
  return world;
}

TEST(TunnelSearch, FindsAtTheRateOfEffort) {
  constexpr int count = 1000;
  World world = inside(with_tunnels(count));
  for (std::uint32_t hour = 1; hour <= 60; ++hour) TunnelSearch{}.apply(world, Luck{6, 0, hour});
  const double chance = 1 - std::exp(-0.0115 * 60);
  EXPECT_NEAR(world.works.found[0], count * chance, limit_z * std::sqrt(count * chance * (1 - chance)));
}

TEST(TunnelSearch, FindsSlowerInTheTailWhenEaseDiffers) {
  // E F = N [1 - (b / (b + T))^a] with a = 1, b = a / rate: half are found when T = b.
  constexpr int count = 1000;
  ScenarioSetup setup = with_tunnels(count);
  setup.tunnels[0].value.ease_shape = 1;
  setup.tunnels[0].value.find_rate_per_hour = 0.01;
  World world = inside(setup);
  TunnelSearch{}.start(world, Luck{6, 0, 0});
  for (std::uint32_t hour = 1; hour <= 100; ++hour) TunnelSearch{}.apply(world, Luck{6, 0, hour});
  EXPECT_NEAR(world.works.found[0], count / 2.0, limit_z * std::sqrt(count / 4.0));
}

TEST(TunnelSearch, StopsOutsideAndUnderAHaltThatForbidsIt) {
  World world = inside(with_tunnels(1000));
  append_row(world.arrangements);
  world.parties.holds[0] = 1;
  world.parties.halt[0] = 0;
  TunnelSearch{}.apply(world, Luck{6, 0, 1});
  EXPECT_EQ(world.works.effort[0], 0);
  world.arrangements.work_allowed[0] = 1;
  TunnelSearch{}.apply(world, Luck{6, 0, 2});
  EXPECT_EQ(world.works.effort[0], 1);
  world.parties.holds[0] = 0;
  world.parties.ground[0] = GroundState::withdrawn;
  TunnelSearch{}.apply(world, Luck{6, 0, 3});
  EXPECT_EQ(world.works.effort[0], 0);
}

TEST(TunnelSearch, DestroysNoMoreThanFoundAndNoFasterThanTheQueue) {
  ScenarioSetup setup = with_tunnels(1000);
  setup.tunnels[0].value.known = 900;
  World world = inside(setup);
  constexpr int hours = 2400;
  for (std::uint32_t hour = 1; hour <= hours; ++hour) {
    TunnelSearch{}.apply(world, Luck{6, 0, hour});
    ASSERT_LE(world.works.destroyed[0], world.works.found[0]);
  }
  EXPECT_NEAR(world.works.destroyed[0], 1.8 * hours / 24, limit_z * std::sqrt(1.8 * hours / 24));
}

// Ruling D3 on fixed data: 23 found in 4.6 days and 8 more in the next 5.
TEST(TunnelBelief, IsThePosteriorOfTheDaysOfSearch) {
  World world = testing::small_world(with_tunnels(32));
  world.works.found[0] = 23;
  world.works.found_day[0] = 23;
  world.works.effort_day[0] = 4.6 * 24;
  world.clock.step = 24;
  TunnelBelief{}.apply(world, Luck{});
  world.works.found[0] = 31;
  world.works.found_day[0] = 8;
  world.works.effort_day[0] = 5.0 * 24;
  world.works.destroyed[0] = 15;
  world.clock.step = 48;
  TunnelBelief{}.apply(world, Luck{});
  EXPECT_EQ(world.works.believed_low[0], 31);
  EXPECT_NEAR(world.works.believed_median[0], 36, 1);
  EXPECT_NEAR(world.works.believed_high[0], 57, 3);
  EXPECT_NEAR(world.works.left_share[0], 1 - 15 / 38.0, 0.05);
}

TEST(TunnelBelief, WaitsForADayOfSearch) {
  World world = testing::small_world(with_tunnels(32));
  TunnelBelief{}.start(world, Luck{});
  EXPECT_DOUBLE_EQ(world.works.left_share[0], 1);
  world.works.effort_day[0] = 5;
  world.clock.step = 23;
  TunnelBelief{}.apply(world, Luck{});
  EXPECT_EQ(world.works.effort_day[0], 5);
  world.clock.step = 24;
  TunnelBelief{}.apply(world, Luck{});
  EXPECT_EQ(world.works.effort_day[0], 0);
  EXPECT_EQ(rows_of(world.searches), 1U);
}

double infiltrations(World world, int runs) {
  double sum = 0;
  for (int k = 0; k < runs; ++k) {
    Infiltration{}.apply(world, Luck{6, static_cast<std::uint32_t>(k), 1});
    sum += world.works.infiltrations_step[0];
  }
  return sum / runs;
}

TEST(Infiltration, FallsWithTheWorksLeftAndWithObedience) {
  constexpr int runs = 200000;
  World world = testing::small_world(with_tunnels(32));
  const double full = 0.35 / 24;
  const double limit = limit_z * std::sqrt(full / runs);
  EXPECT_NEAR(infiltrations(world, runs), full, limit);
  world.works.destroyed[0] = 24;
  EXPECT_NEAR(infiltrations(world, runs), full / 4, limit);
  world.parties.holds[1] = 1;
  world.parties.commitment[1] = 1;
  world.factions.compliance[1] = 0.5;
  EXPECT_NEAR(infiltrations(world, runs), full / 4 * (1 - 0.5 * 0.99), limit);
}

TEST(Infiltration, RaisesTheAimOfTheSearcherUpToOne) {
  ScenarioSetup setup = with_tunnels(32);
  setup.tunnels[0].value.infiltrations_per_day = 100;
  setup.parties[0].value.war.aim_start = 0.5;
  setup.parties[0].value.war.aim_per_infiltration = 0.3;
  const World world = testing::run(setup, Pipeline({bind(Infiltration{})}), 20, 6);
  EXPECT_EQ(world.parties.aim[0], 1);
  EXPECT_EQ(world.parties.aim[1], 0);
}

}  // namespace
}  // namespace truce
