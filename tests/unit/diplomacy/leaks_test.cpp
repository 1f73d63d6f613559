// What becomes public, what is denied, and what leaders do about mediators.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/diplomacy/leader_acts.hpp"
#include "sim/diplomacy/leaks.hpp"
#include "tests/unit/diplomacy/shuttle.hpp"

namespace truce {
namespace {

using diplomacy::LeadAct;
using testing::act;
using testing::at_work;
using testing::settle;
using testing::shuttle_setup;

TEST(Leaks, RaisePledgesAndCostTheLeadItsHonestyMoreWhereCopiesDiffer) {
  World world = at_work(shuttle_setup(3, 3));
  world.efforts.acts[0] = 0;
  act(world, LeadAct::table, 0);
  world.copies.issues[1][4] = 0.25;  // south was shown a quarter less on one of two issues
  ScenarioSetup loud = *world.setup;
  loud.strategies[0].value.leak_per_day = 24 * 1000;
  world.setup = std::make_shared<const ScenarioSetup>(loud);
  Leaks rules;
  rules.call_share = 0;
  rules.denied_per_day = 0;
  rules.apply(world, Luck{1, 0, 1});
  settle(world);
  ASSERT_EQ(rows_of(world.leak_records), 1U);
  EXPECT_EQ(world.leak_records.kind[0], LeakKind::draft);
  EXPECT_EQ(world.texts.leaked[0], 1);
  EXPECT_NEAR(world.reputations.honest_bad[0], 1, 1e-12);
  EXPECT_NEAR(world.reputations.honest_bad[1], 1 + 2 * 0.125, 1e-12);
  EXPECT_NEAR(world.leaders.pledge[0], 0.3 + 0.1 * 0.7, 1e-12);
}

TEST(Leaks, ADenialTakesBeliefAwayAndCostsHonestyWithWhoKnowsBetter) {
  World world = at_work(shuttle_setup(3, 3));
  act(world, LeadAct::table, 0);
  const std::size_t leak = append_row(world.leak_records);
  world.leak_records.text[leak] = 0;
  world.leak_records.believed[leak] = 0.8;
  Leaks rules;
  rules.denied_per_day = 24 * 1000;
  rules.apply(world, Luck{1, 0, 1});
  settle(world);
  EXPECT_EQ(world.leak_records.denied[0], 1);
  EXPECT_NEAR(world.leak_records.believed[0], 0.4, 1e-12);
  EXPECT_EQ(world.reputations.honest_bad[0], 1);
}

TEST(Leaks, InventedTermsAreBelievedByTheSourceAndCostTheLeadNothing) {
  ScenarioSetup setup = shuttle_setup(3, 3);
  setup.outlets = {{"north_paper", {.name = {}, .party = "north", .reliability = 0.5}}};
  setup.strategies[0].value.false_leak_per_day = 24 * 1000;
  World world = at_work(setup);
  Leaks rules;
  rules.denied_per_day = 0;
  rules.apply(world, Luck{1, 0, 1});
  settle(world);
  ASSERT_EQ(rows_of(world.leak_records), 1U);
  EXPECT_EQ(world.leak_records.kind[0], LeakKind::invented);
  EXPECT_NEAR(world.leak_records.believed[0], (0.9 + 0.15) / 2, 1e-12);
  EXPECT_EQ(world.reputations.honest_bad[0], 0);
  EXPECT_GT(world.leaders.pledge[0], world.leaders.pledge[1]);
}

TEST(LeaderActs, CloseTheChannelOfAResentedLeadAndInviteAnother) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.mediators.push_back({"friend", MediatorSetup{}});
  StrategySetup other = setup.strategies[0].value;
  other.lead = "friend";
  setup.strategies.push_back({"other", other});
  setup.efforts.push_back({"second", {.strategy = "other"}});
  setup.relations = {{"a", {.from = "north_lead", .to = "envoy", .rivalry = 1}},
                     {"b", {.from = "north_lead", .to = "friend", .rivalry = -1}}};
  LeaderActs rules;
  rules.acts_per_day = 24 * 1000;
  rules.temperature = 0.001;
  rules.close_cost = 0.1;
  rules.ask_cost = 9;
  ScenarioSetup early = setup;
  early.efforts[1].value.not_before = testing::moment("2014-08-01");
  World weeks_ahead = at_work(early);
  rules.apply(weeks_ahead, Luck{1, 0, 1});
  EXPECT_EQ(weeks_ahead.efforts.invited[1], 0);  // it could not come yet
  World world = at_work(setup);
  rules.apply(world, Luck{1, 0, 1});
  EXPECT_EQ(world.efforts.invited[1], 1);  // worth .3 - .1: more than closing, .15 - .1
  EXPECT_EQ(world.contacts.closed[0], 0);
  rules.apply(world, Luck{1, 0, 2});
  EXPECT_EQ(world.contacts.closed[0], 1);
  EXPECT_EQ(world.contacts.closed[1], 0);  // south has nothing against it
  const Luck luck{1, 0, 2};
  EXPECT_FALSE(diplomacy::Envoy(world, luck, 0).reaches(0));
}

TEST(LeaderActs, BlameTheLeadOfATextTheyRefused) {
  World world = at_work(shuttle_setup(-3, 3));
  act(world, LeadAct::table, 0);
  world.clock.step = 3;
  world.copies.due_hour = {2, 2};
  world.copies.answer = {0, 1};
  LeaderActs rules;
  rules.acts_per_day = 0;
  rules.blame_chance = 1;
  rules.apply(world, Luck{1, 0, 3});
  settle(world);
  EXPECT_EQ(world.reputations.neutral_bad[0], 0.5);
  EXPECT_EQ(world.reputations.neutral_bad[1], 0);
}

}  // namespace
}  // namespace truce
