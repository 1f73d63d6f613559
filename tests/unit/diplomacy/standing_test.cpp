// What halts leave behind: votes, momentum, trust, statements and lulls.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/diplomacy/cabinet.hpp"
#include "sim/diplomacy/lulls.hpp"
#include "sim/diplomacy/momentum.hpp"
#include "sim/diplomacy/statements.hpp"
#include "sim/diplomacy/trust.hpp"
#include "tests/unit/diplomacy/tiny.hpp"

namespace truce {
namespace {

using testing::small_world;
using testing::table_setup;

// North answers through a cabinet of eight; the first minister chairs it.
ScenarioSetup cabinet_setup(double own, double ministers) {
  ScenarioSetup setup = table_setup(own, 3);
  for (int m = 0; m < 8; ++m) {
    LeaderSetup minister = testing::leader_of("north", ministers - own);
    minister.role = LeaderRole::minister;
    minister.follows = "north_lead";
    minister.chairs = m == 0;
    setup.leaders.push_back({"minister_" + std::to_string(m), minister});
  }
  setup.tunnels = {{"works", TunnelsSetup{}}};
  setup.tunnels[0].value.owner = "south";
  setup.tunnels[0].value.searcher = "north";
  return setup;
}

struct Outcome {
  int answer = -1;
  double votes = -2;
};

Outcome ask_cabinet(const ScenarioSetup& setup, double left, double bypass) {
  World world = small_world(setup);
  world.clock.step = 3;
  world.works.left_share[0] = left;
  const Luck luck{3, 0, 3};
  TextsTabled{}.apply(world, luck);
  Replies rules;
  rules.bypass_most = bypass;
  rules.apply(world, luck);
  Outcome outcome{world.copies.answer[0], -2};
  for (const EventRow& event : world.journal.events)
    if (event.kind == EventKind::vote) outcome.votes = event.value;
  return outcome;
}

TEST(Cabinet, RefusesEightToNoneAgainstItsLeader) {
  const Outcome outcome = ask_cabinet(cabinet_setup(3, -3), 1, 0.9);
  EXPECT_EQ(outcome.answer, 0);
  EXPECT_EQ(outcome.votes, 0);
}

TEST(Cabinet, SplitsWhenMinistersDiffer) {
  ScenarioSetup setup = cabinet_setup(3, 3);
  setup.leaders[3].value.disposition = -6;
  setup.leaders[4].value.disposition = -6;
  const Outcome outcome = ask_cabinet(setup, 1, 0.9);
  EXPECT_EQ(outcome.answer, 1);
  EXPECT_EQ(outcome.votes, 6);
}

TEST(Cabinet, IsNotAskedOnceTheAimsAreMet) {
  const Outcome outcome = ask_cabinet(cabinet_setup(3, -3), 0, 1e9);
  EXPECT_EQ(outcome.answer, 1);
  EXPECT_EQ(outcome.votes, -1);
}

TEST(Cabinet, BypassRisesWithAimsMetAndFallsWithAudienceCost) {
  ScenarioSetup setup = cabinet_setup(3, -3);
  setup.leaders[2].value.audience_cost = 0.6;
  World world = small_world(setup);
  world.works.left_share[0] = 0.25;
  world.leaders.pledge[2] = 0.5;
  EXPECT_NEAR(diplomacy::bypass_chance(world, 0, 0.9), 0.9 * 0.75 * (1 - 0.6 * 0.5), 1e-12);
}

World with_mutual_halt(const ScenarioSetup& setup) {
  World world = small_world(setup);
  append_row(world.arrangements);
  world.arrangements.signatories[0] = 3;
  world.arrangements.mutual[0] = 1;
  world.arrangements.text[0] = -1;
  world.arrangements.ended_by[0] = -1;
  world.parties.halt = {0, 0};
  world.parties.quiet_hours = {100, 100};
  return world;
}

TEST(Momentum, BuildsWhileKeptAndIsMostlyLostByOneCollapse) {
  World world = with_mutual_halt(table_setup(0, 0));
  for (world.clock.step = 1; world.clock.step <= 48; ++world.clock.step) Momentum{}.apply(world, Luck{});
  const double built = 0.02 * 24 * (1 - std::exp(-2.0));
  EXPECT_NEAR(world.leaders.momentum[0], built, 1e-9);
  world.arrangements.end[0] = HaltEnd::collapsed;
  world.arrangements.end_hour[0] = world.clock.hour();
  world.parties.halt = {-1, -1};
  Momentum{}.apply(world, Luck{});
  EXPECT_NEAR(world.leaders.momentum[0], built * 0.3 * std::exp(-1.0 / 24), 1e-9);
}

TEST(Momentum, IsTheSameInStepsOfAQuarterAndOfTwoHours) {
  std::vector<double> felt;
  for (const double minutes : {15.0, 120.0}) {
    ScenarioSetup setup = table_setup(0, 0);
    setup.clock.step_minutes = minutes;
    World world = with_mutual_halt(setup);
    for (world.clock.step = 1; world.clock.hour() <= 24; ++world.clock.step) Momentum{}.apply(world, Luck{});
    felt.push_back(world.leaders.momentum[0]);
  }
  EXPECT_NEAR(felt[0], felt[1], 1e-12);
}

TEST(Trust, RisesWithKeptDaysAndFallsOnThoseWhoBroke) {
  ScenarioSetup setup = table_setup(0, 0);
  setup.relations = {{"a", {.from = "north_lead", .to = "south_lead", .trust = -0.5}},
                     {"b", {.from = "south_lead", .to = "north_lead", .trust = -0.5}}};
  World world = with_mutual_halt(setup);
  world.clock.step = 1;
  Trust{}.apply(world, Luck{});
  EXPECT_NEAR(world.relations.trust[0], 1 - 1.5 * std::exp(-0.25 / 24 / 7), 1e-12);
  const double before = world.relations.trust[1];
  world.arrangements.end[0] = HaltEnd::collapsed;
  world.arrangements.end_hour[0] = 1;
  world.arrangements.ended_by[0] = 0;  // north dropped its order: it holds south to have broken the halt
  world.parties.halt = {-1, -1};
  Trust{}.apply(world, Luck{});
  EXPECT_LT(world.relations.trust[0], -0.5);
  EXPECT_EQ(world.relations.trust[1], before);
}

TEST(Statements, RaiseThePledgeOfTheSpeakerAndOfTheLeaderBehind) {
  ScenarioSetup setup = cabinet_setup(0, 0);
  for (auto& [id, leader] : setup.leaders) leader.audience_cost = 0;
  setup.leaders[3].value.audience_cost = 1;
  Statements rules;
  rules.per_day = 100 * 24;
  rules.quiet_share = 1;
  const World world = testing::run(setup, Pipeline({bind(rules)}), 1, 1);
  EXPECT_NEAR(world.leaders.pledge[3], 0.3 + 0.1 * 0.7, 1e-12);
  EXPECT_NEAR(world.leaders.pledge[0], 0.3 + 0.05 * 0.7, 1e-12);
  EXPECT_EQ(world.leaders.pledge[1], 0.3);
}

TEST(Lulls, NeedBothSides) {
  Lulls rules;
  rules.occasions_per_day = 24 * 100;
  const Pipeline pipeline({bind(Halts{}), bind(rules)});
  ScenarioSetup setup = table_setup(3, 3);
  setup.texts.clear();
  const World both = testing::run(setup, pipeline, 3, 1);
  ASSERT_EQ(rows_of(both.arrangements), 1U);
  EXPECT_EQ(both.arrangements.kind[0], HaltKind::lull);
  EXPECT_EQ(both.arrangements.mutual[0], 1);
  EXPECT_EQ(both.parties.commitment[1], 0.87);
  setup.leaders[1].value.disposition = -3;
  EXPECT_EQ(rows_of(testing::run(setup, pipeline, 3, 1).arrangements), 0U);
  rules.alone_chance = 1;
  const World alone = testing::run(setup, Pipeline({bind(Halts{}), bind(rules)}), 3, 1);
  ASSERT_EQ(rows_of(alone.arrangements), 1U);
  EXPECT_EQ(alone.arrangements.kind[0], HaltKind::one_sided);
}

}  // namespace
}  // namespace truce
