// What mediators are held to be and can move: memories, forgetting, evidence, access, messages, money.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/patrons.hpp"
#include "sim/diplomacy/standing.hpp"
#include "sim/diplomacy/toughness.hpp"
#include "tests/unit/diplomacy/shuttle.hpp"

namespace truce {
namespace {

using diplomacy::LeadAct;
using testing::act;
using testing::at_work;
using testing::settle;
using testing::shuttle_setup;

TEST(Reputation, SumsMemoriesFadedByTheirAgeAndDropsOneExactly) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.memories = {
      {"old",
       {.name = {},
        .of = "envoy",
        .by = "north_lead",
        .domain = Domain::honesty,
        .when = testing::moment("2014-06-28"),
        .bad = 4}},
      {"fresh", {.name = {}, .of = "envoy", .by = "north", .domain = Domain::honesty, .good = 2}}};
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

TEST(Reputation, AFailedTextThatIsFollowedByMoreDeathsIsLaidAtItsLeadsDoorOnceSwitchedOn) {
  for (const double size : {0.0, 2.0})
    for (const double deaths_later : {10.0, 20.0}) {
      World world = at_work(shuttle_setup(0, 0));
      const std::size_t text = append_row(world.texts);
      world.texts.leads[text] = diplomacy::bit(2);  // the envoy, after two leaders
      world.texts.failed_hour[text] = 1;
      world.texts.deaths_day_then[text] = 10;
      world.parties.civilians_killed_day[0] = deaths_later;
      Reputation rules;
      rules.kept_per_day = 1;
      rules.bad_per_rise = size;
      for (world.clock.step = 24; world.clock.step <= 26; ++world.clock.step)
        rules.apply(world, Luck{1, 0, 1});
      EXPECT_EQ(world.reputations.neutral_bad[0], deaths_later > 10 ? size : 0);
    }
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
  const Luck luck{1, 0, 1};
  EXPECT_FALSE(diplomacy::Envoy(cut, luck, 0).reaches(1));
  act(cut, LeadAct::call, 1);
  EXPECT_EQ(cut.contacts.consulted[1], 0);
  setup.strategies[0].value.channels = {{"south_lead", {.via = {"relay"}, .distortion = 0.25}}};
  World carried = at_work(setup);
  EXPECT_TRUE(diplomacy::Envoy(carried, luck, 0).reaches(1));
  act(carried, LeadAct::call, 1);
  EXPECT_NEAR(carried.contacts.consulted[1], 0.2 * 0.75, 1e-12);
}

TEST(Mediation, VisitsNobodyWhomOnlyCarriersReach) {
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.mediators.push_back({"relay", MediatorSetup{}});
  setup.strategies[0].value.channels = {{"south_lead", {.via = {"relay"}, .distortion = 0.25}}};
  const World world = at_work(setup);
  const Luck luck{1, 0, 1};
  const diplomacy::Envoy envoy(world, luck, 0);
  std::vector<std::size_t> visited;
  std::vector<std::size_t> called;
  for (const diplomacy::LeadOption& option :
       diplomacy::lead_options(world, Mediation{}, envoy, envoy.draft())) {
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
  const Luck luck{1, 0, 1};
  const diplomacy::Envoy envoy(world, luck, 0);
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
