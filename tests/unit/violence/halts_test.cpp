// Halts: start, kind, orders, expiry, renewal and replacement, on the hour they are due.
#include <gtest/gtest.h>

#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

using testing::add_halt;

Pipeline only_halts() { return Pipeline({bind(Halts{})}); }

World after(const ScenarioSetup& setup, int steps) { return testing::run(setup, only_halts(), steps, 1); }

TEST(Halts, RuleTheHoursFromTheirStartToTheirPlannedEnd) {
  ScenarioSetup setup = testing::small_setup();
  add_halt(setup, "2014-07-08 08:00", 5, {"north", "south"});
  EXPECT_EQ(after(setup, 8).parties.holds[0], 0);
  EXPECT_EQ(after(setup, 9).parties.holds[0], 1);
  EXPECT_EQ(after(setup, 13).parties.holds[1], 1);
  const World over = after(setup, 14);
  EXPECT_EQ(over.parties.holds[0], 0);
  EXPECT_EQ(over.arrangements.end[0], HaltEnd::expired);
  EXPECT_EQ(over.arrangements.end_hour[0], 13);
}

TEST(Halts, RuleTheSameTimeAtAnyStep) {
  for (const double minutes : {15.0, 30.0, 60.0, 120.0}) {
    ScenarioSetup setup = testing::small_setup();
    setup.clock.step_minutes = minutes;
    add_halt(setup, "2014-07-08 08:00", 6, {"north", "south"});
    double held = 0;
    testing::run(setup, only_halts(), static_cast<int>(24 * 60 / minutes), 1,
                 [&](const World& world) { held += world.parties.holds[0] * world.clock.step_hours; });
    EXPECT_EQ(held, 6) << minutes;
  }
}

TEST(Halts, TakeTheirKindFromWhoAgreedAndForHowLong) {
  ScenarioSetup setup = testing::small_setup();
  add_halt(setup, "2014-07-08 01:00", 12, {"north", "south"});
  EXPECT_EQ(after(setup, 2).arrangements.kind[0], HaltKind::pause);
  setup.halts[0].value.planned_hours = 72;
  EXPECT_EQ(after(setup, 2).arrangements.kind[0], HaltKind::truce);
  setup.halts[0].value.planned_hours = -1;
  EXPECT_EQ(after(setup, 2).arrangements.kind[0], HaltKind::lasting);
  setup.halts[0].value.tacit = true;
  const World lull = after(setup, 2);
  EXPECT_EQ(lull.arrangements.kind[0], HaltKind::lull);
  EXPECT_EQ(lull.parties.commitment[0], 0.87);
  setup.halts[0].value.tacit = false;
  setup.halts[0].value.agreed = {"south"};
  const World alone = after(setup, 2);
  EXPECT_EQ(alone.arrangements.kind[0], HaltKind::one_sided);
  EXPECT_EQ(alone.parties.holds[0], 0);
  EXPECT_EQ(alone.parties.holds[1], 1);
  EXPECT_EQ(alone.arrangements.mutual[0], 0);
}

TEST(Halts, AreRenewedWhenTheSameSignAgainAndReplacedWhenMoreSign) {
  ScenarioSetup setup = testing::small_setup();
  add_halt(setup, "2014-07-08 01:00", 6, {"north"});
  add_halt(setup, "2014-07-08 07:00", 6, {"north"});
  add_halt(setup, "2014-07-08 09:00", 72, {"north", "south"});
  const World world = after(setup, 12);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::renewed);
  EXPECT_EQ(world.arrangements.end[1], HaltEnd::replaced);
  EXPECT_EQ(world.arrangements.end[2], HaltEnd::lives);
  EXPECT_EQ(world.parties.halt[0], 2);
}

TEST(Halts, LeaveTheOtherSideBoundWhenOneMovesOn) {
  ScenarioSetup setup = testing::small_setup();
  add_halt(setup, "2014-07-08 01:00", 48, {"north", "south"});
  add_halt(setup, "2014-07-08 05:00", 6, {"north"});
  const World world = after(setup, 7);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::lives);
  EXPECT_EQ(world.parties.halt[0], 1);
  EXPECT_EQ(world.parties.halt[1], 0);
}

TEST(Halts, ThatEndedBeforeTheRunNeverStartAndThatLiveOnDo) {
  ScenarioSetup setup = testing::small_setup();
  add_halt(setup, "2014-07-07 01:00", 6, {"north", "south"});
  add_halt(setup, "2014-07-07 20:00", 12, {"north", "south"});
  const World world = after(setup, 1);
  ASSERT_EQ(rows_of(world.arrangements), 1U);
  EXPECT_EQ(world.arrangements.setup[0], 1);
  EXPECT_EQ(world.arrangements.start_hour[0], -4);
}

TEST(Halts, OfTheRecordAreLeftAloneInOtherModes) {
  ScenarioSetup setup = testing::small_setup();
  add_halt(setup, "2014-07-08 01:00", 6, {"north", "south"});
  setup.arrangements = ArrangementMode::negotiated;
  EXPECT_EQ(rows_of(after(setup, 5).arrangements), 0U);
}

TEST(Halts, AgreedInTheRunComeIntoForceAtTheirHour) {
  World world = testing::small_world(testing::small_setup());
  append_row(world.arrangements);
  world.arrangements.start_hour[0] = 3;
  world.arrangements.planned_hours[0] = 2;
  world.arrangements.signatories[0] = 3;
  world.arrangements.kind[0] = HaltKind::pause;
  std::vector<int> held;
  for (world.clock.step = 1; world.clock.step <= 7; ++world.clock.step) {
    Halts{}.apply(world, Luck{});
    held.push_back(world.parties.holds[1]);
  }
  EXPECT_EQ(held, (std::vector<int>{0, 0, 0, 1, 1, 0, 0}));
}

}  // namespace
}  // namespace truce
