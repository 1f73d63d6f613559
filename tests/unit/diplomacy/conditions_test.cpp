// Conditions of an effort: each alone, all together, and what none of them may do.
#include "sim/diplomacy/conditions.hpp"

#include <gtest/gtest.h>

#include "sim/violence/events.hpp"
#include "tests/unit/diplomacy/tiny.hpp"

namespace truce {
namespace {

// A world at hour 48 with two efforts and nothing that has happened yet.
World waiting_world() {
  ScenarioSetup setup = testing::table_setup(3, 3);
  StrategySetup shuttle;
  shuttle.lead = "envoy";
  setup.strategies = {{"shuttle", shuttle}};
  EffortSetup effort;
  effort.strategy = "shuttle";
  setup.efforts = {{"first", effort}, {"second", effort}};
  World world = testing::small_world(setup);
  world.clock.step = 48;
  for (int row = 0; row < 2; ++row) append_row(world.efforts);
  return world;
}

// A halt of `text` (-1 none) in force since hour 40.
std::size_t add_halt(World& world, std::int32_t text) {
  const std::size_t row = append_row(world.arrangements);
  world.arrangements.text[row] = text;
  world.arrangements.mutual[row] = 1;
  world.arrangements.start_hour[row] = 40;
  world.arrangements.end[row] = HaltEnd::lives;
  return row;
}

// Whether the condition holds in which only this member is given.
template <class Value, class Given>
bool holds(const World& world, Value ConditionSetup::*member, Given given) {
  ConditionSetup condition;
  condition.*member = given;
  return diplomacy::holds(world, condition);
}

TEST(Conditions, HoldWhenNoneIsGiven) { EXPECT_TRUE(diplomacy::holds(waiting_world(), {})); }

TEST(Conditions, WaitForTheHourSinceTheStart) {
  EXPECT_FALSE(holds(waiting_world(), &ConditionSetup::after_hours, 48.5));
  EXPECT_TRUE(holds(waiting_world(), &ConditionSetup::after_hours, 48));
}

TEST(Conditions, AnEffortHasAgreedByItsStageOrByAHaltOfItsText) {
  World world = waiting_world();
  EXPECT_FALSE(holds(world, &ConditionSetup::agreed, "first"));
  const std::size_t text = append_row(world.texts);
  world.texts.effort[text] = 2;  // of the second effort
  const std::size_t halt = add_halt(world, 0);
  EXPECT_FALSE(holds(world, &ConditionSetup::agreed, "first"));
  EXPECT_TRUE(holds(world, &ConditionSetup::agreed, "second"));
  world.arrangements.end[halt] = HaltEnd::expired;  // a halt that is over was reached all the same
  EXPECT_TRUE(holds(world, &ConditionSetup::agreed, "second"));
  world.arrangements.start_hour[halt] = 49;
  EXPECT_FALSE(holds(world, &ConditionSetup::agreed, "second"));
  world.arrangements.start_hour[halt] = 40;
  world.arrangements.mutual[halt] = 0;
  EXPECT_FALSE(holds(world, &ConditionSetup::agreed, "second"));
  world.efforts.stage[0] = EffortStage::agreed;
  EXPECT_TRUE(holds(world, &ConditionSetup::agreed, "first"));
}

TEST(Conditions, AnEffortHasEndedHoweverItEnded) {
  World world = waiting_world();
  for (const EffortStage stage : {EffortStage::waits, EffortStage::runs}) {
    world.efforts.stage[0] = stage;
    EXPECT_FALSE(holds(world, &ConditionSetup::ended, "first"));
  }
  for (const EffortStage stage : {EffortStage::agreed, EffortStage::refused, EffortStage::tired}) {
    world.efforts.stage[0] = stage;
    EXPECT_TRUE(holds(world, &ConditionSetup::ended, "first"));
  }
}

TEST(Conditions, QuietMustReignOnBothSides) {
  World world = waiting_world();
  world.parties.quiet_hours = {47, 48};
  EXPECT_FALSE(holds(world, &ConditionSetup::quiet_days, 2));
  world.parties.quiet_hours = {48, 50};
  EXPECT_TRUE(holds(world, &ConditionSetup::quiet_days, 2));
}

TEST(Conditions, ViolationsADayAreTheRateThatLastsInTheMemoryOfTheStreams) {
  ScenarioSetup setup = testing::small_setup();
  for (auto& [id, stream] : setup.streams) {
    stream.rate_per_hour = 50;
    stream.excited_by = {};
  }
  double sum = 0;
  constexpr int from = 100;
  constexpr int steps = 1100;
  testing::run(setup, Pipeline({bind(Events{})}), steps, 1, [&](const World& world) {
    if (world.clock.step > from) sum += diplomacy::violations_per_day(world) / (steps - from);
  });
  World world = testing::small_world(setup);
  world.streams.excitation = {0, 0};
  EXPECT_FALSE(holds(world, &ConditionSetup::violations_per_day_below, 0));
  EXPECT_TRUE(holds(world, &ConditionSetup::violations_per_day_below, 3));
  world.streams.excitation = {1, 0};
  const double one_act = diplomacy::violations_per_day(world);
  EXPECT_FALSE(holds(world, &ConditionSetup::violations_per_day_below, one_act));
  EXPECT_TRUE(holds(world, &ConditionSetup::violations_per_day_below, one_act + 1e-9));
  world.streams.against[0] = world.streams.party[0];  // at itself: no act against another
  EXPECT_EQ(diplomacy::violations_per_day(world), 0);
  // 100 events an hour; counts over 1,000 hours have a standard error of about 0.3 % (and over-dispersion
  // below 1 %).
  EXPECT_NEAR(sum / (24 * 2 * 50), 1, 0.1);
}

TEST(Conditions, AHaltIsJudgedByItsOwnActsOnceItIsSixHoursOld) {
  World world = waiting_world();
  world.streams.excitation = {100, 100};  // the fire before the halt
  const std::size_t halt = add_halt(world, -1);
  world.parties.halt = {0, 0};
  world.arrangements.acts[halt] = 1;
  EXPECT_DOUBLE_EQ(diplomacy::violations_per_day(world), 3);  // one in eight hours
  EXPECT_FALSE(holds(world, &ConditionSetup::violations_per_day_below, 3));
  EXPECT_TRUE(holds(world, &ConditionSetup::violations_per_day_below, 3.1));
  world.arrangements.start_hour[halt] = 43;
  EXPECT_GT(diplomacy::violations_per_day(world), 100);
  world.arrangements.start_hour[halt] = 40;
  world.arrangements.mutual[halt] = 0;
  EXPECT_GT(diplomacy::violations_per_day(world), 100);
}

TEST(Conditions, TunnelsAreThoseBelievedLeftByWhoSearches) {
  ScenarioSetup setup = testing::small_setup();
  TunnelsSetup works;
  works.owner = "north";
  works.searcher = "south";
  setup.tunnels = {{"works", works}};
  World world = testing::small_world(setup);
  world.works.believed_median[0] = 10;
  world.works.destroyed[0] = 7;
  EXPECT_EQ(diplomacy::tunnels_believed_left(world), 3);
  EXPECT_FALSE(holds(world, &ConditionSetup::tunnels_below, 3));
  EXPECT_TRUE(holds(world, &ConditionSetup::tunnels_below, 4));
  world.works.destroyed[0] = 12;
  EXPECT_EQ(diplomacy::tunnels_believed_left(world), 0);
}

TEST(Conditions, OnlyAHaltInForceIsMonitored) {
  World world = waiting_world();
  EXPECT_FALSE(holds(world, &ConditionSetup::monitored_from, 0));
  const std::size_t halt = add_halt(world, -1);
  world.arrangements.monitored[halt] = 0.6;
  EXPECT_FALSE(holds(world, &ConditionSetup::monitored_from, 0.7));
  EXPECT_TRUE(holds(world, &ConditionSetup::monitored_from, 0.6));
  world.arrangements.start_hour[halt] = 49;
  EXPECT_FALSE(holds(world, &ConditionSetup::monitored_from, 0.6));
  world.arrangements.start_hour[halt] = 40;
  world.arrangements.end[halt] = HaltEnd::collapsed;
  EXPECT_FALSE(holds(world, &ConditionSetup::monitored_from, 0.6));
}

TEST(Conditions, ATextHasLeakedTrulyOrAsItSeems) {
  World world = waiting_world();
  append_row(world.texts);
  EXPECT_FALSE(holds(world, &ConditionSetup::leaked, true));
  const std::size_t record = append_row(world.leak_records);
  world.leak_records.kind[record] = LeakKind::call;
  EXPECT_FALSE(holds(world, &ConditionSetup::leaked, true));
  world.leak_records.kind[record] = LeakKind::invented;
  EXPECT_TRUE(holds(world, &ConditionSetup::leaked, true));
  world.leak_records.kind[record] = LeakKind::call;
  world.texts.leaked[0] = 1;
  EXPECT_TRUE(holds(world, &ConditionSetup::leaked, true));
}

TEST(Conditions, MustAllHold) {
  World world = waiting_world();
  world.efforts.stage[0] = EffortStage::refused;
  world.parties.quiet_hours = {30, 30};
  ConditionSetup all;
  all.after_hours = 24;
  all.ended = "first";
  all.quiet_days = 1;
  EXPECT_TRUE(diplomacy::holds(world, all));
  ConditionSetup one_fails = all;
  one_fails.quiet_days = 2;
  EXPECT_FALSE(diplomacy::holds(world, one_fails));
  one_fails = all;
  one_fails.after_hours = 72;
  EXPECT_FALSE(diplomacy::holds(world, one_fails));
  one_fails = all;
  one_fails.ended = "second";
  EXPECT_FALSE(diplomacy::holds(world, one_fails));
}

}  // namespace
}  // namespace truce
