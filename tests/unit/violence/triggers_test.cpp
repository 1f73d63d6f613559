// Triggers: tolerance by kind of halt, breaches remembered, grave acts, disputed acts, and who fell first.
#include <gtest/gtest.h>

#include <cmath>

#include <algorithm>

#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

// Both parties under one halt of a kind, in the step that ends at hour 10.
World under(HaltKind kind, ScenarioSetup setup = testing::small_setup()) {
  World world = testing::small_world(std::move(setup));
  world.clock.step = 10;
  testing::hold_both(world, kind);
  return world;
}

void step_with(World& world, std::int64_t by_north, std::int64_t by_south) {
  world.streams.events_step = {by_north, by_south};
  world.journal.clear();
  Triggers{}.apply(world, Luck{});
}

TEST(Triggers, LeaveAHaltAliveWithinTolerance) {
  World world = under(HaltKind::lull);
  step_with(world, 0, 3);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::lives);
  EXPECT_EQ(world.arrangements.acts[0], 3);
  EXPECT_EQ(world.arrangements.first_breach_hour[0], 10);
}

TEST(Triggers, EndALullSoonerThanAnAgreedHalt) {
  World lull = under(HaltKind::lull);
  step_with(lull, 0, 5);
  EXPECT_EQ(lull.arrangements.end[0], HaltEnd::collapsed);
  EXPECT_EQ(lull.arrangements.ended_by[0], 0);
  EXPECT_EQ(lull.parties.holds[0] + lull.parties.holds[1], 0);
  World truce = under(HaltKind::truce);
  step_with(truce, 0, 5);
  EXPECT_EQ(truce.arrangements.end[0], HaltEnd::lives);
}

// One soldier is killed under a truce; leaders trust or distrust each other for sure.
HaltEnd after_a_grave_act(GraveActs rule, double trust, double monitored) {
  ScenarioSetup setup = testing::small_setup();
  setup.parties[0].value.ground.against = "south_people";
  setup.leaders = {{"north_lead", {}}, {"south_lead", {}}};
  setup.leaders[0].value.party = "north";
  setup.leaders[1].value.party = "south";
  setup.relations = {{"a", {.from = "north_lead", .to = "south_lead", .trust = trust}}};
  World world = under(HaltKind::truce, setup);
  world.arrangements.monitored[0] = monitored;
  world.parties.engaged_own_step[0] = 1;
  world.streams.events_step = {0, 0};
  Triggers{.grave_acts = rule}.apply(world, Luck{1, 0, 10});
  return world.arrangements.end[0];
}

TEST(Triggers, AGraveActEndsAHaltAtOnceUnlessBlameIsAsked) {
  EXPECT_EQ(after_a_grave_act(GraveActs::at_once, 1, 1), HaltEnd::collapsed);
  EXPECT_EQ(after_a_grave_act(GraveActs::by_blame, 1, 0), HaltEnd::lives);       // full trust: never willed
  EXPECT_EQ(after_a_grave_act(GraveActs::by_blame, -1, 0), HaltEnd::collapsed);  // none: always
  EXPECT_EQ(after_a_grave_act(GraveActs::by_blame, -0.5, 1), HaltEnd::lives);  // monitors saw that nobody did
}

TEST(Triggers, BearMoreFireUnderAHaltDeclaredAlone) {
  World world = under(HaltKind::one_sided);
  step_with(world, 0, 20);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::lives);
  step_with(world, 0, 20);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::collapsed);
}

TEST(Triggers, TakeSoldiersKilledAsGraveAndOtherGroundDeathsAsActs) {
  ScenarioSetup setup = testing::small_setup();
  setup.parties[0].value.ground.against = "south_people";
  World killed = under(HaltKind::truce, setup);
  killed.parties.engaged_other_step[0] = 2;
  step_with(killed, 0, 0);
  EXPECT_EQ(killed.arrangements.end[0], HaltEnd::lives);
  EXPECT_EQ(killed.arrangements.acts[0], 2);
  killed.parties.engaged_own_step[0] = 1;
  step_with(killed, 0, 0);
  EXPECT_EQ(killed.arrangements.ended_by[0], 0);
}

TEST(Triggers, BearHalfAsMuchOnceAHaltWasBroken) {
  World world = under(HaltKind::truce);
  world.parties.breaches[0] = 1;
  step_with(world, 0, 5);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::collapsed);
}

TEST(Triggers, CountAsBrokenOnlyWhatWasPromised) {
  for (const HaltKind kind : {HaltKind::lull, HaltKind::one_sided, HaltKind::pause, HaltKind::lasting}) {
    World world = under(kind);
    step_with(world, 0, 200);
    ASSERT_EQ(world.arrangements.end[0], HaltEnd::collapsed);
    EXPECT_EQ(world.parties.breaches[0], kind == HaltKind::pause || kind == HaltKind::lasting ? 1 : 0);
  }
}

TEST(Triggers, BearMoreUnderMonitorsAndLessUnderAnAmbiguousText) {
  World plain = under(HaltKind::truce);
  step_with(plain, 0, 11);  // 9.4 remembered against a tolerance of 8
  EXPECT_EQ(plain.arrangements.end[0], HaltEnd::collapsed);
  World monitored = under(HaltKind::truce);
  monitored.arrangements.monitored[0] = 1;
  step_with(monitored, 0, 11);
  EXPECT_EQ(monitored.arrangements.end[0], HaltEnd::lives);
  World ambiguous = under(HaltKind::truce);
  append_row(ambiguous.texts);
  ambiguous.texts.ambiguity[0] = 0.8;
  ambiguous.arrangements.text[0] = 0;
  step_with(ambiguous, 0, 6);  // 5.1 against 8 x 0.6
  EXPECT_EQ(ambiguous.arrangements.end[0], HaltEnd::collapsed);
}

TEST(Triggers, WearOffInTimeForHaltsMadeUnderPressure) {
  Triggers rules;
  rules.pressed_tolerance = 1;
  for (const double started : {10.0, -720.0}) {  // this hour, and 30 days ago
    World world = under(HaltKind::truce);
    world.arrangements.start_hour[0] = started;
    world.arrangements.pressed[0] = 1;
    world.streams.events_step = {0, 6};  // 5.1 against 8, or against 8 / e
    rules.apply(world, Luck{});
    EXPECT_EQ(world.arrangements.end[0], started > 0 ? HaltEnd::lives : HaltEnd::collapsed);
  }
}

TEST(Triggers, ByAgeAloneFollowTheWeibullLawWhateverIsDone) {
  Triggers rules;
  rules.collapse_by = CollapseBy::age;
  int lived = 0;
  const int runs = 2000;
  for (std::uint32_t run = 0; run < runs; ++run) {
    World world = under(HaltKind::pause);
    world.arrangements.start_hour[0] = 9;
    world.streams.events_step = {500, 500};
    for (std::uint32_t hour = 0; hour < 24 && world.arrangements.end[0] == HaltEnd::lives; ++hour) {
      world.clock.step = static_cast<std::int32_t>(10 + hour);
      rules.apply(world, Luck{3, run, 10 + hour});
    }
    lived += world.arrangements.end[0] == HaltEnd::lives ? 1 : 0;
  }
  const double expected = std::exp(-std::sqrt(24.0 / 60));  // 0.531
  // Binomial of 2,000: 4.9 standard deviations either way, false alarms below 1e-6.
  EXPECT_NEAR(lived / 2000.0, expected, 4.9 * std::sqrt(expected * (1 - expected) / runs));
}

TEST(Triggers, CountTheSameRateAtAnyStep) {
  for (const double minutes : {15.0, 60.0, 120.0}) {
    ScenarioSetup setup = testing::small_setup();
    setup.clock.step_minutes = minutes;
    World world = testing::small_world(setup);
    for (int step = 0; step < 400; ++step) step_with(world, 0, static_cast<std::int64_t>(minutes / 15));
    EXPECT_NEAR(world.parties.hostile_acts[0], 12, 1e-6) << "four an hour over three hours";
  }
}

TEST(Triggers, EndAHaltAtOnceAfterAGraveAct) {
  World world = under(HaltKind::lasting);
  append_row(world.fatal);
  world.fatal.stream[0] = 0;
  world.fatal.harmed[0] = 1;
  world.fatal.deaths[0] = 1;
  world.fatal.incident[0] = -1;
  step_with(world, 1, 0);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::collapsed);
  EXPECT_EQ(world.arrangements.ended_by[0], 1);
}

TEST(Triggers, BlameTheOtherForAMisfireOnlyIfTheOwnPublicDoes) {
  for (const double belief : {0.2, 0.9}) {
    World world = under(HaltKind::lasting);
    append_row(world.fatal);
    world.fatal.stream[0] = 1;
    world.fatal.author[0] = 1;
    world.fatal.harmed[0] = 1;
    world.fatal.deaths[0] = 9;
    world.fatal.misfire[0] = 1;
    append_row(world.incidents);
    append_row(world.beliefs);
    world.beliefs.audience[0] = PublicId(1);
    world.beliefs.blames_other[0] = belief;
    step_with(world, 0, 0);
    EXPECT_EQ(world.arrangements.end[0], belief > 0.5 ? HaltEnd::collapsed : HaltEnd::lives);
  }
}

TEST(Triggers, TakeAnInfiltrationAsGraveWithoutDeaths) {
  ScenarioSetup setup = testing::small_setup();
  TunnelsSetup tunnels;
  tunnels.owner = "south";
  tunnels.searcher = "north";
  setup.tunnels.push_back({"tunnels", tunnels});
  World world = under(HaltKind::truce, setup);
  world.works.infiltrations_step[0] = 1;
  step_with(world, 0, 0);
  EXPECT_EQ(world.arrangements.ended_by[0], 0);
}

TEST(Triggers, NameTheHarderPressedPartyAndNobodyInATie) {
  World world = under(HaltKind::lull);
  step_with(world, 6, 9);
  EXPECT_EQ(world.arrangements.ended_by[0], 0);
  World tie = under(HaltKind::lull);
  step_with(tie, 7, 7);
  EXPECT_EQ(tie.arrangements.ended_by[0], -1);
  EXPECT_EQ(tie.arrangements.end[0], HaltEnd::collapsed);
}

TEST(Triggers, TellTheChainFromActToOrder) {
  World world = under(HaltKind::lull);
  step_with(world, 0, 6);
  const auto seen = [&](EventKind kind, std::int32_t actor) {
    return std::ranges::any_of(world.journal.events, [&](const EventRow& e) {
      return e.kind == kind && e.actor == actor && e.object == 0;
    });
  };
  EXPECT_TRUE(seen(EventKind::breach, 1));
  EXPECT_TRUE(seen(EventKind::order_dropped, 0));
  EXPECT_TRUE(seen(EventKind::halt_ends, 0));
}

TEST(Triggers, ForgiveWhatHappenedBeforeAHalt) {
  ScenarioSetup setup = testing::small_setup();
  testing::add_halt(setup, "2014-07-08 10:00", 12, {"north", "south"});
  World world = testing::small_world(setup);
  world.parties.hostile_acts = {50, 50};
  world.clock.step = 11;
  Halts{}.apply(world, Luck{});
  step_with(world, 0, 0);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::lives);
}

}  // namespace
}  // namespace truce
