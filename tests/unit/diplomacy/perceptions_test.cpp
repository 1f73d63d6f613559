// Whose a text is held to be and how firmly meant: carriers, concepts, leaks, denials; and contested words.
#include <gtest/gtest.h>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/perceptions.hpp"
#include "tests/unit/diplomacy/shuttle.hpp"

namespace truce {
namespace {

using diplomacy::LeadAct;
using testing::act;
using testing::at_work;
using testing::shuttle_setup;

constexpr int carrier = 3;  // actors: two leaders, the envoy, the carrier

// South is reached through a carrier that north resents and south likes; the text leaves at once.
ScenarioSetup carried_setup(bool as_concept) {
  ScenarioSetup setup = shuttle_setup(-3, -3);
  setup.mediators.push_back({"carrier", MediatorSetup{}});
  setup.relations = {{"a", {.from = "north_lead", .to = "carrier", .rivalry = 1}},
                     {"b", {.from = "south_lead", .to = "carrier", .rivalry = -1}}};
  StrategySetup& shuttle = setup.strategies[0].value;
  shuttle.as_concept = as_concept;
  shuttle.channels = {{"north_lead", {.via = {}, .delay_hours = 0, .distortion = 0}},
                      {"south_lead", {.via = {"carrier"}, .delay_hours = 0, .distortion = 0}}};
  return setup;
}

// The text is on the table, its copies arrived in the step before; leaders hold `honesty` of the lead for
// sure.
World after_arrival(bool as_concept, double honesty, double carrier_hand) {
  World world = at_work(carried_setup(as_concept));
  for (std::size_t row = 0; row < rows_of(world.reputations); ++row) {
    world.reputations.honest_good[row] = 1e12 * honesty;
    world.reputations.honest_bad[row] = 1e12 * (1 - honesty);
  }
  act(world, LeadAct::table, 0);
  world.clock.step = 2;
  Perceptions{.carrier_hand = carrier_hand}.apply(world, Luck{1, 0, 2});
  world.clock.step = 3;  // what arrived has been read
  return world;
}

void leak(World& world, bool denied) {
  const std::size_t row = append_row(world.leak_records);
  world.leak_records.text[row] = 0;
  world.leak_records.denied[row] = denied ? 1 : 0;
}

double author_credit(const World& world, std::size_t leader) {
  const int copy = diplomacy::copy_of(world, 0, leader);
  return diplomacy::weigh_terms(world, Luck{1, 0, 2}, leader,
                                diplomacy::seen_copy(world, static_cast<std::size_t>(copy)))
      .author_credit;
}

TEST(Perceptions, AReaderSeesTheHandOfWhoBroughtItTheText) {
  const World blind = after_arrival(false, 0.5, 0);
  const World seeing = after_arrival(false, 0.5, 1);
  EXPECT_EQ(blind.copies.hands[1], 0);
  EXPECT_EQ(seeing.copies.hands[1], diplomacy::bit(carrier));
  EXPECT_EQ(seeing.copies.hands[0], 0);  // north was reached directly
  EXPECT_GT(author_credit(seeing, 1), author_credit(blind, 1));
  EXPECT_EQ(author_credit(seeing, 0), author_credit(blind, 0));
}

TEST(Perceptions, ALeakShowsEveryReaderAllCarriers) {
  World world = after_arrival(false, 0.5, 1);
  const double before = author_credit(world, 0);
  leak(world, false);
  Perceptions{.carrier_hand = 1}.apply(world, Luck{1, 0, 3});
  EXPECT_EQ(world.copies.hands[0], diplomacy::bit(carrier));
  EXPECT_LT(author_credit(world, 0), before);  // north resents the carrier
  EXPECT_EQ(world.leak_records.noted[0], 1);
}

TEST(Perceptions, AConceptIsTakenForOneAsFarAsItsLeadIsHeldHonest) {
  EXPECT_EQ(after_arrival(true, 1, 0).copies.taken_for[0], TextStage::concept_);
  const World doubted = after_arrival(true, 0, 0);
  EXPECT_EQ(doubted.copies.taken_for[0], TextStage::tabled);
  EXPECT_EQ(doubted.texts.meant_as[0], TextStage::concept_);  // what its lead means stays what it was
  EXPECT_EQ(after_arrival(false, 1, 0).copies.taken_for[0], TextStage::tabled);
}

TEST(Perceptions, ALeakMakesAPlanOfAConceptAndABelievedDenialAConceptAgain) {
  World world = after_arrival(true, 1, 0);
  leak(world, false);
  Perceptions{}.apply(world, Luck{1, 0, 3});
  EXPECT_EQ(world.copies.taken_for[0], TextStage::tabled);
  world.leak_records.denied[0] = 1;
  Perceptions{}.apply(world, Luck{1, 0, 4});
  EXPECT_EQ(world.copies.taken_for[0], TextStage::concept_);
  EXPECT_EQ(world.copies.hands[1], 0);
  EXPECT_EQ(world.leak_records.noted[0], 2);
  world.copies.taken_for[0] = TextStage::tabled;  // nothing is read twice
  Perceptions{}.apply(world, Luck{1, 0, 5});
  EXPECT_EQ(world.copies.taken_for[0], TextStage::tabled);
}

TEST(Perceptions, ADenialIsNotBelievedFromWhoIsHeldALiar) {
  World world = after_arrival(true, 0, 1);
  leak(world, true);
  Perceptions{.carrier_hand = 1}.apply(world, Luck{1, 0, 3});
  EXPECT_EQ(world.copies.taken_for[0], TextStage::tabled);
  EXPECT_EQ(world.copies.hands[0], diplomacy::bit(carrier));
}

TEST(Perceptions, AConceptCommitsNobody) {
  World world = after_arrival(true, 1, 0);
  const auto cost = [&] {
    return diplomacy::weigh_terms(world, Luck{1, 0, 2}, 0, diplomacy::seen_copy(world, 0)).audience_cost;
  };
  const double as_concept = cost();
  world.copies.taken_for[0] = TextStage::tabled;
  const DecisionSetup& rules = world.setup->decision;
  EXPECT_NEAR(as_concept / cost(), (1 - rules.concept_excuse) / (1 - rules.mediation_excuse), 1e-12);
}

TEST(Perceptions, ARefusedConceptHardensNobodyWhoTookItForOne) {
  World world = after_arrival(true, 1, 0);
  world.copies.taken_for[1] = TextStage::tabled;
  world.copies.answer = {0, 0};
  const double pledge = world.leaders.pledge[0];
  Agreements{}.apply(world, Luck{1, 0, 3});
  testing::settle(world);
  EXPECT_EQ(world.texts.stage[0], TextStage::refused);
  EXPECT_EQ(world.leaders.pledge[0], pledge);
  EXPECT_GT(world.leaders.pledge[1], pledge);
}

TEST(Words, AWordingIsWorthToOneSideWhatItCostsTheOther) {
  ScenarioSetup setup = carried_setup(false);
  setup.leaders[0].value.words = {{"closure", -0.04}, {"withdrawal", 0.02}};
  setup.leaders[1].value.words = {{"closure", 0.04}};
  setup.strategies[0].value.words = {{"closure", 1}, {"withdrawal", -0.5}};
  World world = at_work(setup);
  act(world, LeadAct::table, 0);
  const auto words = [&](std::size_t leader) {
    return diplomacy::weigh_terms(world, Luck{1, 0, 2}, leader, diplomacy::seen_copy(world, leader)).words;
  };
  EXPECT_NEAR(words(0), -0.05, 1e-15);
  EXPECT_NEAR(words(1), 0.04, 1e-15);
}

TEST(Words, ACopyMayReachItsReaderInTheOtherWordingAndOrder) {
  ScenarioSetup setup = carried_setup(false);
  setup.leaders[0].value.words = {{"closure", 0.04}};
  StrategySetup& shuttle = setup.strategies[0].value;
  shuttle.words = {{"closure", 1}};
  shuttle.deferred = {"forces"};
  shuttle.channels[0].value.distortion = 1;
  World world = at_work(setup);
  act(world, LeadAct::table, 0);
  const auto forces = static_cast<int>(formula::Issue::forces);
  const auto crossings = static_cast<int>(formula::Issue::crossings);
  EXPECT_EQ(world.copies.deferred[0],
            diplomacy::bit(crossings));  // the two issues it names have changed places
  EXPECT_EQ(world.copies.turned_words[0], 1);
  EXPECT_EQ(world.copies.deferred[1], diplomacy::bit(forces));
  EXPECT_EQ(world.copies.turned_words[1], 0);
  EXPECT_EQ(world.texts.deferred[0], diplomacy::bit(forces));
  const auto read = diplomacy::weigh_terms(world, Luck{1, 0, 2}, 0, diplomacy::seen_copy(world, 0));
  EXPECT_NEAR(read.words, -0.04, 1e-15);
}

TEST(Words, WhatOneHopTurnsTheNextMayTurnBack) {
  ScenarioSetup setup = carried_setup(false);
  setup.leaders[1].value.words = {{"closure", 0.04}};
  StrategySetup& shuttle = setup.strategies[0].value;
  shuttle.words = {{"closure", 1}};
  shuttle.channels[1].value.distortion = 1;
  World world = at_work(setup);
  act(world, LeadAct::table, 0);
  EXPECT_EQ(world.copies.turned_words[1], 0);
}

TEST(Words, ATextOfOneStageHasNoOrderToGetWrong) {
  ScenarioSetup setup = carried_setup(false);
  setup.strategies[0].value.channels[1].value.distortion = 1;
  World world = at_work(setup);
  act(world, LeadAct::table, 0);
  EXPECT_EQ(world.copies.deferred[1], 0);
  EXPECT_EQ(world.copies.turned_words[1], 0);
}

}  // namespace
}  // namespace truce
