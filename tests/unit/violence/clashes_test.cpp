// Clashes over a search that one side reads as allowed and the other as banned: when, how many, what they
// break.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/violence/clashes.hpp"
#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

// North searches at full effort for what south owns, both under one halt.
World searching(bool contested) {
  ScenarioSetup setup = testing::small_setup();
  TunnelsSetup tunnels;
  tunnels.owner = "south";
  tunnels.searcher = "north";
  tunnels.count = 32;
  setup.tunnels.push_back({"tunnels", tunnels});
  World world = testing::small_world(setup);
  world.clock.step = 10;
  append_row(world.arrangements);
  world.arrangements.text[0] = -1;
  world.arrangements.kind[0] = HaltKind::truce;
  world.arrangements.mutual[0] = 1;
  world.arrangements.signatories[0] = 3;
  world.arrangements.first_breach_hour[0] = -1;
  world.arrangements.work_contested[0] = contested ? 1 : 0;
  for (std::size_t p = 0; p < 2; ++p) {
    world.parties.holds[p] = 1;
    world.parties.halt[p] = 0;
  }
  world.works.effort[0] = 1;
  return world;
}

int clashes_of(World world, int steps, const Clashes& rules) {
  for (int step = 0; step < steps; ++step)
    rules.apply(world, Luck{1, 0, static_cast<std::uint32_t>(step + 1)});
  return world.works.clashes[0];
}

TEST(Clashes, ComeOnlyWhereASearchIsContested) {
  const Clashes rules{.per_day = 24};
  EXPECT_GT(clashes_of(searching(true), 50, rules), 0);
  EXPECT_EQ(clashes_of(searching(false), 50, rules), 0);
  World at_rest = searching(true);
  at_rest.works.effort[0] = 0;
  EXPECT_EQ(clashes_of(at_rest, 50, rules), 0);
  World no_halt = searching(true);
  no_halt.parties.halt[0] = -1;
  EXPECT_EQ(clashes_of(no_halt, 50, rules), 0);
}

TEST(Clashes, AreAsManyAsTheirRateSays) {
  constexpr int hours = 24000;
  const double mean = 0.5 * hours / 24;
  EXPECT_NEAR(clashes_of(searching(true), hours, {.per_day = 0.5}), mean, limit_z * std::sqrt(mean));
}

TEST(Clashes, AreGraveToBothSidesEvenWithoutDeaths) {
  World world = searching(true);
  world.works.clashes_step[0] = 1;
  Triggers{}.apply(world, Luck{});
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::collapsed);
  EXPECT_EQ(world.arrangements.ended_by[0], -1);
  EXPECT_EQ(world.parties.breaches[0] + world.parties.breaches[1], 2);
}

TEST(Clashes, AreIncidentsAndTheirDeadAreCounted) {
  World world = searching(true);
  world.works.clashes_step[0] = 1;
  world.works.clash_searcher_deaths_step[0] = 2;
  world.works.clash_owner_deaths_step[0] = 3;
  IncidentMaker{}.apply(world, Luck{});
  Toll{}.apply(world, Luck{});
  ASSERT_EQ(rows_of(world.incidents), 1U);
  EXPECT_EQ(world.incidents.kind[0], IncidentKind::clash);
  EXPECT_EQ(world.incidents.deaths[0], 5);
  EXPECT_EQ(world.parties.fighters_killed[0], 2);
  EXPECT_EQ(world.parties.fighters_killed[1], 3);
}

}  // namespace
}  // namespace truce
