// Tables of diplomacy at the end of a run: every column of the registry, copies as they arrived, influence
// while it works.
#include "sim/engine/state_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/engine/outcomes.hpp"
#include "sim/engine/series.hpp"
#include "tests/support/small_world.hpp"

namespace truce {
namespace {

const StateTable& table_named(const std::string& name) {
  return *std::ranges::find_if(state_tables(),
                               [&](const StateTable& table) { return table.spec.name == name; });
}

std::size_t place_of(const StateTable& table, const std::string& column) {
  return static_cast<std::size_t>(std::ranges::find(table.spec.columns, column, &ColumnSpec::name) -
                                  table.spec.columns.begin());
}

ScenarioSetup two_sides() {
  ScenarioSetup setup;
  setup.clock.start = Instant{0};
  setup.clock.horizon_hours = 240;
  setup.parties = {{"first", {}}, {"second", {}}};
  setup.leaders = {{"head", {}}, {"chief", {}}};
  setup.leaders[0].value.party = "first";
  setup.leaders[1].value.party = "second";
  setup.mediators = {{"envoy", {}}, {"friend", {}}};
  setup.strategies = {{"plan", {}}};
  setup.strategies[0].value.lead = "envoy";
  setup.efforts = {{"try", {}}};
  setup.efforts[0].value.strategy = "plan";
  setup.relations = {{"r1", {}}, {"r2", {}}, {"r3", {}}};
  setup.relations[0].value = {"head", "envoy", 0.4, 0, 0};
  setup.relations[1].value = {"head", "chief", -0.5, 0, 0};
  setup.relations[2].value = {"envoy", "head", 0.1, 0, 0};
  return setup;
}

World world_of(const ScenarioSetup& setup) {
  return make_world(std::make_shared<const ScenarioSetup>(setup));
}

TableRows rows_from(const StateTable& table, const World& world) {
  TableRows rows;
  rows.columns.resize(table.spec.columns.size());
  table.take(world, rows);
  return rows;
}

TEST(StateTables, HoldEveryColumnOfTheRegistry) {
  const World none;
  for (const std::string name : {"efforts", "contacts", "copies"}) {
    std::size_t columns = 0;
    const auto count = [&](const auto&, const auto& values) {
      using Value = typename std::decay_t<decltype(values)>::value_type;
      columns += std::is_class_v<Value> && sizeof(Value) > sizeof(double) ? issue_count : 1;
    };
    if (name == "efforts") for_each_column(none.efforts, count);
    if (name == "contacts") for_each_column(none.contacts, count);
    if (name == "copies") for_each_column(none.copies, count);
    EXPECT_EQ(table_named(name).spec.columns.size(), columns) << name;
  }
}

TEST(StateTables, KeepACopyAsItArrivedBesideTheTextAsItWasSent) {
  World world = world_of(two_sides());
  const std::size_t text = append_row(world.texts);
  world.texts.issues[text].fill(0.5);
  const std::size_t copy = append_row(world.copies);
  world.copies.leader[copy] = LeaderId(std::size_t{1});
  world.copies.issues[copy].fill(0.5);
  world.copies.issues[copy][4] = 0.75;
  world.copies.received_hour[copy] = 12;
  const StateTable& table = table_named("copies");
  const TableRows rows = rows_from(table, world);
  EXPECT_EQ(rows.columns[place_of(table, "leader")].at(0), 1);
  EXPECT_EQ(rows.columns[place_of(table, "received_hour")].at(0), 12);
  EXPECT_EQ(rows.columns[place_of(table, "x_crossings")].at(0), 0.75);
  EXPECT_EQ(
      rows_from(table_named("texts"), world).columns[place_of(table_named("texts"), "x_crossings")].at(0),
      0.5);
}

TEST(StateTables, TellTrustAtTheStartBesideTrustAtTheEndForLeadersOnly) {
  World world = world_of(two_sides());
  world.relations.trust[0] = 0.1;
  const StateTable& table = table_named("relations");
  const TableRows rows = rows_from(table, world);
  ASSERT_EQ(rows.columns.front().size(), 2U);
  EXPECT_DOUBLE_EQ(rows.columns[place_of(table, "trust")].at(0), 0.1);
  EXPECT_DOUBLE_EQ(rows.columns[place_of(table, "trust_start")].at(0), 0.4);
}

TEST(StateTables, TellInfluenceOnlyOfMediatorsWhoseEffortRuns) {
  World world = world_of(two_sides());
  resize_rows(world.efforts, 1);
  resize_rows(world.reputations, 2);
  resize_rows(world.influences, 2);
  world.reputations.mediator = {MediatorId(std::size_t{0}), MediatorId(std::size_t{1})};
  world.reputations.decider = {LeaderId(std::size_t{0}), LeaderId(std::size_t{0})};
  world.influences.access = {0.25, 0.5};
  TableRows rows;
  rows.columns.resize(influence_spec().columns.size());
  take_influence(world, rows);
  EXPECT_TRUE(rows.columns[0].empty());
  world.efforts.stage[0] = EffortStage::runs;
  take_influence(world, rows);
  ASSERT_EQ(rows.columns[0].size(), 1U);
  EXPECT_EQ(rows.columns[3].at(0), 0.25);
}

double outcome(const std::string& name, const ScenarioSetup& setup, const World& world, const CalmMeter& calm,
               const TableRows& before = {}) {
  const auto specs = outcome_specs(setup);
  const auto place = std::ranges::find(specs, name, &OutcomeSpec::name) - specs.begin();
  return outcome_values(world, calm, before).at(static_cast<std::size_t>(place));
}

TEST(Outcomes, TellTheChangeOfReputationOfWhoeverLeadsAnEffort) {
  const ScenarioSetup setup = two_sides();
  World world = world_of(setup);
  const std::size_t row = append_row(world.reputations);
  world.reputations.mediator[row] = MediatorId(std::size_t{0});
  world.reputations.decider[row] = LeaderId(std::size_t{0});
  const TableRows before = rows_from(table_named("reputations"), world);
  world.reputations.honest_bad[row] = 2;  // expectation falls from 1/2 to 1/4
  EXPECT_NEAR(outcome("reputation_change_envoy_head", setup, world, {}, before), -0.25 / 3, 1e-12);
  EXPECT_TRUE(std::isnan(outcome("reputation_change_envoy_head", setup, world, {})));
}

TEST(Outcomes, TellTheChangeOfTrustInTheOtherSide) {
  const ScenarioSetup setup = two_sides();
  World world = world_of(setup);
  world.relations.trust[1] = -0.7;
  EXPECT_NEAR(outcome("trust_change_head_chief", setup, world, {}), -0.2, 1e-12);
}

TEST(Outcomes, TellAnAgreedEndFromAUnilateralOne) {
  ScenarioSetup setup = two_sides();
  setup.streams = {{"fire", {}}};
  setup.streams[0].value.party = "first";
  setup.streams[0].value.against = "second";
  World world = world_of(setup);
  CalmMeter calm;
  for (world.clock.step = 0; world.clock.step < 180; ++world.clock.step) {
    world.streams.events_step[0] = world.clock.step < 80 ? 5 : 0;
    calm.see(world);
  }
  EXPECT_TRUE(outcome("agreed_end", setup, world, calm) != outcome("agreed_end", setup, world, calm))
      << "missing";
  EXPECT_NEAR(outcome("unilateral_end", setup, world, calm), 80, 1);
  const std::size_t halt = append_row(world.arrangements);
  world.arrangements.kind[halt] = HaltKind::truce;
  world.arrangements.mutual[halt] = 1;
  world.arrangements.start_hour[halt] = 79;
  EXPECT_NEAR(outcome("agreed_end", setup, world, calm), 80, 1);
  EXPECT_TRUE(outcome("unilateral_end", setup, world, calm) != outcome("unilateral_end", setup, world, calm));
}

TEST(Series, CallTheForumVacantUntilATextIsOnTheTable) {
  World world = world_of(two_sides());
  const auto& list = series_list();
  const auto vacant =
      std::ranges::find_if(list, [](const SeriesTaker& s) { return s.spec.name == "forum_vacant"; });
  ASSERT_NE(vacant, list.end());
  std::vector<float> value(1, -1.0F);
  vacant->take(world, value);
  EXPECT_EQ(value[0], 1);
  world.texts.stage[append_row(world.texts)] = TextStage::tabled;
  vacant->take(world, value);
  EXPECT_EQ(value[0], 0);
}

}  // namespace
}  // namespace truce
