// Incidents and attribution: which fatal events become what, and how the same reports divide publics.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

World with_fatal(const ScenarioSetup& setup, int events, double deaths, bool misfire) {
  World world = testing::small_world(setup);
  world.clock.step = 1;
  for (int k = 0; k < events; ++k) {
    const std::size_t row = append_row(world.fatal);
    world.fatal.stream[row] = 1;
    world.fatal.author[row] = 1;
    world.fatal.harmed[row] = misfire ? 1 : 0;
    world.fatal.deaths[row] = deaths;
    world.fatal.misfire[row] = misfire ? 1 : 0;
  }
  return world;
}

double count(const World& world, IncidentKind kind) {
  return static_cast<double>(std::ranges::count(world.incidents.kind, kind));
}

TEST(Incidents, DisputeTheShareThatWasSet) {
  constexpr int events = 50000;
  World world = with_fatal(testing::small_setup(), events, 1, false);
  IncidentMaker{}.apply(world, Luck{5, 0, 1});
  EXPECT_NEAR(count(world, IncidentKind::ambiguous_deaths), 0.05 * events,
              limit_z * std::sqrt(events * 0.0475));
  EXPECT_NEAR(count(world, IncidentKind::salient_death), 0.95 * 0.02 * events,
              limit_z * std::sqrt(events * 0.019));
  EXPECT_EQ(count(world, IncidentKind::mass_deaths), 0);
}

TEST(Incidents, DisputeEveryMisfireAndKnowItsAuthor) {
  World world = with_fatal(testing::small_setup(), 20, 3, true);
  IncidentMaker{}.apply(world, Luck{5, 0, 1});
  EXPECT_EQ(count(world, IncidentKind::ambiguous_deaths), 20);
  EXPECT_EQ(world.incidents.author[0], 1);
  EXPECT_EQ(world.incidents.harmed[0], 1);
  EXPECT_EQ(world.fatal.incident[19], 19);
}

TEST(Incidents, KnowManyDeadInOneEvent) {
  World world = with_fatal(testing::small_setup(), 1000, 10, false);
  IncidentMaker{}.apply(world, Luck{5, 0, 1});
  EXPECT_EQ(count(world, IncidentKind::mass_deaths) + count(world, IncidentKind::ambiguous_deaths), 1000);
}

// The park and the hospital compound of 28 July 2014: deaths in the south that either side lays at the
// other's door.
TEST(Attribution, DividesPublicsByTheirPriorsOverOneIncident) {
  ScenarioSetup setup = testing::small_setup();
  PublicSetup abroad;
  abroad.citizens = 10;
  abroad.stress.blames_other_prior = 0.55;
  setup.publics.push_back({"abroad", abroad});
  setup.publics[0].value.stress.blames_other_prior = 0.85;
  setup.publics[1].value.stress.blames_other_prior = 0.92;
  for (const char* side : {"north", "south"}) {
    OutletSetup outlet;
    outlet.party = side;
    outlet.reliability = 0.4;
    setup.outlets.push_back({std::string(side) + "_voice", outlet});
  }
  for (auto& [id, crowd] : setup.publics) crowd.outlets = {{"north_voice", 0.5}, {"south_voice", 0.5}};
  World world = with_fatal(setup, 1, 10, true);
  IncidentMaker{}.apply(world, Luck{5, 0, 1});
  Attribution{}.apply(world, Luck{5, 0, 1});
  ASSERT_EQ(rows_of(world.beliefs), 3U);
  const double north_blames_south = world.beliefs.blames_other[0];
  const double south_blames_south = 1 - world.beliefs.blames_other[1];
  EXPECT_GT(north_blames_south - south_blames_south, 0.6);
  EXPECT_LT(std::abs(world.beliefs.blames_other[2] - 0.55), 0.3);
}

TEST(Attribution, FollowsTheTruthWhenOutletsAreReliableAndBelieved) {
  for (const bool misfire : {false, true}) {
    ScenarioSetup setup = testing::small_setup();
    OutletSetup outlet;
    outlet.reliability = 1;
    setup.outlets.push_back({"wire", outlet});
    for (auto& [id, crowd] : setup.publics) crowd.outlets = {{"wire", 1.0}};
    World world = with_fatal(setup, 1, 10, misfire);
    IncidentMaker maker;
    maker.ambiguous_share = 1;
    maker.apply(world, Luck{5, 0, 1});
    Attribution{.claim = 10}.apply(world, Luck{5, 0, 1});
    // Misfire: south harmed itself. Otherwise: the north was harmed by the south.
    EXPECT_GT(world.beliefs.blames_other[0], 0.99);
    EXPECT_LT(world.beliefs.blames_other[1], 0.01);
  }
}

TEST(Attribution, FollowsTheTruthUnderMonitorsWhateverTheOutlets) {
  for (const double monitored : {0.0, 1.0}) {
    ScenarioSetup setup = testing::small_setup();
    OutletSetup outlet;
    outlet.party = "south";
    outlet.reliability = 0;
    setup.outlets.push_back({"south_voice", outlet});
    for (auto& [id, crowd] : setup.publics) crowd.outlets = {{"south_voice", 1.0}};
    World world = with_fatal(setup, 1, 10, true);  // south harmed itself
    append_row(world.arrangements);
    world.arrangements.monitored[0] = monitored;
    world.parties.halt = {0, 0};
    IncidentMaker maker;
    maker.ambiguous_share = 1;
    maker.apply(world, Luck{5, 0, 1});
    Attribution{.claim = 10}.apply(world, Luck{5, 0, 1});
    if (monitored > 0) {
      EXPECT_LT(world.beliefs.blames_other[1], 0.01);
    } else {
      EXPECT_GT(world.beliefs.blames_other[1], 0.4);
    }
  }
}

TEST(Attribution, JudgesEachIncidentOnce) {
  World world = with_fatal(testing::small_setup(), 5, 1, true);
  IncidentMaker{}.apply(world, Luck{5, 0, 1});
  Attribution{}.apply(world, Luck{5, 0, 1});
  world.clock.step = 2;
  Attribution{}.apply(world, Luck{5, 0, 2});
  EXPECT_EQ(rows_of(world.beliefs), 10U);
}

}  // namespace
}  // namespace truce
