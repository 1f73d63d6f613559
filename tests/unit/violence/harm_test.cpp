// Harm: deaths per hit with their spread, misfires on the own side, alarms, and the toll by region.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

World with_events(const ScenarioSetup& setup, std::int64_t events) {
  World world = testing::small_world(setup);
  world.streams.events_step[0] = events;
  return world;
}

TEST(Harm, KillsByANegativeBinomialPerHit) {
  constexpr int hits = 200000;
  ScenarioSetup setup = testing::small_setup();
  setup.streams[0].value.deaths_per_hit = 0.3;
  setup.streams[0].value.deaths_size = 0.6;
  World world = with_events(setup, hits);
  Harm{}.apply(world, Luck{4, 0, 1});
  const double variance = 0.3 + 0.3 * 0.3 / 0.6;
  EXPECT_NEAR(world.streams.deaths_step[0], 0.3 * hits, limit_z * std::sqrt(variance * hits));
  double fighters = 0;
  double squares = 0;
  for (std::size_t row = 0; row < rows_of(world.fatal); ++row) {
    fighters += world.fatal.fighters[row];
    squares += world.fatal.deaths[row] * world.fatal.deaths[row];
  }
  EXPECT_NEAR(fighters, 0.4 * world.streams.deaths_step[0], limit_z * std::sqrt(0.24 * 0.3 * hits));
  EXPECT_NEAR(squares / hits, variance + 0.09, limit_z * std::sqrt(8.0 / hits));
}

TEST(Harm, LetsMisfiresKillOnTheOwnSideOnly) {
  ScenarioSetup setup = testing::small_setup();
  setup.streams[0].value.falls_short = 1;
  World world = with_events(setup, 10000);
  Harm harm;
  harm.deaths_per_misfire = 0.1;
  harm.apply(world, Luck{4, 0, 1});
  Toll{}.apply(world, Luck{4, 0, 1});
  EXPECT_EQ(world.publics.deaths[1], 0);
  EXPECT_NEAR(world.publics.deaths[0], 1000, limit_z * std::sqrt(10000 * (0.1 + 0.01)));
  for (std::size_t row = 0; row < rows_of(world.fatal); ++row) ASSERT_EQ(world.fatal.misfire[row], 1);
}

TEST(Harm, SoundsAnAlarmOncePerAreaAndHour) {
  ScenarioSetup setup = testing::small_setup();
  World world = with_events(setup, 1);
  Harm{}.apply(world, Luck{4, 0, 1});
  EXPECT_EQ(world.regions.sirens_step[1], 1);
  world.streams.events_step[0] = 1000;
  Harm{}.apply(world, Luck{4, 0, 2});
  EXPECT_EQ(world.regions.sirens_step[1], 4);
  EXPECT_EQ(world.regions.sirens[1], 5);
  EXPECT_EQ(world.publics.siren_hours[1], 5);
  EXPECT_EQ(world.regions.sirens_step[0], 0);
}

TEST(Harm, FillsAreasAsRandomThreatsDo) {
  // Occupancy: of 4 areas, 4 threats reach 4 (1 - (3/4)^4) = 2.734 on average; the variance is below 1.
  constexpr int runs = 20000;
  World world = with_events(testing::small_setup(), 4);
  double areas = 0;
  for (std::uint32_t k = 0; k < runs; ++k) {
    Harm{}.apply(world, Luck{4, k, 1});
    areas += static_cast<double>(world.regions.sirens_step[1]);
  }
  EXPECT_NEAR(areas / runs, 4 * (1 - 81.0 / 256.0), limit_z / std::sqrt(runs));
}

TEST(Toll, SpreadsDeathsOverRegionsByPeopleAndExposure) {
  constexpr double deaths = 100000;
  ScenarioSetup setup = testing::small_setup();
  setup.regions[0].value.exposure = 2;
  setup.publics[1].value.regions = {{"north_land", 0.5}, {"south_land", 0.5}};
  setup.parties[0].value.ground.against = "south_people";
  World world = testing::small_world(setup);
  world.parties.engaged_other_step[0] = deaths;
  Toll{}.apply(world, Luck{4, 0, 1});
  EXPECT_EQ(world.regions.deaths_step[0] + world.regions.deaths_step[1], deaths);
  EXPECT_NEAR(world.regions.deaths_step[0], deaths * 2 / 3, limit_z * std::sqrt(deaths * 2 / 9));
}

TEST(Toll, RemembersDeathsADayAtAnyStep) {
  for (const double minutes : {15.0, 60.0, 120.0}) {
    ScenarioSetup setup = testing::small_setup();
    setup.clock.step_minutes = minutes;
    setup.parties[0].value.ground.against = "south_people";
    World world = testing::small_world(setup);
    const double hours = minutes / 60;
    for (int step = 0; step * hours < 24 * 20; ++step) {
      world.parties.engaged_other_step[0] = 2 * hours;
      Toll{}.apply(world, Luck{4, 0, 1});
    }
    EXPECT_NEAR(world.publics.deaths_day[1], 48, 1e-6);
    EXPECT_NEAR(world.factions.grievance[1], std::log(49.0), 1e-6);
  }
}

TEST(Toll, StartsFromTheDeathsBeforeTheRun) {
  ScenarioSetup setup = testing::small_setup();
  setup.publics[1].value.deaths_before = 479;
  setup.publics[1].value.fighters_before = 150;
  setup.parties[1].value.war.fighters_lost_before = 150;
  World world = testing::small_world(setup);
  Toll{}.start(world, Luck{});
  EXPECT_EQ(world.publics.deaths[1], 479);
  EXPECT_EQ(world.parties.fighters_killed[1] + world.parties.civilians_killed[1], 479);
}

TEST(Observation, ReportsAllDeathsInTheEndWithTheSourcesBias) {
  ScenarioSetup setup = testing::small_setup();
  World world = testing::small_world(setup);
  world.publics.deaths[0] = 1000;
  Observation source{.bias = 1.2, .noise = 0, .delay_hours = 12};
  source.apply(world, Luck{4, 0, 1});
  EXPECT_NEAR(world.publics.reported[0], 1200 * (1 - std::exp(-1.0 / 12)), 1e-9);
  for (int step = 0; step < 1000; ++step) source.apply(world, Luck{4, 0, 2});
  EXPECT_NEAR(world.publics.reported[0], 1200, 1e-6);
}

}  // namespace
}  // namespace truce
