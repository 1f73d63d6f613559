// Tests of what a side feels and expects: approval, radicalisation, success, weariness, pledges.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/people/approval.hpp"
#include "sim/people/audience.hpp"
#include "sim/people/radicalisation.hpp"
#include "sim/people/success.hpp"
#include "sim/people/weariness.hpp"
#include "tests/unit/people/people_world.hpp"

namespace truce {
namespace {

using testing::people_setup;
using testing::small_world;
using testing::step_alone;

World plain(double minutes = 60) {
  ScenarioSetup setup = people_setup(0);
  setup.clock.step_minutes = minutes;
  return small_world(std::move(setup));
}

// Three polls after the peak of 2014 lie on 52 + 30 exp(-t / 13 d) (model.md 7.2).
TEST(Approval, DecaysFromThePeakAsThePollsOf2014) {
  for (const double minutes : {30.0, 60.0, 120.0}) {
    World world = plain(minutes);
    world.publics.approval[0] = 82;
    step_alone(world, Approval{}, static_cast<int>(13 * 24 * 60 / minutes));
    EXPECT_NEAR(world.publics.approval[0], 52 + 30 * std::exp(-1.0), 1e-9);
  }
}

TEST(Approval, RalliesOnceWhenForcesGoIn) {
  ScenarioSetup setup = people_setup(0);
  setup.publics[0].value.approval.rally_on_ground_entry = 25;
  setup.publics[0].value.approval.start = 52;
  World world = small_world(setup);
  double highest = 0;
  step_alone(world, Approval{}, 48, [&](World& w) {
    if (w.clock.step == 3) w.parties.ground[0] = GroundState::inside;
    if (w.clock.step > 3) w.parties.ground_hours[0] += 1;
    highest = std::max(highest, w.publics.approval[0]);
  });
  EXPECT_NEAR(highest, 77, 0.2);
  EXPECT_NEAR(world.publics.approval[0], 52 + 25 * std::exp(-45.0 / 312), 0.1);
  EXPECT_NEAR(world.publics.approval[1], 52, 3);
}

TEST(Approval, RalliesWhenFightingStartsButNotWhenItHadStartedBefore) {
  ScenarioSetup setup = people_setup(0);
  for (auto& [id, crowd] : setup.publics) crowd.approval.rally_on_fighting = 20;
  setup.parties[1].value.war.fought_before_hours = 100;
  World world = small_world(setup);
  world.parties.fighting_hours[1] = 100;
  step_alone(world, Approval{}, 5, [](World& w) {
    for (double& hours : w.parties.fighting_hours) hours += 1;
  });
  EXPECT_GT(world.publics.approval[0], 68);
  EXPECT_LT(world.publics.approval[1], 52);
}

TEST(Approval, ASalientDeathCostsItsOwnPublicOnly) {
  World world = plain();
  step_alone(world, Approval{}, 1, [](World& w) {
    const std::size_t i = append_row(w.incidents);
    w.incidents.hour[i] = w.clock.hour();
    w.incidents.kind[i] = IncidentKind::salient_death;
    w.incidents.harmed[i] = 1;
  });
  EXPECT_NEAR(world.publics.approval[0] - world.publics.approval[1], 15, 1e-9);
}

void start_truce(World& world, std::int32_t signatories) {
  const std::size_t a = append_row(world.arrangements);
  world.arrangements.kind[a] = HaltKind::truce;
  world.arrangements.start_hour[a] = world.clock.hour();
  world.arrangements.end_hour[a] = -1;
  world.arrangements.signatories[a] = signatories;
}

TEST(Approval, ATruceCostsItsSignatoryByItsPledgeAndItsExtensionNothing) {
  World world = plain();
  world.parties.pledge = {0.5, 0.5};
  step_alone(world, Approval{}, 1, [](World& w) { start_truce(w, 1); });
  EXPECT_NEAR(world.publics.approval[1] - world.publics.approval[0], 3, 1e-9);
  const double gap = world.publics.approval[1] - world.publics.approval[0];
  step_alone(world, Approval{}, 1, [](World& w) {
    w.arrangements.end[0] = HaltEnd::renewed;
    w.arrangements.end_hour[0] = w.clock.hour();
    start_truce(w, 1);
  });
  EXPECT_NEAR(world.publics.approval[1] - world.publics.approval[0], gap, 0.05);
}

TEST(Radicalisation, AHundredDeathsInADayGiveThreePointsInStepsOfAnyLength) {
  for (const double minutes : {30.0, 60.0, 120.0}) {
    ScenarioSetup setup = people_setup(0);
    setup.clock.step_minutes = minutes;
    setup.publics[0].value.stress.radicalised_days = 1e4;
    World world = small_world(setup);
    step_alone(world, Radicalisation{}, static_cast<int>(24 * 60 / minutes),
               [&](World& w) { w.publics.deaths_step[0] = 100 * minutes / 60 / 24; });
    EXPECT_NEAR(world.publics.radicalised[0], 3, 0.01) << minutes;
  }
}

TEST(Radicalisation, FivePercentIsLeftAfterNinetyDays) {
  World world = plain(120);
  world.publics.radicalised[0] = 10;
  step_alone(world, Radicalisation{}, 90 * 12);
  EXPECT_NEAR(world.publics.radicalised[0], 0.5, 0.01);
}

TEST(Radicalisation, EachDayCountsAnew) {
  World world = plain();
  step_alone(world, Radicalisation{}, 49,
             [](World& w) { w.publics.deaths_step[0] = w.clock.step % 24 == 1 ? 100 : 0; });
  EXPECT_NEAR(world.publics.radicalised[0], 3 * (1 + std::exp(-1.0 / 30) + std::exp(-2.0 / 30)), 0.01);
}

TEST(Success, RisesWithWorksFoundAndFallsWithInfiltrationsForTheSearcher) {
  ScenarioSetup setup = people_setup(0);
  TunnelsSetup works;
  works.owner = "south";
  works.searcher = "north";
  works.count = 10;
  setup.tunnels.push_back({"works", works});
  for (auto& [id, stream] : setup.streams) stream.rate_per_hour = 0;
  World world = small_world(setup);
  world.works.believed_median[0] = 10;
  world.works.found[0] = 10;
  world.works.destroyed[0] = 10;
  step_alone(world, Success{}, 30 * 24);
  EXPECT_NEAR(world.parties.success[0], 0.75, 1e-3);
  EXPECT_NEAR(world.parties.success[1], 0.5, 1e-3);
  step_alone(world, Success{}, 1, [](World& w) { w.works.infiltrations_step[0] = 2; });
  EXPECT_NEAR(world.parties.success[0], 0.69, 2e-3);
  EXPECT_NEAR(world.parties.success[1], 0.56, 2e-3);
}

TEST(Success, FireThatStopsIsProgressButAQuietByAgreementIsNot) {
  for (const bool holds : {false, true}) {
    World world = plain();
    world.parties.holds[1] = holds ? 1 : 0;
    step_alone(world, Success{}, 72, [](World& w) { w.streams.recent = {2, 0}; });
    EXPECT_NEAR(world.parties.success[0], holds ? 0.5 : 0.5 + 0.25 * (1 - std::exp(-1.0)), 1e-6);
  }
}

TEST(Success, ABrokenHaltLowersItForWhoGaveUp) {
  World world = plain();
  for (auto& rate : world.streams.recent) rate = 2;
  step_alone(world, Success{}, 1, [](World& w) {
    start_truce(w, 3);
    w.arrangements.end[0] = HaltEnd::collapsed;
    w.arrangements.end_hour[0] = w.clock.hour();
    w.arrangements.ended_by[0] = 0;
  });
  EXPECT_NEAR(world.parties.success[1] - world.parties.success[0], 0.05, 1e-9);
}

TEST(Weariness, IsThatOfRulingM1) {
  ScenarioSetup setup = people_setup(0);
  setup.parties[0].value.war.loss_tolerance = 60;
  World world = small_world(setup);
  world.parties.fighting_hours[0] = 17.5 * 24;
  world.parties.fighters_killed[0] = 30;
  step_alone(world, Weariness{}, 1);
  EXPECT_NEAR(world.parties.weariness[0], 0.3 + 0.2, 1e-12);
  world.parties.fighters_killed[0] = 600;
  step_alone(world, Weariness{}, 1);
  EXPECT_EQ(world.parties.weariness[0], 1);
}

TEST(Weariness, CountsWhatWasBeforeTheRun) {
  ScenarioSetup setup = people_setup(0);
  setup.parties[0].value.war.fought_before_hours = 35 * 24;
  World world = small_world(setup);
  Weariness{}.start(world, Luck{});
  EXPECT_NEAR(world.parties.weariness[0], 0.6, 1e-12);
}

ScenarioSetup led_setup(double minutes) {
  ScenarioSetup setup = people_setup(0);
  setup.clock.step_minutes = minutes;
  LeaderSetup leader;
  leader.party = "north";
  leader.pledge_start = 0.4;
  setup.leaders.push_back({"north_leader", leader});
  return setup;
}

TEST(Audience, PledgesFadeToTheLeadersOwnInStepsOfAnyLength) {
  for (const double minutes : {30.0, 60.0, 120.0}) {
    World world = small_world(led_setup(minutes));
    world.leaders.pledge[0] = 0.9;
    step_alone(world, Audience{}, static_cast<int>(14 * 24 * 60 / minutes));
    EXPECT_NEAR(world.leaders.pledge[0], 0.4 + 0.5 * std::exp(-1.0), 1e-9);
    EXPECT_EQ(world.parties.pledge[0], world.leaders.pledge[0]);
  }
}

TEST(Audience, PledgesRiseWithEntryAndWithABreach) {
  World world = small_world(led_setup(60));
  step_alone(world, Audience{}, 1, [](World& w) { w.parties.ground[0] = GroundState::inside; });
  EXPECT_NEAR(world.leaders.pledge[0], 0.6, 1e-9);
  step_alone(world, Audience{}, 1, [](World& w) {
    w.parties.ground_hours[0] = 1;
    start_truce(w, 3);
    w.arrangements.end[0] = HaltEnd::collapsed;
    w.arrangements.end_hour[0] = w.clock.hour();
    w.arrangements.ended_by[0] = 0;
  });
  EXPECT_NEAR(world.parties.pledge[0], 0.7, 1e-2);
  EXPECT_EQ(world.parties.pledge[1], 0);
}

}  // namespace
}  // namespace truce
