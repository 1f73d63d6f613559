// Forces inside: entry by script or aim, exit by belief, text or script, and the deaths between.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

using testing::moment;

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

ScenarioSetup with_ground(GroundMode entry) {
  ScenarioSetup setup = testing::small_setup();
  GroundSetup& ground = setup.parties[0].value.ground;
  ground.entry_mode = entry;
  ground.entry = moment("2014-07-08 05:00");
  ground.against = "south_people";
  ground.own_deaths_per_hour = 0.165;
  ground.other_deaths_per_hour = 3.55;
  setup.parties[0].value.war.aim_start = 0.15;
  setup.parties[0].value.war.aim_on_ground_entry = 0.35;
  TunnelsSetup tunnels;
  tunnels.owner = "south";
  tunnels.searcher = "north";
  tunnels.count = 32;
  setup.tunnels.push_back({"tunnels", tunnels});
  return setup;
}

World after(const ScenarioSetup& setup, int steps) {
  return testing::run(setup, Pipeline({bind(GroundPhase{})}), steps, 1);
}

TEST(GroundPhase, EntersAtTheScriptedHourAndRaisesTheAim) {
  const ScenarioSetup setup = with_ground(GroundMode::scripted);
  EXPECT_EQ(after(setup, 5).parties.ground[0], GroundState::out);
  const World world = after(setup, 8);
  EXPECT_EQ(world.parties.ground[0], GroundState::inside);
  EXPECT_EQ(world.parties.ground_hours[0], 2);
  EXPECT_DOUBLE_EQ(world.parties.aim[0], 0.5);
}

TEST(GroundPhase, ATextFromBeforeTheEntryDoesNotAskForcesToLeave) {
  World world = testing::small_world(with_ground(GroundMode::scripted));
  append_row(world.texts);
  world.texts.issues[0].fill(1);
  world.texts.tabled_hour[0] = 3;
  append_row(world.arrangements);
  world.arrangements.text[0] = 0;
  world.arrangements.kind[0] = HaltKind::pause;
  world.arrangements.mutual[0] = 1;
  world.parties.halt[0] = 0;
  world.parties.ground[0] = GroundState::inside;
  world.parties.ground_hours[0] = 4;  // since hour 6 of 10
  world.works.left_share[0] = 1;
  world.clock.step = 10;
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::inside);
  world.texts.tabled_hour[0] = 7;
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::withdrawn);
}

TEST(GroundPhase, WaitsWithAScriptedEntryWhileItKeepsAnAgreedHalt) {
  World world = testing::small_world(with_ground(GroundMode::scripted));
  append_row(world.arrangements);
  world.arrangements.text[0] = -1;
  world.arrangements.kind[0] = HaltKind::truce;
  world.arrangements.mutual[0] = 1;
  world.parties.halt[0] = 0;
  world.clock.step = 8;
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::out);
  world.arrangements.kind[0] = HaltKind::lull;  // promises nothing
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::inside);
}

TEST(GroundPhase, IsAlreadyInsideWhenTheEntryLiesBeforeTheRun) {
  ScenarioSetup setup = with_ground(GroundMode::scripted);
  setup.parties[0].value.ground.entry = moment("2014-07-07 00:00");
  const World world = after(setup, 1);
  EXPECT_EQ(world.parties.ground_hours[0], 25);
  EXPECT_DOUBLE_EQ(world.parties.aim[0], 0.15);
}

TEST(GroundPhase, EntersByDecisionOnceTheAimIsHighEnough) {
  ScenarioSetup setup = with_ground(GroundMode::decided);
  EXPECT_EQ(after(setup, 5).parties.ground[0], GroundState::out);
  setup.parties[0].value.war.aim_start = 0.7;
  EXPECT_EQ(after(setup, 1).parties.ground[0], GroundState::inside);
}

World inside(const ScenarioSetup& setup) {
  World world = testing::small_world(setup);
  world.parties.ground[0] = GroundState::inside;
  world.clock.step = 1;
  return world;
}

TEST(GroundPhase, LeavesWhenLittleIsBelievedLeft) {
  World world = inside(with_ground(GroundMode::scripted));
  world.works.left_share[0] = 0.11;
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::inside);
  world.works.left_share[0] = 0.09;
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::withdrawn);
}

TEST(GroundPhase, LeavesUnderAnAgreedHaltWhoseTextAsksItAndNotBefore) {
  World world = inside(with_ground(GroundMode::scripted));
  append_row(world.texts);
  world.texts.issues[0][static_cast<std::size_t>(Issue::forces)] = 0.75;
  world.texts.stage[0] = TextStage::accepted;
  append_row(world.arrangements);
  world.arrangements.text[0] = 0;
  world.arrangements.mutual[0] = 1;
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::inside) << "accepted, but not in force";
  world.parties.halt[0] = 0;
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::withdrawn);
}

TEST(GroundPhase, WeighsCostOnlyWhenAsked) {
  World world = inside(with_ground(GroundMode::scripted));
  world.parties.fighters_killed_day[0] = 50;
  GroundPhase{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::inside);
  GroundPhase{.weighs_cost = true}.apply(world, Luck{});
  EXPECT_EQ(world.parties.ground[0], GroundState::withdrawn);
}

TEST(GroundPhase, LeavesAtTheScriptedHour) {
  ScenarioSetup setup = with_ground(GroundMode::scripted);
  setup.parties[0].value.ground.exit_mode = GroundMode::scripted;
  setup.parties[0].value.ground.exit = moment("2014-07-08 10:00");
  EXPECT_EQ(after(setup, 10).parties.ground[0], GroundState::inside);
  EXPECT_EQ(after(setup, 11).parties.ground[0], GroundState::withdrawn);
}

struct Deaths {
  double mean = 0;
  double variance = 0;
};

using Column = std::vector<double> Parties::*;

Deaths killed_in(World world, int steps_a_run, int runs, Column column) {
  double sum = 0;
  double squares = 0;
  for (int k = 0; k < runs; ++k) {
    double killed = 0;
    for (int step = 1; step <= steps_a_run; ++step) {
      Engagement{}.apply(world, Luck{7, static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(step)});
      killed += (world.parties.*column)[0];
    }
    sum += killed;
    squares += killed * killed;
  }
  return {sum / runs, squares / runs - sum / runs * sum / runs};
}

// NegBin(3.55, .6): variance 3.55 + 3.55^2 / .6 = 24.6; its kurtosis is below 3 + 6 / .6 + 1 / 24.6 < 14.
TEST(Engagement, KillsByTheSameLawInHoursAndHalfHours) {
  constexpr int runs = 40000;
  constexpr double variance = 3.55 + 3.55 * 3.55 / 0.6;
  for (const int halves : {1, 2}) {
    ScenarioSetup setup = with_ground(GroundMode::scripted);
    setup.clock.step_minutes = 60.0 / halves;
    const Deaths seen = killed_in(inside(setup), halves, runs, &Parties::engaged_other_step);
    EXPECT_NEAR(seen.mean, 3.55, limit_z * std::sqrt(variance / runs));
    EXPECT_NEAR(seen.variance, variance, limit_z * variance * std::sqrt(13.0 / runs));
  }
}

// NegBin(1.65, .5): variance 1.65 + 1.65^2 / .5 = 7.1; its kurtosis is below 3 + 6 / .5 + 1 / 7.1 < 16.
TEST(Engagement, CostsForcesByTheSameLawInHoursAndHalfHours) {
  constexpr int runs = 40000;
  constexpr double variance = 1.65 + 1.65 * 1.65 / 0.5;
  for (const int halves : {1, 2}) {
    ScenarioSetup setup = with_ground(GroundMode::scripted);
    setup.clock.step_minutes = 60.0 / halves;
    setup.parties[0].value.ground.own_deaths_per_hour = 1.65;
    setup.parties[0].value.ground.own_deaths_opening = 1;
    const Deaths seen = killed_in(inside(setup), halves, runs, &Parties::engaged_own_step);
    EXPECT_NEAR(seen.mean, 1.65, limit_z * std::sqrt(variance / runs));
    EXPECT_NEAR(seen.variance, variance, limit_z * variance * std::sqrt(15.0 / runs));
  }
}

TEST(Engagement, CostsTheForcesMoreAtEntry) {
  constexpr int runs = 100000;
  const ScenarioSetup setup = with_ground(GroundMode::scripted);
  for (const double days : {0.0, 5.0}) {
    World world = inside(setup);
    world.parties.ground_hours[0] = days * 24;
    double killed = 0;
    for (std::uint32_t k = 0; k < runs; ++k) {
      Engagement{}.apply(world, Luck{7, k, 1});
      killed += world.parties.engaged_own_step[0];
    }
    const double mean = 0.165 * (days == 0 ? 1.8 : 1.4);
    EXPECT_NEAR(killed / runs, mean, limit_z * std::sqrt((mean + mean * mean / 0.5) / runs));
  }
}

TEST(Engagement, GoesOnAsLongAsEitherSideFires) {
  World world = inside(with_ground(GroundMode::scripted));
  const auto hold = [&](std::size_t p) {
    world.parties.holds[p] = 1;
    world.parties.commitment[p] = 1;
    world.factions.compliance[p] = 1;
  };
  hold(0);
  EXPECT_GT(killed_in(world, 1, 1000, &Parties::engaged_other_step).mean, 2);
  hold(1);
  EXPECT_LT(killed_in(world, 1, 1000, &Parties::engaged_other_step).mean, 0.5);
}

TEST(FightingClock, CountsHoursWithoutAnOrderOnTopOfThoseBefore) {
  ScenarioSetup setup = testing::small_setup();
  setup.parties[0].value.war.fought_before_hours = 312;
  World world = testing::small_world(setup);
  FightingClock{}.start(world, Luck{});
  FightingClock{}.apply(world, Luck{});
  world.parties.holds[0] = 1;
  FightingClock{}.apply(world, Luck{});
  EXPECT_EQ(world.parties.fighting_hours[0], 313);
  EXPECT_EQ(world.parties.fighting_hours[1], 2);
}

}  // namespace
}  // namespace truce
