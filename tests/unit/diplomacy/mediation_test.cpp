// Mediators: when they begin, what they do, what reaches whom, and how efforts end.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/diplomacy/envoy.hpp"
#include "sim/diplomacy/leaks.hpp"
#include "sim/diplomacy/mediation.hpp"
#include "tests/unit/diplomacy/shuttle.hpp"

namespace truce {
namespace {

using testing::shuttle_setup;

Pipeline mediation_pipeline(Mediation rules = {}) {
  return Pipeline({bind(Halts{}), bind(rules), bind(Leaks{}), bind(Replies{}), bind(Agreements{})});
}

TEST(Mediation, LeadsToAHaltWhereBothSidesAreWilling) {
  const World world = testing::run(shuttle_setup(3, 3), mediation_pipeline(), 24 * 5, 1);
  ASSERT_EQ(rows_of(world.arrangements), 1U);
  EXPECT_EQ(world.efforts.stage[0], EffortStage::agreed);
  EXPECT_EQ(world.efforts.texts[0], 1);
  EXPECT_EQ(world.texts.setup[0], -1);
  EXPECT_EQ(world.texts.effort[0], 1);
  EXPECT_GT(world.texts.forecast[0], 0.9);
  EXPECT_LT(world.mediators.effort[0], 1 + 1e-9);
}

TEST(Mediation, EndsInRefusalOrTirednessWhereOneSideIsNot) {
  ScenarioSetup setup = shuttle_setup(3, -3);
  setup.mediators[0].value.wants_credit = 2;  // tables a text even without hope
  const World world = testing::run(setup, mediation_pipeline(), 24 * 10, 1);
  EXPECT_EQ(rows_of(world.arrangements) -
                static_cast<std::size_t>(std::ranges::count(world.arrangements.mutual, 0)),
            0U);
  EXPECT_EQ(world.efforts.stage[0], EffortStage::refused);
  setup.strategies[0].value.versions = 100;
  setup.strategies[0].value.patience_days = 3;
  const World tired = testing::run(setup, mediation_pipeline(), 24 * 10, 1);
  EXPECT_EQ(tired.efforts.stage[0], EffortStage::tired);
}

// The one text of an effort at work was accepted and made a halt.
World after_its_text(HaltEnd end) {
  World world = testing::at_work(shuttle_setup(3, 3));
  world.efforts.texts[0] = 1;
  append_row(world.texts);
  world.texts.stage[0] = TextStage::accepted;
  world.texts.effort[0] = 1;
  append_row(world.arrangements);
  world.arrangements.mutual[0] = 1;
  world.arrangements.planned_hours[0] = 12;
  world.arrangements.end[0] = end;
  Mediation{}.apply(world, Luck{1, 0, 1});
  return world;
}

TEST(Mediation, AnEffortWithoutTextsLeftEndsWithItsLastHalt) {
  EXPECT_EQ(after_its_text(HaltEnd::lives).efforts.stage[0], EffortStage::runs);
  const World over = after_its_text(HaltEnd::expired);
  EXPECT_EQ(over.efforts.stage[0], EffortStage::used_up);
  EXPECT_EQ(over.efforts.ended_hour[0], over.clock.hour());
}

int acts_in_ten_days(double deaths_day) {
  ScenarioSetup setup = shuttle_setup(-3, -3);
  setup.strategies[0].value.patience_days = 100;
  Mediation rules;
  rules.text_cost = 9;  // never tables
  rules.temperature = 100;
  rules.effort_floor = 0;
  rules.haste = 5;
  World world = testing::at_work(setup);
  world.efforts.deaths_day_start[0] = 10;
  for (int step = 1; step <= 240; ++step) {
    world.clock.step = step;
    world.parties.civilians_killed_day[0] = deaths_day;
    rules.apply(world, Luck{1, 0, static_cast<std::uint32_t>(step)});
    testing::settle(world);
  }
  return world.efforts.acts[0];
}

TEST(Mediation, ALeadHurriesWhenMoreDieThanAtItsStart) {
  const int calm = acts_in_ten_days(10);
  EXPECT_GT(calm, 0);
  EXPECT_EQ(acts_in_ten_days(1), calm);  // a calmer war does not slow it
  EXPECT_GT(acts_in_ten_days(30), calm + 20);
}

TEST(Mediation, TheNextEffortWaitsForTheOneBeforeAndForItsDay) {
  ScenarioSetup setup = shuttle_setup(3, -3);
  setup.mediators[0].value.wants_credit = 2;
  setup.efforts.push_back({"second", {.strategy = "shuttle"}});
  setup.efforts.push_back(
      {"third", {.strategy = "shuttle", .not_before = testing::moment("2014-07-14"), .beside = true}});
  const World world = testing::run(setup, mediation_pipeline(), 24 * 12, 1);
  EXPECT_GE(world.efforts.started_hour[1], world.efforts.ended_hour[0]);
  EXPECT_GE(world.efforts.started_hour[2], 6 * 24);
}

TEST(Mediation, CallsRaiseConsultationBeforeTheText) {
  ScenarioSetup setup = shuttle_setup(0.2, 0.2);
  for (auto& [id, leader] : setup.leaders) leader.needs_consultation = true;
  Mediation rules;
  rules.text_cost = 9;  // never tables
  rules.begins_per_day = 1000;
  rules.temperature = 100;
  int calls = 0;
  int visits = 0;
  const World world = testing::run(setup, mediation_pipeline(rules), 24 * 4, 1, [&](const World& now) {
    for (const EventRow& event : now.journal.events) {
      calls += event.kind == EventKind::call ? 1 : 0;
      visits += event.kind == EventKind::visit ? 1 : 0;
    }
  });
  EXPECT_GT(calls, 0);
  EXPECT_GT(visits, 0);
  EXPECT_LE(visits, 24 * 4 / 8);
  EXPECT_GT(world.contacts.consulted[0] + world.contacts.consulted[1], 0.5);
}

TEST(Mediation, AChannelDistortsOnItsHopsAndADirectTrueOneDoesNot) {
  ScenarioSetup setup = shuttle_setup(3, 3);
  setup.strategies[0].value.channels = {
      {"north_lead", {.via = {}, .delay_hours = 0, .distortion = 0}},
      {"south_lead", {.via = {"envoy"}, .delay_hours = 5, .distortion = 1}}};
  const World world = testing::run(setup, mediation_pipeline(), 24 * 5, 1);
  ASSERT_GE(rows_of(world.copies), 2U);
  const std::size_t crossings = 4;
  EXPECT_EQ(world.copies.issues[0][crossings], 0.5);
  EXPECT_NEAR(std::abs(world.copies.issues[1][crossings] - 0.5), 0.25, 1e-12);
  EXPECT_LT(world.copies.issues[1][5], 0);
  EXPECT_EQ(world.copies.received_hour[1], world.copies.received_hour[0] + 5);
}

TEST(Mediation, AnExcludedLeaderGetsNoCopy) {
  ScenarioSetup setup = shuttle_setup(3, 3);
  LeaderSetup guest = testing::leader_of("", 3);
  setup.leaders.push_back({"claimant", guest});
  setup.strategies[0].value.excluded = {"claimant"};
  const World world = testing::run(setup, mediation_pipeline(), 24 * 5, 1);
  ASSERT_EQ(rows_of(world.texts), 1U);
  EXPECT_EQ(diplomacy::copy_of(world, 0, 2), -1);
  EXPECT_GE(diplomacy::copy_of(world, 0, 1), 0);
}

TEST(Mediation, ADraftMovesWithinItsFreedomToWhatTheLeastWillingTakes) {
  ScenarioSetup setup = shuttle_setup(3, 0);
  setup.leaders[1].value.preferences = {{"crossings", {.ideal = 1, .salience = 1, .reservation = 0.6}}};
  setup.strategies[0].value.freedom = 0.2;
  setup.mediators[0].value.perception_error = 0;
  World world = testing::small_world(setup);
  const Luck luck{1, 0, 0};
  Mediation{}.start(world, luck);
  const diplomacy::Envoy envoy(world, luck, 0);
  EXPECT_NEAR(envoy.draft()[4].value(), 0.7, 1e-9);
}

TEST(Mediation, RivalsOnTheWayAreCounted) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.mediators.push_back({"relay", MediatorSetup{}});
  setup.mediators[1].value.rival_channel = true;
  setup.strategies[0].value.channels = {{"south_lead", {.via = {"relay"}}}};
  World world = testing::small_world(setup);
  const Luck luck{1, 0, 0};
  Mediation{}.start(world, luck);
  EXPECT_EQ(diplomacy::Envoy(world, luck, 0).rival_share(), 0.5);
}

}  // namespace
}  // namespace truce
