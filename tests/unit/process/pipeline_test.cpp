// The pipeline refuses cards that fight over a column, sums additions in list order and runs phases in order.
#include "sim/process/pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/base/error.hpp"

namespace truce {
namespace {

Mechanism writes(const char* name, Phase phase, Names columns) {
  return {.card = {.name = name, .phase = phase, .writes = columns, .says = ""},
          .start = {},
          .apply = [](World&, const Luck&) {}};
}

Mechanism reads(const char* name, Phase phase, Names columns) {
  return {.card = {.name = name, .phase = phase, .reads = columns, .says = ""},
          .start = {},
          .apply = [](World&, const Luck&) {}};
}

std::string refusal(std::vector<Mechanism> mechanisms) {
  try {
    const Pipeline pipeline(std::move(mechanisms));
  } catch (const BugError& error) {
    return error.what();
  }
  return "";
}

World two_parties() {
  ScenarioSetup setup;
  setup.clock.start = Instant{0};
  setup.parties = {{"first", {}}, {"second", {}}};
  return make_world(std::make_shared<const ScenarioSetup>(setup));
}

TEST(Pipeline, RefusesTwoWritersOfOneColumnInOnePhase) {
  const std::string text = refusal(
      {writes("one", Phase::orders, {"parties.holds"}), writes("two", Phase::orders, {"parties.holds"})});
  EXPECT_THAT(text, testing::HasSubstr(
                        "mechanisms 'one' and 'two' of phase 'orders' both touch column 'parties.holds'"));
}

TEST(Pipeline, RefusesAReaderOfWhatAnotherWritesInOnePhase) {
  EXPECT_NE(refusal({reads("one", Phase::orders, {"parties.holds"}),
                     writes("two", Phase::orders, {"parties.holds"})}),
            "");
  EXPECT_NE(refusal({writes("two", Phase::orders, {"parties.holds"}),
                     reads("one", Phase::orders, {"parties.holds"})}),
            "");
}

TEST(Pipeline, TakesAWholeTableForEachOfItsColumns) {
  EXPECT_NE(refusal({writes("one", Phase::incidents, {"incidents.*"}),
                     reads("two", Phase::incidents, {"incidents.deaths"})}),
            "");
}

TEST(Pipeline, AllowsTheSameColumnInDifferentPhases) {
  EXPECT_EQ(refusal({writes("one", Phase::orders, {"parties.holds"}),
                     writes("two", Phase::triggers, {"parties.holds"})}),
            "");
}

TEST(Pipeline, RefusesAColumnThatNoTableHas) {
  EXPECT_THAT(refusal({reads("one", Phase::orders, {"parties.courage"})}),
              testing::HasSubstr("'parties.courage', which no table has"));
}

Mechanism adds(double amount, const char* name) {
  return {.card = {.name = name, .phase = Phase::stocks, .adds = {"parties.aim"}, .says = ""},
          .start = {},
          .apply = [amount](World& world, const Luck&) { world.add(world.parties.aim[0], amount); }};
}

TEST(Pipeline, SumsAdditionsInListOrderWhateverTheOrderOfWork) {
  // In floating point (1 + 1e16) - 1e16 is 0 and 1 + (1e16 - 1e16) is 1, so the order shows.
  const Pipeline pipeline({adds(1.0, "a"), adds(1e16, "b"), adds(-1e16, "c")});
  World listed = two_parties();
  World reversed = two_parties();
  pipeline.step(listed, Luck{}, PhaseOrder::listed);
  pipeline.step(reversed, Luck{}, PhaseOrder::reversed);
  EXPECT_EQ(listed.parties.aim[0], 0.0);
  EXPECT_EQ(reversed.parties.aim[0], listed.parties.aim[0]);
}

TEST(Pipeline, AppliesAdditionsOnlyAtTheEndOfThePhase) {
  double seen = -1;
  Mechanism looks{.card = {.name = "looks", .phase = Phase::stocks, .says = ""},
                  .start = {},
                  .apply = [&seen](World& world, const Luck&) { seen = world.parties.aim[0]; }};
  const Pipeline pipeline({adds(1.0, "a"), looks});
  World world = two_parties();
  pipeline.step(world, Luck{});
  EXPECT_EQ(seen, 0.0);
  EXPECT_EQ(world.parties.aim[0], 1.0);
}

TEST(Pipeline, RunsPhasesInTheOrderOfTheHourWhateverTheListSays) {
  std::vector<std::string> order;
  const auto step = [&order](const char* name, Phase phase) {
    return Mechanism{.card = {.name = name, .phase = phase, .says = ""},
                     .start = {},
                     .apply = [&order, name](World&, const Luck&) { order.push_back(name); }};
  };
  const Pipeline pipeline(
      {step("last", Phase::observation), step("first", Phase::calendar), step("middle", Phase::stocks)});
  World world = two_parties();
  pipeline.step(world, Luck{});
  EXPECT_THAT(order, testing::ElementsAre("first", "middle", "last"));
}

TEST(StateHash, ChangesWithAnyCellAndNotWithTheJournal) {
  World world = two_parties();
  const Hash before = state_hash(world);
  world.note(EventKind::halt_starts, 0, 0, 1);
  EXPECT_EQ(state_hash(world), before);
  world.parties.pledge[1] = 0.5;
  EXPECT_NE(state_hash(world), before);
}

}  // namespace
}  // namespace truce
