// Terms that were put off: when they fall due, who is asked for them, and what is remembered.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/diplomacy/delivery.hpp"
#include "sim/diplomacy/trust.hpp"
#include "tests/unit/diplomacy/shuttle.hpp"

namespace truce {
namespace {

constexpr std::size_t port = 7;  // of the issues
constexpr std::int64_t port_bit = 1 << port;

// North loses by a port and south wants it; both keep a halt by a text that put it off for two days.
World with_a_port_due(double north_pledge, double leverage) {
  ScenarioSetup setup = testing::shuttle_setup(0, 0);
  setup.leaders[0].value.preferences = {
      {"port_airport", {.ideal = 0, .salience = 1, .reservation = 0.2, .acceptable = Side::at_most}}};
  setup.leaders[1].value.preferences = {{"port_airport", {.ideal = 1, .salience = 1, .reservation = 0.2}}};
  setup.leaders[0].value.audience_cost = 1;
  setup.relations = {{"a", {.from = "south_lead", .to = "north_lead", .trust = 0}},
                     {"b", {.from = "north_lead", .to = "south_lead", .trust = 0}},
                     {"c", {.from = "envoy", .to = "north_lead", .leverage = leverage}}};
  setup.decision.leverage_weight = 2;
  setup.decision.audience_weight = 2;
  StrategySetup& shuttle = setup.strategies[0].value;
  shuttle.text = {{"port_airport", 1}};
  shuttle.deferred = {"port_airport"};
  shuttle.deferred_days = 2;
  World world = testing::at_work(setup);
  world.leaders.pledge[0] = north_pledge;
  testing::act(world, diplomacy::LeadAct::table, 0);
  append_row(world.arrangements);
  world.arrangements.text[0] = 0;
  world.arrangements.start_hour[0] = 1;
  world.arrangements.signatories[0] = 3;
  world.arrangements.mutual[0] = 1;
  world.parties.halt = {0, 0};
  return world;
}

World after(World world, int step) {
  world.clock.step = step;
  world.journal.clear();
  Delivery{}.apply(world, Luck{1, 0, static_cast<std::uint32_t>(step)});
  testing::settle(world);
  return world;
}

TEST(Delivery, WaitsForItsDayAndForAHaltThatIsKept) {
  World world = with_a_port_due(1, 0);
  EXPECT_EQ(after(world, 48).texts.withheld[0], 0);
  EXPECT_EQ(after(world, 49).texts.withheld[0], port_bit);
  world.parties.halt = {-1, -1};
  EXPECT_EQ(after(world, 60).texts.withheld[0], 0);
}

TEST(Delivery, FallsDueWithTheFirstHaltHoweverOftenItIsProlonged) {
  World world = with_a_port_due(1, 0);
  append_row(world.arrangements);
  world.arrangements.text[1] = 0;
  world.arrangements.start_hour[1] = 40;
  world.arrangements.signatories[1] = 3;
  world.arrangements.mutual[1] = 1;
  world.parties.halt = {1, 1};
  EXPECT_EQ(after(world, 49).texts.withheld[0], port_bit);
}

TEST(Delivery, IsNoMatterOfAStopThatOneSideDeclaresAlone) {
  World world = with_a_port_due(1, 0);
  world.arrangements.mutual[0] = 0;
  EXPECT_EQ(after(world, 60).texts.withheld[0], 0);
}

TEST(Delivery, WhoIsBoundByAPledgeWithholdsAndIsTrustedLess) {
  World world = after(with_a_port_due(1, 0), 60);
  EXPECT_EQ(world.texts.delivered[0], 0);
  EXPECT_EQ(world.relations.trust[0], 0);  // learned by mechanism `trust`, if it is on
  world.parties.halt = {-1, -1};
  Trust{}.apply(world, Luck{1, 0, 61});
  Trust{}.apply(world, Luck{1, 0, 62});  // and once only
  EXPECT_NEAR(world.relations.trust[0], -(1 - std::exp(-1.0 / 7)), 1e-12);
  EXPECT_EQ(world.relations.trust[1], 0);  // south gave nothing and had nothing to give
  EXPECT_EQ(world.reputations.delivers_bad[0], 1);
  ASSERT_EQ(world.journal.events.size(), 1U);
  EXPECT_EQ(world.journal.events[0].actor, 0);
  EXPECT_EQ(world.journal.events[0].value, -1 - static_cast<double>(port));
}

TEST(Delivery, WhoIsPressedByTheLeadGrantsAndIsTrustedMore) {
  const World world = after(with_a_port_due(0, 1), 60);
  EXPECT_EQ(world.texts.delivered[0], port_bit);
  EXPECT_EQ(world.relations.good_faith[0], 1);
  EXPECT_EQ(world.relations.bad_faith[0], 0);
  EXPECT_EQ(world.reputations.delivers_good[1], 1);
  EXPECT_EQ(world.journal.events[0].value, static_cast<double>(port));
}

TEST(Delivery, ATermFallsDueOnce) {
  World world = after(with_a_port_due(1, 0), 60);
  world.leaders.pledge[0] = 0;
  EXPECT_TRUE(after(world, 61).journal.events.empty());
}

}  // namespace
}  // namespace truce
