// From answers to halts: who binds whom, from when, for how long, and what one side does alone.
#include <gtest/gtest.h>

#include "tests/unit/diplomacy/tiny.hpp"

namespace truce {
namespace {

using testing::run;
using testing::table_pipeline;
using testing::table_setup;

TEST(Agreements, ATextThatAllWantStartsAHaltAndItsOrders) {
  std::vector<int> held;
  const World world = run(table_setup(3, 3), table_pipeline(), 10, 1, [&](const World& now) {
    held.push_back(now.parties.holds[0] + now.parties.holds[1]);
  });
  ASSERT_EQ(rows_of(world.arrangements), 1U);
  EXPECT_EQ(world.texts.stage[0], TextStage::accepted);
  EXPECT_EQ(world.arrangements.start_hour[0], 4);  // tabled and answered at 3, an hour's notice
  EXPECT_EQ(world.arrangements.planned_hours[0], 12);
  EXPECT_EQ(world.arrangements.kind[0], HaltKind::pause);
  EXPECT_EQ(world.arrangements.mutual[0], 1);
  EXPECT_EQ(world.arrangements.signatories[0], 3);
  EXPECT_EQ(world.arrangements.text[0], 0);
  EXPECT_EQ(held, (std::vector{0, 0, 0, 0, 2, 2, 2, 2, 2, 2}));
  EXPECT_EQ(world.parties.commitment[0], 1);
}

TEST(Agreements, OneVetoOfOnePartyIsEnoughToRefuse) {
  ScenarioSetup setup = table_setup(3, 3);
  setup.leaders.push_back({"wing", testing::leader_of("south", -3)});
  Agreements rules;
  rules.one_sided_chance = 0;
  World world = run(setup, table_pipeline(rules), 10, 1);
  EXPECT_EQ(rows_of(world.arrangements), 0U);
  EXPECT_EQ(world.texts.stage[0], TextStage::refused);
  setup.leaders[2].value.veto = 0.5;
  world = run(setup, table_pipeline(rules), 10, 1);
  EXPECT_EQ(rows_of(world.arrangements), 1U);
}

// North searches for south's works and wants to go on; south wants a ban. The text says little of it.
World agreed_on_search(double says, double ambiguity) {
  ScenarioSetup setup = table_setup(3, 3);
  setup.tunnels = {{"works", TunnelsSetup{}}};
  setup.tunnels[0].value.owner = "south";
  setup.tunnels[0].value.searcher = "north";
  setup.texts[0].value.issues = {{"tunnel_work", says}};
  setup.leaders[0].value.preferences = {{"tunnel_work", {.ideal = 1, .salience = 0.1}}};
  setup.leaders[1].value.preferences = {
      {"tunnel_work",
       {.ideal = 0, .salience = 0.1, .reservation = 1, .reservation_worn = 1, .acceptable = Side::at_most}}};
  const Mechanism drafting{.card = {.name = "drafting",
                                    .phase = Phase::orders,
                                    .writes = {"texts.ambiguity"},
                                    .says = "blurs a text"},
                           .start = {},
                           .apply = [ambiguity](World& world, const Luck&) {
                             for (double& value : world.texts.ambiguity) value = ambiguity;
                           }};
  return run(setup,
             Pipeline({bind(Halts{}), bind(TextsTabled{}), drafting, bind(Replies{}), bind(Agreements{})}), 6,
             1);
}

TEST(Agreements, AnAmbiguousTextLetsOneSideSearchAndTheOtherReadABan) {
  struct Case {
    double says, ambiguity;
    int allowed, contested;
  };
  for (const Case& c :
       {Case{0.1, 0, 0, 0}, Case{0.1, 0.6, 1, 1}, Case{0.75, 0, 1, 0}, Case{0.75, 0.5, 1, 1}}) {
    const World world = agreed_on_search(c.says, c.ambiguity);
    ASSERT_EQ(rows_of(world.arrangements), 1U);
    EXPECT_EQ(world.arrangements.work_allowed[0], c.allowed) << c.says << ' ' << c.ambiguity;
    EXPECT_EQ(world.arrangements.work_contested[0], c.contested) << c.says << ' ' << c.ambiguity;
  }
}

TEST(Agreements, TheOnlySideToAcceptMayStopAloneForABoundedTime) {
  Agreements rules;
  rules.one_sided_chance = 1;
  const World world = run(table_setup(3, -3, -1), table_pipeline(rules), 20, 1);
  ASSERT_EQ(rows_of(world.arrangements), 1U);
  EXPECT_EQ(world.arrangements.kind[0], HaltKind::one_sided);
  EXPECT_EQ(world.arrangements.mutual[0], 0);
  EXPECT_EQ(world.arrangements.signatories[0], 1);
  EXPECT_EQ(world.arrangements.planned_hours[0], 7);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::expired);
  EXPECT_EQ(world.parties.holds[1], 0);
}

TEST(Agreements, AHaltBothStillWantIsProlongedTwoHoursBeforeItsEnd) {
  std::vector<double> asked;
  const World world = run(table_setup(3, 3), table_pipeline(), 20, 1, [&](const World& now) {
    for (const DecisionRow& row : now.journal.decisions) asked.push_back(row.hour);
  });
  ASSERT_EQ(rows_of(world.arrangements), 2U);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::renewed);
  EXPECT_EQ(world.arrangements.start_hour[1], 16);
  EXPECT_EQ(world.parties.halt[0], 1);
  EXPECT_EQ(asked, (std::vector<double>{3, 3, 14, 14}));
}

TEST(Agreements, AHaltThatOneSideNoLongerWantsRunsOut) {
  ScenarioSetup setup = table_setup(3, 3);
  setup.covers = {{"feast", {"feast", testing::moment("2014-07-08 00:00"), 6, 1}}};
  setup.leaders[1].value.disposition = -0.5;
  const World world = run(setup, table_pipeline(), 20, 1);
  ASSERT_EQ(rows_of(world.arrangements), 1U);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::expired);
  EXPECT_EQ(world.parties.holds[0], 0);
}

TEST(Agreements, ADeclarationStopsNothing) {
  ScenarioSetup setup = table_setup(3, 3);
  setup.texts[0].value.kind = TextClass::declaratory;
  const World world = run(setup, table_pipeline(), 10, 1);
  EXPECT_EQ(world.texts.stage[0], TextStage::accepted);
  EXPECT_EQ(rows_of(world.arrangements), 0U);
}

TEST(Agreements, MakeNoHaltsWhereHaltsAreRecordedButEndTheTexts) {
  ScenarioSetup setup = table_setup(3, 3);
  setup.arrangements = ArrangementMode::recorded;
  const World world = run(setup, table_pipeline(), 10, 1);
  EXPECT_EQ(rows_of(world.arrangements), 0U);
  EXPECT_EQ(world.texts.stage[0], TextStage::accepted);
}

TEST(Agreements, AShortPauseDoesNotCutALastingHaltShort) {
  ScenarioSetup setup = table_setup(3, 3, -1);
  setup.texts.push_back({"later", testing::pause_text("2014-07-08 08:00", 12)});
  const World world = run(setup, table_pipeline(), 30, 1);
  ASSERT_EQ(rows_of(world.arrangements), 1U);
  EXPECT_EQ(world.arrangements.kind[0], HaltKind::lasting);
  EXPECT_EQ(world.arrangements.end[0], HaltEnd::lives);
}

TEST(Agreements, StartOnTheFullHourInStepsOfAQuarter) {
  ScenarioSetup setup = table_setup(3, 3);
  setup.clock.step_minutes = 15;
  setup.texts[0].value.tabled = testing::moment("2014-07-08 03:20");
  const World world = run(setup, table_pipeline(), 40, 1);
  ASSERT_EQ(rows_of(world.arrangements), 1U);
  EXPECT_EQ(world.arrangements.start_hour[0], 5);
}

}  // namespace
}  // namespace truce
