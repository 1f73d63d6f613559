// What a lead wants for itself: another way, its rank beside rivals, its client's share.
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/lead.hpp"
#include "sim/diplomacy/mediation.hpp"
#include "tests/unit/diplomacy/shuttle.hpp"

namespace truce {
namespace {

using testing::shuttle_setup;

// North resents the carrier of the first way, nobody that of the second.
ScenarioSetup two_ways(double rivalry) {
  ScenarioSetup setup = shuttle_setup(-0.05, 0.05);
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
  ScenarioSetup setup = shuttle_setup(0, 0);
  setup.leaders[0].value.preferences = {
      {"crossings", {.ideal = 1, .salience = 1, .reservation = 0, .reservation_worn = 0}}};
  const Luck luck{1, 0, 1};
  const auto worth = [&] {
    const World world = testing::at_work(setup);
    const diplomacy::Envoy envoy(world, luck, 0);
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
  ScenarioSetup setup = shuttle_setup(-0.3, -0.3);
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

}  // namespace
}  // namespace truce
