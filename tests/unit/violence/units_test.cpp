// Units kept down by fire, and units on their way between outside, border and inside.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/violence/deployment.hpp"
#include "sim/violence/suppression.hpp"
#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

struct North {
  int units = 10;
  double suppressed_per_event = 0;
  double suppressed_hours = 6;
  double ground_share = 0;
  double move_hours = 0;
};

World with_north(const North& north, GroundMode entry = GroundMode::decided) {
  ScenarioSetup setup = testing::small_setup();
  FactionSetup& faction = setup.factions[0].value;
  faction.units = north.units;
  faction.suppressed_per_event = north.suppressed_per_event;
  faction.suppressed_hours = north.suppressed_hours;
  faction.ground_share = north.ground_share;
  faction.move_hours = north.move_hours;
  setup.parties[0].value.ground.entry_mode = entry;
  setup.parties[0].value.ground.own_deaths_per_hour = 3;
  return testing::small_world(setup);
}

std::ptrdiff_t down(const World& world) { return std::ranges::count(world.units.mode, UnitMode::suppressed); }

std::ptrdiff_t at(const World& world, UnitPlace place) {
  return std::ranges::count(world.units.place, place);
}

TEST(Suppression, KeepsUnitsDownByTheEventsAimedAtThem) {
  constexpr int units = 20000;
  World world = with_north({.units = units, .suppressed_per_event = 0.01, .suppressed_hours = 5});
  world.streams.events_step[0] = 50;  // its own
  Suppression{}.apply(world, Luck{1, 0, 1});
  EXPECT_EQ(down(world), 0);
  world.streams.events_step[1] = 10;
  Suppression{}.apply(world, Luck{1, 0, 1});
  const double share = 1 - std::pow(0.99, 10);
  EXPECT_NEAR(static_cast<double>(down(world)) / units, share, limit_z * std::sqrt(share / units));
}

TEST(Suppression, EndsAfterItsMeanTimeAndLeavesOtherFactionsAlone) {
  constexpr int units = 20000;
  World world = with_north({.units = units, .suppressed_per_event = 0.5, .suppressed_hours = 5});
  std::ranges::fill(world.units.mode, UnitMode::suppressed);
  Suppression{}.apply(world, Luck{1, 0, 1});
  const double left = std::exp(-1.0 / 5);
  const auto others =
      static_cast<std::ptrdiff_t>(rows_of(world.units)) - units;  // without the key nobody recovers
  EXPECT_NEAR(static_cast<double>(down(world) - others) / units, left, limit_z * std::sqrt(left / units));
}

TEST(Suppression, AUnitThatIsKeptDownFiresNothing) {
  World world = with_north({.units = 10});
  std::fill_n(world.units.mode.begin(), 10, UnitMode::suppressed);
  Events{}.apply(world, Luck{1, 0, 1});
  EXPECT_EQ(world.streams.events_step[0], 0);
  EXPECT_EQ(world.streams.expected[0], 0);
  EXPECT_GT(world.streams.expected[1], 0);
}

TEST(Deployment, GroundUnitsFollowTheirForcesAndGoHomeUnderAnAgreedHalt) {
  World world = with_north({.units = 10, .ground_share = 0.4});
  Deployment{}.start(world, Luck{});
  EXPECT_EQ(at(world, UnitPlace::border), 4);
  EXPECT_EQ(world.parties.arrived[0], 0);
  EXPECT_EQ(world.parties.arrived[1], 1);  // names no ground units
  world.parties.ground[0] = GroundState::inside;
  Deployment{}.apply(world, Luck{1, 0, 1});
  EXPECT_EQ(at(world, UnitPlace::inside), 4);
  EXPECT_EQ(world.parties.arrived[0], 1);
  world.parties.ground[0] = GroundState::withdrawn;
  testing::hold_both(world, HaltKind::truce);
  world.arrangements.mutual[0] = 1;
  Deployment{}.apply(world, Luck{1, 0, 2});
  EXPECT_EQ(at(world, UnitPlace::outside), static_cast<std::ptrdiff_t>(rows_of(world.units)));
}

TEST(Deployment, WhoMayNotEnterStaysOutside) {
  World world = with_north({.units = 10, .ground_share = 1}, GroundMode::none);
  Deployment{}.start(world, Luck{});
  EXPECT_EQ(at(world, UnitPlace::border), 0);
}

TEST(Deployment, TakesItsMeanTimeFromPlaceToPlace) {
  constexpr int units = 20000;
  World world = with_north({.units = units, .ground_share = 1, .move_hours = 3});
  Deployment{}.start(world, Luck{});
  world.parties.ground[0] = GroundState::inside;
  Deployment{}.apply(world, Luck{1, 0, 1});
  const double moved = -std::expm1(-1.0 / 3);
  EXPECT_NEAR(world.parties.arrived[0], moved, limit_z * std::sqrt(moved / units));
  std::fill_n(world.units.place.begin(), units, UnitPlace::outside);
  Deployment{}.apply(world, Luck{1, 0, 2});
  EXPECT_EQ(at(world, UnitPlace::inside), 0);  // by way of the border
  EXPECT_NEAR(static_cast<double>(at(world, UnitPlace::border)) / units, moved,
              limit_z * std::sqrt(moved / units));
}

TEST(Deployment, OnlyWhoHasArrivedFightsAndSearches) {
  const auto killed = [](double arrived) {
    World world = with_north({.units = 10});
    world.parties.ground[0] = GroundState::inside;
    world.parties.arrived[0] = arrived;
    double sum = 0;
    for (std::uint32_t step = 1; step <= 4000; ++step) {
      Engagement{}.apply(world, Luck{1, 0, step});
      sum += world.parties.engaged_own_step[0];
    }
    return sum / 4000;
  };
  EXPECT_EQ(killed(0), 0);
  EXPECT_NEAR(killed(0.5) / killed(1), 0.5, 0.1);
}

}  // namespace
}  // namespace truce
