// Tests of opinion, outlets and polls at work in a world.
#include "sim/people/opinion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/base/parallel.hpp"
#include "sim/people/crowd.hpp"
#include "sim/people/outlets.hpp"
#include "sim/people/polls.hpp"
#include "tests/unit/people/people_world.hpp"

namespace truce {
namespace {

using testing::people_setup;
using testing::peopled;
using testing::step_alone;

TEST(Opinion, MovesOnlyAtUpdatesWhateverTheStep) {
  for (const double minutes : {15.0, 30.0, 60.0, 120.0}) {
    ScenarioSetup setup = people_setup(200);
    setup.clock.step_minutes = minutes;
    World world = peopled(setup);
    int updates = 0;
    std::vector<float> before = world.citizens.opinion;
    const int steps = static_cast<int>(24 * 60 / minutes);
    for (int k = 0; k < steps; ++k) {
      step_alone(world, Opinion{}, 1);
      updates += world.citizens.opinion != before ? 1 : 0;
      before = world.citizens.opinion;
    }
    EXPECT_EQ(updates, 4) << minutes;
  }
}

// Without noise of events the path of opinion is the same in steps of any length, to the last bit.
TEST(Opinion, SamePathInStepsOfAnyLength) {
  std::set<std::string> hashes;
  for (const double minutes : {30.0, 60.0, 120.0}) {
    ScenarioSetup setup = people_setup(500);
    setup.clock.step_minutes = minutes;
    for (auto& [id, crowd] : setup.publics) crowd.opinion.noise = 0.05;
    World world = peopled(setup);
    step_alone(world, Opinion{}, static_cast<int>(72 * 60 / minutes));
    hashes.insert(std::string(reinterpret_cast<const char*>(world.citizens.opinion.data()),
                              world.citizens.opinion.size() * sizeof(float)));
  }
  EXPECT_EQ(hashes.size(), 1U);
}

TEST(Opinion, SameBitsOnAnyNumberOfThreads) {
  ScenarioSetup setup = people_setup(9001);
  for (auto& [id, crowd] : setup.publics) crowd.opinion.noise = 0.05;
  std::vector<Hash> hashes;
  for (const int threads : {1, 2, 3}) {
    use_threads(threads);
    World world = peopled(setup);
    step_alone(world, Opinion{}, 24, [](World& w) { w.publics.deaths_day = {30, 2}; });
    hashes.push_back(state_hash(world));
    use_threads(1);
  }
  EXPECT_EQ(hashes[0], hashes[1]);
  EXPECT_EQ(hashes[0], hashes[2]);
}

double mean_after_losses(Casualties casualties, double success) {
  ScenarioSetup setup = people_setup(2000);
  for (auto& [id, crowd] : setup.publics) {
    crowd.opinion.mean = 0;
    crowd.opinion.loss_weight = 0.02;
    crowd.outlets = {};
  }
  World world = peopled(setup);
  world.parties.success = {success, success};
  Opinion rule;
  rule.casualties = casualties;
  step_alone(world, rule, 48, [](World& w) { w.publics.deaths_day = {50, 0}; });
  return world.publics.opinion_mean[0] - world.publics.opinion_mean[1];
}

TEST(Opinion, LossesHardenWhileSuccessIsExpectedAndErodeOtherwise) {
  EXPECT_GT(mean_after_losses(Casualties::success_conditional, 0.8), 0.1);
  EXPECT_LT(mean_after_losses(Casualties::success_conditional, 0.2), -0.1);
  EXPECT_LT(mean_after_losses(Casualties::log_erosion, 0.8), -0.1);
}

TEST(Opinion, OutletsDrawOpinionTowardsTheirTone) {
  ScenarioSetup setup = people_setup(2000);
  for (auto& [id, crowd] : setup.publics) crowd.opinion.mean = 0;
  World world = peopled(setup);
  world.outlets.tone = {1.0, -1.0};
  step_alone(world, Opinion{}, 10 * 24);
  EXPECT_GT(world.publics.opinion_mean[0], 0.05);
  EXPECT_LT(world.publics.opinion_mean[1], -0.05);
}

TEST(Opinion, AWaitingShockIsAppliedOnceAndCleared) {
  World world = peopled(people_setup(2000));
  const double before = world.publics.opinion_mean[0];
  world.publics.shock[0] = 0.1;
  step_alone(world, Opinion{}, 6);
  EXPECT_GT(world.publics.opinion_mean[0], before + 0.05);
  EXPECT_EQ(world.publics.shock[0], 0);
}

TEST(Opinion, WithoutAPopulationNothingMoves) {
  World world = testing::small_world(people_setup(100));
  step_alone(world, Opinion{}, 12);
  EXPECT_EQ(world.publics.backs[0], 0);
  EXPECT_EQ(world.citizens.opinion, std::vector<float>(200, 0.0F));
}

TEST(Outlets, ToneFollowsOwnDeadAndComesBackToTheLean) {
  World world = peopled(people_setup(100));
  step_alone(world, OutletTone{}, 240, [](World& w) { w.publics.deaths_day = {100, 0}; });
  EXPECT_NEAR(world.outlets.tone[0], 0.5, 1e-3);
  EXPECT_NEAR(world.outlets.tone[1], 0.3, 1e-3);
  step_alone(world, OutletTone{}, 240, [](World& w) { w.publics.deaths_day = {0, 0}; });
  EXPECT_NEAR(world.outlets.tone[0], 0.3, 1e-3);
}

TEST(Outlets, SameToneInStepsOfAnyLength) {
  std::vector<double> tones;
  for (const double minutes : {30.0, 60.0, 120.0}) {
    ScenarioSetup setup = people_setup(100);
    setup.clock.step_minutes = minutes;
    World world = peopled(setup);
    step_alone(world, OutletTone{}, static_cast<int>(24 * 60 / minutes), [](World& w) {
      w.publics.deaths_day = {50, 9};
    });
    tones.push_back(world.outlets.tone[0]);
  }
  EXPECT_NEAR(tones[0], tones[1], 1e-12);
  EXPECT_NEAR(tones[0], tones[2], 1e-12);
}

TEST(Outlets, AReliableOutletFollowsWhatHappenedAndAnUnreliableOneWhatItsSideBelieves) {
  for (const double reliability : {0.0, 1.0}) {
    ScenarioSetup setup = people_setup(100);
    setup.outlets[0].value.reliability = reliability;
    World world = peopled(setup);
    step_alone(world, OutletTone{}, 1, [](World& w) {
      const std::size_t i = append_row(w.incidents);
      w.incidents.hour[i] = w.clock.hour();
      w.incidents.author[i] = 0;  // truly its own side
      const std::size_t b = append_row(w.beliefs);
      w.beliefs.incident[b] = static_cast<std::int32_t>(i);
      w.beliefs.audience[b] = PublicId(0);
      w.beliefs.blames_other[b] = 0.9;
    });
    EXPECT_NEAR(world.outlets.tone[0], reliability > 0 ? 0.25 : 0.34, 1e-3);
  }
}

ScenarioSetup polled_setup(int citizens, int sample) {
  ScenarioSetup setup = people_setup(citizens);
  PollSetup poll;
  poll.asks = "north_people";
  poll.date = testing::moment("2014-07-08 03:00");
  poll.sample = sample;
  setup.polls.push_back({"first", poll});
  return setup;
}

std::vector<PollRow> taken(const ScenarioSetup& setup, std::uint32_t replicate) {
  World world = peopled(setup);
  std::vector<PollRow> rows;
  for (std::uint32_t step = 1; step <= 5; ++step) {
    ++world.clock.step;
    Polls{}.apply(world, Luck{1, replicate, step});
  }
  return world.journal.polls;
}

TEST(Polls, AreTakenOnceOnTheirDate) {
  const std::vector<PollRow> rows = taken(polled_setup(1000, 100), 0);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].hour, 3);
}

// Mean and variance of 400 samples without replacement: hypergeometric, with the finite-population factor
// 1/2.
TEST(Polls, SampleWithoutReplacementHasItsSamplingError) {
  const ScenarioSetup setup = polled_setup(1000, 500);
  double sum = 0;
  double squares = 0;
  double truth = 0;
  for (std::uint32_t k = 0; k < 400; ++k) {
    const PollRow row = taken(setup, k).at(0);
    truth = row.true_percent;
    sum += row.percent - truth;
    squares += (row.percent - truth) * (row.percent - truth);
  }
  const double share = truth / 100;
  const double variance = 1e4 * share * (1 - share) / 500 * (500.0 / 999);
  EXPECT_NEAR(sum / 400, 0, 5 * std::sqrt(variance / 400));
  EXPECT_NEAR(squares / 400 / variance, 1, 5 * std::sqrt(2.0 / 400));
}

TEST(Polls, HouseEffectAndCutAreApplied) {
  ScenarioSetup setup = polled_setup(2000, 1900);
  setup.polls[0].value.house_effect = 10;
  const PollRow low = taken(setup, 0).at(0);
  EXPECT_NEAR(low.percent, low.true_percent + 10, 3);
  setup.polls[0].value.question = Question::beyond;
  setup.polls[0].value.cut = 0.5;
  EXPECT_LT(taken(setup, 0).at(0).true_percent, low.true_percent - 20);
}

TEST(Polls, ApprovalHasABinomialError) {
  ScenarioSetup setup = polled_setup(50, 1000);
  setup.polls[0].value.question = Question::approval;
  const PollRow row = taken(setup, 0).at(0);
  EXPECT_EQ(row.true_percent, 50);
  EXPECT_NE(row.percent, 50);
  EXPECT_NEAR(row.percent, 50, 5 * 1.6);
}

}  // namespace
}  // namespace truce
