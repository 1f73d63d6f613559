// How leaders read texts: shared thresholds, hard rules, who carries out, second stages, ambiguity.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/threshold.hpp"
#include "tests/unit/diplomacy/shuttle.hpp"

namespace truce {
namespace {

using testing::at_work;
using testing::shuttle_setup;

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

}  // namespace
}  // namespace truce
