// Compliance: its mean over units, its steadiness under one order, commitment, grievance, and rest.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

World under_order(FactionSetup faction, double commitment) {
  ScenarioSetup setup = testing::small_setup();
  faction.party = "north";
  setup.factions[0].value = faction;
  World world = testing::small_world(setup);
  Orders{}.start(world, Luck{});
  world.parties.holds[0] = 1;
  world.parties.commitment[0] = commitment;
  return world;
}

FactionSetup faction_of(int units, double discipline) {
  FactionSetup faction;
  faction.units = units;
  faction.discipline = discipline;
  return faction;
}

TEST(Orders, AreObeyedByTheShareThatDisciplineSays) {
  constexpr int units = 100000;
  World world = under_order(faction_of(units, 0.93), 1);
  Orders{}.apply(world, Luck{3, 0, 1});
  EXPECT_NEAR(world.factions.compliance[0], 0.93, limit_z * std::sqrt(0.93 * 0.07 / units));
}

TEST(Orders, HaveASpreadThatKeepsTheMedianUnitWhereItIs) {
  constexpr int units = 100000;
  FactionSetup faction = faction_of(units, 0.5);
  faction.discipline_spread = 1;
  World world = under_order(faction, 1);
  Orders{}.apply(world, Luck{3, 0, 1});
  EXPECT_NEAR(world.factions.compliance[0], 0.5, limit_z * std::sqrt(0.25 / units));
}

TEST(Orders, AreJudgedOnceByEachUnit) {
  World world = under_order(faction_of(1000, 0.8), 1);
  Orders{}.apply(world, Luck{3, 0, 1});
  const std::vector<std::int8_t> first = world.units.obeys;
  Orders{}.apply(world, Luck{3, 0, 2});
  EXPECT_EQ(first, world.units.obeys);
  world.parties.halt[0] = 5;
  Orders{}.apply(world, Luck{3, 0, 3});
  EXPECT_NE(first, world.units.obeys) << "a new order is judged anew";
}

TEST(Orders, LoseTheSameUnitsFirstWhenGrievanceRises) {
  FactionSetup faction = faction_of(1000, 0.9);
  faction.grievance_weight = 0.5;
  World world = under_order(faction, 1);
  Orders{}.apply(world, Luck{3, 0, 1});
  const std::vector<std::int8_t> calm = world.units.obeys;
  world.factions.grievance[0] = 3;
  Orders{}.apply(world, Luck{3, 0, 2});
  for (std::size_t u = 0; u < 1000; ++u) ASSERT_LE(world.units.obeys[u], calm[u]);
  EXPECT_NE(calm, world.units.obeys);
}

TEST(Orders, NotMeantAreObeyedByFew) {
  World world = under_order(faction_of(10000, 0.98), 0.3);
  Orders{}.apply(world, Luck{3, 0, 1});
  EXPECT_NEAR(world.factions.compliance[0], 0.1, limit_z * std::sqrt(0.09 / 10000));
}

TEST(Orders, BindNobodyWhileThePartyDoesNotHold) {
  World world = under_order(faction_of(10, 1), 1);
  Orders{}.apply(world, Luck{3, 0, 1});
  EXPECT_EQ(world.factions.compliance[0], 1);
  world.parties.holds[0] = 0;
  Orders{}.apply(world, Luck{3, 0, 2});
  EXPECT_EQ(world.factions.compliance[0], 0);
}

TEST(Orders, LetTiredUnitsRestForTheirMeanTime) {
  constexpr int units = 20000;
  FactionSetup faction = faction_of(units, 1);
  faction.tire_per_event = 0.5;
  faction.recover_hours = 12;
  World world = under_order(faction, 1);
  for (std::size_t u = 0; u < units; ++u) world.units.events_step[u] = 1;
  Orders{}.apply(world, Luck{3, 0, 1});
  const auto tired = [&] {
    return std::count(world.units.mode.begin(), world.units.mode.end(), UnitMode::tired);
  };
  const double tired_first = static_cast<double>(tired());
  EXPECT_NEAR(tired_first, units * 0.5, limit_z * std::sqrt(units * 0.25));
  std::fill(world.units.events_step.begin(), world.units.events_step.end(), 0);
  Orders{}.apply(world, Luck{3, 0, 2});
  const double kept = std::exp(-1.0 / 12);
  EXPECT_NEAR(static_cast<double>(tired()), tired_first * kept,
              limit_z * std::sqrt(tired_first * kept * (1 - kept)));
}

}  // namespace
}  // namespace truce
