// Spoiling: only under agreed halts, the more the stronger the party is held to be, and grave only where it
// is blamed.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/violence/spoiling.hpp"
#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

// South's faction loses by peace; both parties keep an agreed halt.
World at_peace(double control) {
  ScenarioSetup setup = testing::small_setup();
  setup.factions[1].value.extremity = 1;
  setup.parties[1].value.restraint.control_seen = control;
  World world = testing::small_world(setup);
  world.clock.step = 10;
  append_row(world.texts);
  testing::hold_both(world, HaltKind::truce);
  world.arrangements.text[0] = 0;
  world.arrangements.mutual[0] = 1;
  return world;
}

struct Count {
  int strikes = 0;
  int blamed = 0;
};

Count strikes_of(World world, int steps, const Spoiling& rules) {
  Count count;
  for (int step = 1; step <= steps; ++step) {
    rules.apply(world, Luck{1, 0, static_cast<std::uint32_t>(step)});
    count.strikes += world.factions.spoiled_step[1];
    count.blamed += world.factions.spoil_blamed_step[1];
  }
  EXPECT_EQ(world.factions.spoiled[1], count.strikes);
  EXPECT_EQ(world.factions.spoiled[0], 0);  // the other side's faction does not lose by peace
  return count;
}

TEST(Spoiling, IsOffByDefaultAndNeedsAHaltToSpoil) {
  EXPECT_EQ(strikes_of(at_peace(0.85), 500, {}).strikes, 0);
  World war = at_peace(0.85);
  war.parties.halt[1] = -1;
  EXPECT_EQ(strikes_of(war, 500, {.base_per_hour = 0.5}).strikes, 0);
  World lull = at_peace(0.85);
  lull.arrangements.text[0] = -1;
  EXPECT_EQ(strikes_of(lull, 500, {.base_per_hour = 0.5}).strikes, 0);
}

TEST(Spoiling, ComesWithTheHazardThatControlGivesAndIsBlamedByBayes) {
  constexpr int steps = 20000;
  for (const double control : {0.3, 0.85}) {
    const Count count = strikes_of(at_peace(control), steps, {.base_per_hour = 0.2});
    const double chance = 1 - std::exp(-0.2 * control);
    EXPECT_NEAR(count.strikes, steps * chance, limit_z * std::sqrt(steps * chance * (1 - chance))) << control;
    const double blamed = 0.5 / (0.5 + 0.5 * (1 - control));  // nothing known: even odds of bad will
    EXPECT_NEAR(count.blamed, count.strikes * blamed,
                limit_z * std::sqrt(count.strikes * blamed * (1 - blamed)));
  }
}

TEST(Spoiling, EndsTheHaltOnlyWhereThePartyIsBlamed) {
  for (const bool blamed : {false, true}) {
    World world = at_peace(0.85);
    world.factions.spoiled_step[1] = 1;
    world.factions.spoil_blamed_step[1] = blamed ? 1 : 0;
    IncidentMaker{}.apply(world, Luck{});
    Triggers{}.apply(world, Luck{});
    EXPECT_EQ(world.arrangements.end[0], blamed ? HaltEnd::collapsed : HaltEnd::lives);
    if (blamed) {
      EXPECT_EQ(world.arrangements.ended_by[0], 0);
    }
    ASSERT_EQ(rows_of(world.incidents), 1U);
    EXPECT_EQ(world.incidents.kind[0], IncidentKind::spoiling);
  }
}

}  // namespace
}  // namespace truce
