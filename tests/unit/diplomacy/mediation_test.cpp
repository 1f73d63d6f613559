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

ScenarioSetup effort_setup(double north, double south) {
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

Pipeline mediation_pipeline(Mediation rules = {}) {
  return Pipeline({bind(Halts{}), bind(rules), bind(Leaks{}), bind(Replies{}), bind(Agreements{})});
}

TEST(Mediation, LeadsToAHaltWhereBothSidesAreWilling) {
  const World world = testing::run(effort_setup(3, 3), mediation_pipeline(), 24 * 5, 1);
  ASSERT_EQ(rows_of(world.arrangements), 1U);
  EXPECT_EQ(world.efforts.stage[0], EffortStage::agreed);
  EXPECT_EQ(world.efforts.texts[0], 1);
  EXPECT_EQ(world.texts.setup[0], -1);
  EXPECT_EQ(world.texts.effort[0], 1);
  EXPECT_GT(world.texts.forecast[0], 0.9);
  EXPECT_LT(world.mediators.effort[0], 1 + 1e-9);
}

TEST(Mediation, EndsInRefusalOrTirednessWhereOneSideIsNot) {
  ScenarioSetup setup = effort_setup(3, -3);
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
  World world = testing::at_work(effort_setup(3, 3));
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
  ScenarioSetup setup = effort_setup(-3, -3);
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
  ScenarioSetup setup = effort_setup(3, -3);
  setup.mediators[0].value.wants_credit = 2;
  setup.efforts.push_back({"second", {.strategy = "shuttle"}});
  setup.efforts.push_back(
      {"third", {.strategy = "shuttle", .not_before = testing::moment("2014-07-14"), .beside = true}});
  const World world = testing::run(setup, mediation_pipeline(), 24 * 12, 1);
  EXPECT_GE(world.efforts.started_hour[1], world.efforts.ended_hour[0]);
  EXPECT_GE(world.efforts.started_hour[2], 6 * 24);
}

TEST(Mediation, CallsRaiseConsultationBeforeTheText) {
  ScenarioSetup setup = effort_setup(0.2, 0.2);
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
  ScenarioSetup setup = effort_setup(3, 3);
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

// North resents the carrier of the first way, nobody that of the second.
ScenarioSetup two_ways(double rivalry) {
  ScenarioSetup setup = effort_setup(-0.05, 0.05);
  MediatorSetup rival;
  rival.rival_channel = true;
  setup.mediators[0].value.wants_calm = 5;
  setup.mediators.push_back({"rival", rival});
  setup.mediators.push_back({"neighbour", MediatorSetup{}});
  setup.relations = {{"a", {.from = "north_lead", .to = "rival", .rivalry = rivalry}}};
  StrategySetup& shuttle = setup.strategies[0].value;
  shuttle.channels = {{"south_lead", {.via = {"rival"}, .delay_hours = 4, .distortion = 0}}};
  shuttle.ways = {{"beside", {{{"south_lead", {.via = {"neighbour"}, .delay_hours = 9, .distortion = 0}}}}}};
  return setup;
}

TEST(Mediation, ALeadThatMindsItsRankTurnsAwayFromRivals) {
  ScenarioSetup setup = two_ways(0);
  setup.relations = {{"b", {.from = "envoy", .to = "rival", .rivalry = 0.8}}};
  const Luck luck{1, 0, 1};
  std::vector<double> reroute;
  std::vector<double> table;
  for (const double weight : {0.0, 0.5}) {
    setup.mediators[0].value.wants_primacy = weight;
    const World world = testing::at_work(setup);
    const diplomacy::Envoy envoy(world, luck, 0);
    EXPECT_NEAR(envoy.credit_shared(), 0.8, 1e-12);
    EXPECT_EQ(envoy.on_way(1).credit_shared(), 0);
    for (const diplomacy::LeadOption& option :
         diplomacy::lead_options(world, Mediation{}, envoy, envoy.draft())) {
      if (option.act == diplomacy::LeadAct::reroute) reroute.push_back(option.worth);
      if (option.act == diplomacy::LeadAct::table) table.push_back(option.worth);
    }
  }
  ASSERT_EQ(reroute.size(), 2U);
  ASSERT_EQ(table.size(), 2U);
  EXPECT_NEAR(reroute[1] - reroute[0], 0.5 * 0.8, 1e-12);
  EXPECT_NEAR(table[1] - table[0], -0.5 * 0.8, 1e-12);
}

TEST(Mediation, ALeadThatMindsItsClientDraftsForIt) {
  ScenarioSetup setup = two_ways(0);
  setup.strategies[0].value.freedom = 0.4;
  setup.decision.terms_weight = 0.02;  // what the text says moves the chances little
  setup.leaders[0].value.preferences = {
      {"crossings", {.ideal = 1, .salience = 1, .reservation = 0.1, .reservation_worn = 0.1}}};
  setup.leaders[1].value.preferences = {{"crossings",
                                         {.ideal = 0,
                                          .salience = 1,
                                          .reservation = 0.9,
                                          .reservation_worn = 0.9,
                                          .acceptable = Side::at_most}}};
  const Luck luck{1, 0, 1};
  const auto drafted = [&](const std::string& client, double weight) {
    setup.mediators[0].value.client = client;
    setup.mediators[0].value.wants_share = weight;
    const World world = testing::at_work(setup);
    const diplomacy::Envoy envoy(world, luck, 0);
    const formula::IssueText draft = envoy.draft();
    const auto worth = [&](std::size_t leader) {
      return diplomacy::reply_inputs(world, luck, leader, envoy.seen(draft, 1)).issue_value;
    };
    return std::pair{worth(0), worth(1)};
  };
  const auto for_nobody = drafted("", 0);
  const auto for_north = drafted("north_lead", 10);
  const auto for_south = drafted("south_lead", 10);
  EXPECT_GT(for_south.second, for_nobody.second);
  EXPECT_GT(for_north.first, for_south.first);
}

TEST(Mediation, AnAgreementIsWorthCalmAndTheShareOfTheClient) {
  ScenarioSetup setup = effort_setup(0, 0);
  setup.leaders[0].value.preferences = {
      {"crossings", {.ideal = 1, .salience = 1, .reservation = 0, .reservation_worn = 0}}};
  const auto worth = [&] {
    const World world = testing::at_work(setup);
    const diplomacy::Envoy envoy(world, Luck{1, 0, 1}, 0);
    return envoy.worth_of_agreement(envoy.draft());
  };
  EXPECT_EQ(worth(), 1);
  setup.mediators[0].value.patron_of = "north_lead";
  setup.mediators[0].value.wants_share = 2;
  EXPECT_NEAR(worth(), 1 + 2 * 0.5, 1e-12);  // crossings .5 of what would meet its ideal
  setup.mediators[0].value.client = "south_lead";
  EXPECT_EQ(worth(), 1);
}

TEST(Mediation, WhoMindsItsRankDoesNotLeaveTheFieldToARival) {
  ScenarioSetup setup = effort_setup(-0.3, -0.3);
  setup.mediators[0].value.wants_credit = 0;
  setup.mediators.push_back({"rival", MediatorSetup{}});
  setup.strategies.push_back({"rivals", setup.strategies[0].value});
  setup.strategies[1].value.lead = "rival";
  setup.efforts = {{"theirs", {.strategy = "rivals"}}, {"ours", {.strategy = "shuttle", .beside = true}}};
  setup.relations = {{"b", {.from = "envoy", .to = "rival", .rivalry = 1}}};
  const auto begun = [&](double weight) {
    setup.mediators[0].value.wants_primacy = weight;
    int begins = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      World world = testing::at_work(setup);
      Mediation{.begins_per_day = 24}.apply(world, Luck{seed, 0, 1});
      begins += world.efforts.stage[1] == EffortStage::runs ? 1 : 0;
    }
    return begins;
  };
  const int without = begun(0);
  EXPECT_GT(begun(2), without + 5);
}

TEST(Mediation, ALeadTurnsToTheWayItExpectsMoreOf) {
  const Luck luck{1, 0, 1};
  for (const double rivalry : {1.0, 0.0}) {
    World world = testing::at_work(two_ways(rivalry));
    const diplomacy::Envoy envoy(world, luck, 0);
    EXPECT_NEAR(envoy.rival_share(), 0.5, 1e-12);
    EXPECT_NEAR(envoy.on_way(1).rival_share(), 0, 1e-12);
    double worth = 0;
    for (const diplomacy::LeadOption& option :
         diplomacy::lead_options(world, Mediation{}, envoy, envoy.draft()))
      if (option.act == diplomacy::LeadAct::reroute) worth = option.worth;
    if (rivalry > 0)
      EXPECT_GT(worth, 0);  // north's yes is worth more than turning costs
    else
      EXPECT_NEAR(worth, -Mediation{}.reroute_cost, 1e-12);
    diplomacy::carry_out(world, luck, Mediation{}, envoy, {.act = diplomacy::LeadAct::reroute, .way = 1});
    EXPECT_EQ(world.efforts.way[0], 1);
    EXPECT_EQ(world.journal.events.back().kind, EventKind::reroute);
    testing::act(world, diplomacy::LeadAct::table, 0);
    EXPECT_EQ(world.texts.way[0], 1);
    const int copy = diplomacy::copy_of(world, 0, 1);
    ASSERT_GE(copy, 0);
    EXPECT_EQ(world.copies.received_hour[static_cast<std::size_t>(copy)], world.clock.hour() + 9);
  }
}

TEST(Mediation, AnExcludedLeaderGetsNoCopy) {
  ScenarioSetup setup = effort_setup(3, 3);
  LeaderSetup guest = testing::leader_of("", 3);
  setup.leaders.push_back({"claimant", guest});
  setup.strategies[0].value.excluded = {"claimant"};
  const World world = testing::run(setup, mediation_pipeline(), 24 * 5, 1);
  ASSERT_EQ(rows_of(world.texts), 1U);
  EXPECT_EQ(diplomacy::copy_of(world, 0, 2), -1);
  EXPECT_GE(diplomacy::copy_of(world, 0, 1), 0);
}

TEST(Mediation, ADraftMovesWithinItsFreedomToWhatTheLeastWillingTakes) {
  ScenarioSetup setup = effort_setup(3, 0);
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
  ScenarioSetup setup = effort_setup(0, 0);
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
