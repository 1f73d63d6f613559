// What mediators are held to be and can move: memories, forgetting, evidence, access, messages, money, leaks, leaders' own acts.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/envoy.hpp"
#include "sim/diplomacy/influence.hpp"
#include "sim/diplomacy/lead.hpp"
#include "sim/diplomacy/leader_acts.hpp"
#include "sim/diplomacy/leaks.hpp"
#include "sim/diplomacy/mediation.hpp"
#include "sim/diplomacy/patrons.hpp"
#include "sim/diplomacy/reputation.hpp"
#include "sim/diplomacy/standing.hpp"
#include "sim/diplomacy/threshold.hpp"
#include "sim/diplomacy/toughness.hpp"
#include "tests/unit/diplomacy/tiny.hpp"

namespace truce {
namespace {

using diplomacy::LeadAct;
using testing::moment;

ScenarioSetup shuttle_setup(double north, double south) {
  ScenarioSetup setup = testing::table_setup(north, south);
  setup.texts.clear();
  StrategySetup shuttle;
  shuttle.lead = "envoy";
  shuttle.duration_hours = -1;
  shuttle.text = {{"crossings", 0.5}, {"forces", 0.5}};
  setup.strategies = {{"shuttle", shuttle}};
  setup.efforts = {{"first", {.strategy = "shuttle"}}};
  return setup;
}

// A world in which the first effort runs, with reputations.
World at_work(const ScenarioSetup& setup) {
  World world = testing::small_world(setup);
  const Luck luck{1, 0, 0};
  Reputation{}.start(world, luck);
  Mediation{}.start(world, luck);
  Influence{}.start(world, luck);
  world.clock.step = 1;
  world.efforts.stage[0] = EffortStage::runs;
  return world;
}

void settle(World& world) {
  for (const Addition& addition : world.additions) *addition.target += addition.amount;
  world.additions.clear();
}

void act(World& world, LeadAct what, std::size_t leader) {
  const Luck luck{1, 0, 1};
  const diplomacy::Envoy envoy(world, luck, 0);
  diplomacy::carry_out(world, luck, Mediation{}, envoy, {.act = what, .leader = leader});
  settle(world);
}

TEST(Reputation, SumsMemoriesFadedByTheirAgeAndDropsOneExactly) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.memories = {
      {"old", {.of = "envoy", .by = "north_lead", .domain = Domain::honesty, .when = moment("2014-06-28"), .bad = 4}},
      {"fresh", {.of = "envoy", .by = "north", .domain = Domain::honesty, .good = 2}}};
  World world = testing::small_world(setup);
  Reputation{}.start(world, Luck{1, 0, 0});
  EXPECT_NEAR(world.reputations.honest_bad[0], 4 * std::pow(0.995, 10), 1e-12);
  EXPECT_EQ(world.reputations.honest_good[0], 2);
  EXPECT_EQ(world.reputations.honest_good[1], 0);  // another party remembers nothing
  setup.memories.erase(setup.memories.begin());
  World without = testing::small_world(setup);
  Reputation{}.start(without, Luck{1, 0, 0});
  EXPECT_EQ(without.reputations.honest_bad[0], 0);
  EXPECT_EQ(without.reputations.honest_good[0], 2);
}

TEST(Reputation, IsForgottenAndFollowsHaltsOfItsOwnTexts) {
  World world = at_work(shuttle_setup(0, 0));
  world.reputations.neutral_bad[0] = 3;
  act(world, LeadAct::table, 0);
  const std::size_t halt = append_row(world.arrangements);
  world.arrangements.text[halt] = 0;
  world.arrangements.mutual[halt] = 1;
  world.arrangements.signatories[halt] = 3;
  world.arrangements.end[halt] = HaltEnd::lives;
  world.parties.halt = {0, 0};
  world.parties.quiet_hours = {5, 5};
  Reputation{}.apply(world, Luck{1, 0, 1});
  EXPECT_NEAR(world.reputations.neutral_bad[0], 3 * std::pow(0.995, 1.0 / 24), 1e-12);
  EXPECT_NEAR(world.reputations.delivers_good[0], 0.25 / 24, 1e-12);
  world.arrangements.end[halt] = HaltEnd::collapsed;
  world.arrangements.end_hour[halt] = world.clock.hour();
  world.parties.halt = {-1, -1};
  Reputation{}.apply(world, Luck{1, 0, 1});
  EXPECT_NEAR(world.reputations.delivers_bad[1], 1, 1e-12);
}

TEST(Reputation, LostNeutralityLowersHowATextIsRegardedAndGainedRaisesIt) {
  World world = at_work(shuttle_setup(0, 0));
  diplomacy::TextSeen text;
  text.leads = diplomacy::bits_of(*world.setup, {"envoy"});
  const Luck luck{1, 0, 1};
  const double before = diplomacy::weigh(world, luck, 0, text).terms.author_credit;
  world.reputations.neutral_bad[0] = 3;  // expectation 1/2 to 1/5
  const double after = diplomacy::weigh(world, luck, 0, text).terms.author_credit;
  EXPECT_NEAR(after - before, 0.15 * 0.5 * (0.2 - 0.5), 1e-12);
}

TEST(Mediation, LeavesOutAClaimantAtTheCostOfItsNeutralityOnceAnEffort) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.leaders.push_back({"claimant", testing::leader_of("", 0)});
  setup.strategies[0].value.excluded = {"claimant"};
  World world = at_work(setup);
  act(world, LeadAct::table, 0);
  EXPECT_EQ(world.reputations.neutral_bad[2], 3);
  act(world, LeadAct::table, 0);
  EXPECT_EQ(world.reputations.neutral_bad[2], 3);
  EXPECT_EQ(world.reputations.neutral_bad[0], 0);
}

TEST(Mediation, DoesNotSpeakToWhomItHasNoLineToUnlessSomeoneCarriesItsWord) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.mediators.push_back({"relay", MediatorSetup{}});
  setup.mediators[0].value.no_access = {"south_lead"};
  World cut = at_work(setup);
  EXPECT_FALSE(diplomacy::Envoy(cut, Luck{1, 0, 1}, 0).reaches(1));
  act(cut, LeadAct::call, 1);
  EXPECT_EQ(cut.contacts.consulted[1], 0);
  setup.strategies[0].value.channels = {{"south_lead", {.via = {"relay"}, .distortion = 0.25}}};
  World carried = at_work(setup);
  EXPECT_TRUE(diplomacy::Envoy(carried, Luck{1, 0, 1}, 0).reaches(1));
  act(carried, LeadAct::call, 1);
  EXPECT_NEAR(carried.contacts.consulted[1], 0.2 * 0.75, 1e-12);
}

TEST(Mediation, VisitsNobodyWhomOnlyCarriersReach) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.mediators.push_back({"relay", MediatorSetup{}});
  setup.strategies[0].value.channels = {{"south_lead", {.via = {"relay"}, .distortion = 0.25}}};
  const World world = at_work(setup);
  const diplomacy::Envoy envoy(world, Luck{1, 0, 1}, 0);
  std::vector<std::size_t> visited;
  std::vector<std::size_t> called;
  for (const diplomacy::LeadOption& option : diplomacy::lead_options(world, Mediation{}, envoy, envoy.draft())) {
    if (option.act == LeadAct::visit) visited.push_back(option.leader);
    if (option.act == LeadAct::call) called.push_back(option.leader);
  }
  EXPECT_EQ(visited, (std::vector<std::size_t>{0}));
  EXPECT_EQ(called, (std::vector<std::size_t>{0, 1}));
}

TEST(Mediation, AConsultationCountsForTheRestOfThePartyAsFarAsItIsShared) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.leaders.push_back({"south_wing", testing::leader_of("south", 0)});
  setup.decision.consultation_shared = 0.5;
  World world = at_work(setup);
  act(world, LeadAct::visit, 1);
  const diplomacy::Envoy envoy(world, Luck{1, 0, 1}, 0);
  EXPECT_NEAR(envoy.consulted(1), 0.5, 1e-12);
  EXPECT_NEAR(envoy.consulted(2), 0.25, 1e-12);
  EXPECT_EQ(envoy.consulted(0), 0);
}

TEST(Mediation, ItsWordMovesBeliefsAsFarAsItIsTrusted) {
  ScenarioSetup setup = shuttle_setup(3, -3);
  setup.mediators[0].value.optimism = 0;
  setup.mediators[0].value.perception_error = 0;
  World world = at_work(setup);
  act(world, LeadAct::call, 0);  // the other side is surely unwilling
  EXPECT_NEAR(world.leaders.toughness_seen[0],
              diplomacy::credibility(world, 0, 0) * std::log(1.5) * (1 - 2 * 0.01), 1e-9);
  setup.influence.credibility = 0;
  World unheard = at_work(setup);
  act(unheard, LeadAct::call, 0);
  EXPECT_EQ(unheard.leaders.toughness_seen[0], 0);
}

TEST(Mediation, PressureRaisesLeverageAndCostsNeutralityAndRepairGivesItBack) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.relations = {{"a", {.from = "envoy", .to = "north_lead", .leverage = 0.4}}};
  setup.mediators[0].value.effort_start = 0.6;
  World world = at_work(setup);
  diplomacy::TextSeen text;
  text.leads = diplomacy::bits_of(*world.setup, {"envoy"});
  text.effort = 1;
  const Luck luck{1, 0, 1};
  EXPECT_NEAR(diplomacy::leverage(world, 0, text), 0.25 * 0.4 * 0.6, 1e-12);
  act(world, LeadAct::press, 0);
  EXPECT_NEAR(diplomacy::leverage(world, 0, text), 0.25 * 0.4 * 1.0, 1e-12);
  EXPECT_EQ(world.reputations.neutral_bad[0], 0.5);
  act(world, LeadAct::repair, 0);
  EXPECT_EQ(world.reputations.neutral_good[0], 1);
}

TEST(Patrons, PromisedIsBlockedOrDelivered) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.mediators[0].value.patron_of = "south_lead";
  setup.mediators[0].value.funding_per_month = 20;
  setup.mediators[0].value.delivered_share = 0.25;
  World world = at_work(setup);
  for (int hour = 0; hour < 72; ++hour) Patrons{}.apply(world, Luck{1, 0, 1});
  EXPECT_NEAR(world.mediators.promised[0], 2, 1e-9);
  EXPECT_NEAR(world.mediators.delivered[0], 0.5, 1e-9);
  EXPECT_NEAR(world.mediators.blocked[0], 1.5, 1e-9);
  EXPECT_NEAR(world.factions.patron_restraint[1], 5.0 / 25.0, 1e-12);
  EXPECT_EQ(world.factions.patron_restraint[0], 0);
  world.efforts.stage[0] = EffortStage::waits;
  Patrons{}.apply(world, Luck{1, 0, 1});
  EXPECT_EQ(world.factions.patron_restraint[1], 0);
}

TEST(Toughness, RisesWithFireAndFallsWithKeptDays) {
  World world = at_work(shuttle_setup(0, 0));
  for (int hour = 0; hour < 24; ++hour) Toughness{}.apply(world, Luck{1, 0, 1});
  EXPECT_NEAR(world.leaders.toughness_seen[0], std::log(1.1), 1e-9);
  const std::size_t halt = append_row(world.arrangements);
  world.arrangements.mutual[halt] = 1;
  world.parties.halt = {0, 0};
  world.parties.quiet_hours = {30, 30};
  for (int hour = 0; hour < 24; ++hour) Toughness{}.apply(world, Luck{1, 0, 1});
  EXPECT_NEAR(world.leaders.toughness_seen[0], std::log(1.1) - std::log(1.3), 1e-9);
}

TEST(Toughness, WhoHoldsTheOtherForToughAsksForLess) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.leaders[0].value.preferences = {
      {"crossings", {.ideal = 1, .salience = 1, .reservation = 0.8, .reservation_worn = 0.2}}};
  World world = at_work(setup);
  const Luck luck{1, 0, 1};
  diplomacy::TextSeen text;
  text.issues[4] = 0.5;
  EXPECT_NEAR(diplomacy::stances(world, luck, 0, text)[4].reservation, 0.8, 1e-12);
  world.leaders.toughness_seen[0] = 50;  // surely tough
  EXPECT_NEAR(diplomacy::stances(world, luck, 0, text)[4].reservation, 0.8 - 0.6 * 0.2, 1e-9);
}

TEST(Threshold, IsUniformForEachAndOftenTheSameWithinAParty) {
  ScenarioSetup setup = testing::table_setup(0, 0);
  setup.leaders.push_back({"south_wing", testing::leader_of("south", 0)});
  int alike = 0;
  int low = 0;
  const int draws = 4000;
  World world = testing::small_world(setup);
  world.clock.step = 3;
  TextsTabled{}.apply(world, Luck{1, 0, 3});
  for (std::uint32_t replicate = 0; replicate < draws; ++replicate) {
    const Luck luck{7, replicate, 3};
    const double one = diplomacy::reply_threshold(world, luck, Stream::reply, 1, 0);
    alike += one == diplomacy::reply_threshold(world, luck, Stream::reply, 2, 0) ? 1 : 0;
    low += one < 0.3 ? 1 : 0;
    EXPECT_NE(one, diplomacy::reply_threshold(world, luck, Stream::reply, 0, 0));
  }
  // Binomial, 4,000 draws: 4.9 standard deviations either way, false alarms below 1e-6.
  EXPECT_NEAR(alike / 4000.0, 0.8, 4.9 * std::sqrt(0.8 * 0.2 / draws));
  EXPECT_NEAR(low / 4000.0, 0.3, 4.9 * std::sqrt(0.3 * 0.7 / draws));
}

TEST(Replies, TheHardFormOfTheRivalTermRefusesWhateverTheSum) {
  ScenarioSetup setup = testing::table_setup(3, 3);
  setup.texts[0].value.rival_share = 0.8;
  setup.leaders[0].value.refuses_rival_channel = true;
  const World world = testing::run(setup, testing::table_pipeline(), 12, 1);
  EXPECT_EQ(world.copies.answer[0], 0);
  EXPECT_EQ(world.copies.answer[1], 1);
}

TEST(Replies, WhatALeftOutImplementerMustDoIsWorthLess) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.leaders[0].value.preferences = {{"crossings", {.ideal = 1, .salience = 1, .reservation = 0}}};
  LeaderSetup claimant = testing::leader_of("", 0);
  claimant.implements = {{"crossings", 0.4}};
  setup.leaders.push_back({"claimant", claimant});
  World world = at_work(setup);
  const Luck luck{1, 0, 1};
  diplomacy::TextSeen text;
  text.issues[4] = 0.5;
  const double full = diplomacy::weigh(world, luck, 0, text).terms.value;
  text.excluded = diplomacy::bit(2);
  EXPECT_NEAR(diplomacy::weigh(world, luck, 0, text).terms.value, 0.6 * full, 1e-12);
}

TEST(Replies, ASecondStageIsWorthWhatTrustAndTheWaitLeaveOfIt) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.leaders[0].value.preferences = {{"crossings", {.ideal = 1, .salience = 1, .reservation = 0}}};
  setup.relations = {{"t", {.from = "north_lead", .to = "south_lead", .trust = -0.5}}};
  World world = at_work(setup);
  const Luck luck{1, 0, 1};
  diplomacy::TextSeen text;
  text.issues[4] = 0.5;
  const double now = diplomacy::weigh(world, luck, 0, text).terms.value;
  text.deferred = diplomacy::bit(4);
  text.deferred_days = 10;
  EXPECT_NEAR(diplomacy::weigh(world, luck, 0, text).terms.value, now * 0.25 * std::pow(0.995, 10), 1e-12);
}

TEST(Replies, AnAmbiguousTextIsReadInOnesOwnFavour) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.leaders[0].value.preferences = {{"crossings", {.ideal = 1, .salience = 1, .reservation = 0}}};
  World world = at_work(setup);
  const Luck luck{1, 0, 1};
  diplomacy::TextSeen text;
  text.issues[4] = 0.5;
  const double plain = diplomacy::weigh(world, luck, 0, text).terms.value;
  text.ambiguity = 0.4;  // reads 0.7 for 0.5
  EXPECT_NEAR(diplomacy::weigh(world, luck, 0, text).terms.value, plain * 0.7 / 0.5, 1e-12);
}

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
  setup.outlets = {{"north_paper", {.party = "north", .reliability = 0.5}}};
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
  World world = at_work(setup);
  LeaderActs rules;
  rules.acts_per_day = 24 * 1000;
  rules.temperature = 0.001;
  rules.close_cost = 0.1;
  rules.ask_cost = 9;
  rules.apply(world, Luck{1, 0, 1});
  EXPECT_EQ(world.efforts.invited[1], 1);  // worth .3 - .1: more than closing, .15 - .1
  EXPECT_EQ(world.contacts.closed[0], 0);
  rules.apply(world, Luck{1, 0, 2});
  EXPECT_EQ(world.contacts.closed[0], 1);
  EXPECT_EQ(world.contacts.closed[1], 0);  // south has nothing against it
  EXPECT_FALSE(diplomacy::Envoy(world, Luck{1, 0, 2}, 0).reaches(0));
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

TEST(Influence, IsRecordedInPartsAndEachFactorTakesItsPartAway) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.relations = {{"a", {.from = "envoy", .to = "north_lead", .leverage = 0.4}}};
  setup.leaders[0].value.needs_consultation = true;
  World world = at_work(setup);
  act(world, LeadAct::visit, 0);
  Influence{.every_hours = 1}.apply(world, Luck{1, 0, 1});
  EXPECT_EQ(world.influences.access[0], 1);
  EXPECT_NEAR(world.influences.leverage[0], 0.25 * 0.4, 1e-12);
  EXPECT_NEAR(world.influences.procedure[0], 0.3 * 0.5, 1e-12);
  EXPECT_GT(world.influences.credibility[0], 0.2);
  EXPECT_EQ(world.influences.enforcement[0], 0);
  setup.influence = {.access = 0, .credibility = 0, .leverage = 0, .procedure = 0, .enforcement = 0};
  World none = at_work(setup);
  act(none, LeadAct::visit, 0);
  Influence{.every_hours = 1}.apply(none, Luck{1, 0, 1});
  EXPECT_EQ(none.influences.access[0], 0);
  EXPECT_EQ(none.influences.credibility[0], 0);
  EXPECT_EQ(none.influences.leverage[0], 0);
  EXPECT_EQ(none.influences.procedure[0], 0);
}

}  // namespace
}  // namespace truce
