// The whole of violence: conservation, honest cards, order within a phase, date shift, swap and switches.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

using testing::all_violence;
using testing::rich_setup;
using testing::run;

constexpr int ten_days = 240;

TEST(Violence, ConservesEveryStock) {
  run(rich_setup(), all_violence(), ten_days, 1, [](const World& world) {
    const Streams& s = world.streams;
    ASSERT_EQ(s.stock[1], 900 + s.produced[1] - static_cast<double>(s.events[1]) - s.destroyed[1]);
    ASSERT_GE(s.stock[1], 0);
  });
}

TEST(Violence, SpendsAStockToTheLastPieceAndNoFurther) {
  ScenarioSetup setup = rich_setup();
  setup.streams[1].value.stock = 20;
  setup.streams[1].value.production_per_day = 0;
  setup.streams[1].value.stock_half = 0;
  const World world = run(setup, all_violence(), ten_days, 2);
  EXPECT_EQ(world.streams.stock[1], 0);
  EXPECT_LE(world.streams.events[1], 20);
}

TEST(Violence, RaisesNobodyFromTheDead) {
  World before = testing::small_world(rich_setup());
  const World end = run(rich_setup(), all_violence(), ten_days, 3, [&](const World& world) {
    for (std::size_t g = 0; g < 2; ++g) {
      ASSERT_GE(world.publics.deaths[g], before.publics.deaths[g]);
      ASSERT_GE(world.publics.reported[g], before.publics.reported[g]);
      ASSERT_EQ(world.publics.deaths[g], before.publics.deaths[g] + world.publics.deaths_step[g]);
      ASSERT_EQ(world.publics.deaths_step[g], world.regions.deaths_step[g]);
    }
    before = world;
  });
  EXPECT_GT(end.publics.deaths[0], 0);
  EXPECT_GT(end.publics.deaths[1], 100);
}

TEST(Violence, BooksEveryDeathToOnePublicAndOneParty) {
  const World world = run(rich_setup(), all_violence(), ten_days, 4);
  for (std::size_t p = 0; p < 2; ++p) {
    EXPECT_EQ(world.publics.deaths[p], world.parties.fighters_killed[p] + world.parties.civilians_killed[p]);
    EXPECT_EQ(world.publics.fighters_killed[p], world.parties.fighters_killed[p]);
  }
}

TEST(Violence, SplitsEveryEventIntoItsFates) {
  run(rich_setup(), all_violence(), ten_days, 5, [](const World& world) {
    for (std::size_t s = 0; s < 2; ++s) {
      ASSERT_EQ(world.streams.threatened_step[s],
                world.streams.intercepted_step[s] + world.streams.hit_step[s]);
      ASSERT_LE(world.streams.fell_short_step[s] + world.streams.threatened_step[s],
                world.streams.events_step[s]);
    }
    const std::int64_t by_units =
        std::accumulate(world.units.events_step.begin(), world.units.events_step.end(), std::int64_t{0});
    ASSERT_EQ(by_units, world.streams.events_step[0] + world.streams.events_step[1]);
  });
}

bool allows(const Card& card, const std::string& column) {
  const std::string table = column.substr(0, column.find('.')) + ".*";
  const auto is = [&](std::string_view name) { return name == column || name == table; };
  return std::ranges::any_of(card.writes, is) || std::ranges::any_of(card.adds, is);
}

TEST(Violence, WritesOnlyWhatTheCardsSay) {
  const Pipeline pipeline = all_violence();
  World world = testing::small_world(rich_setup());
  Luck luck{6, 0, 0};
  pipeline.start(world, luck);
  for (int step = 1; step <= ten_days; ++step) {
    world.clock.step = step;
    luck.step = static_cast<std::uint32_t>(step);
    for (const Mechanism& mechanism : pipeline.mechanisms()) {
      const auto before = column_hashes(world);
      mechanism.apply(world, luck);
      for (const Addition& addition : world.additions) *addition.target += addition.amount;
      world.additions.clear();
      const auto after = column_hashes(world);
      for (std::size_t c = 0; c < before.size(); ++c)
        ASSERT_TRUE(before[c].second == after[c].second || allows(mechanism.card, before[c].first))
            << mechanism.card.name << " wrote " << before[c].first;
    }
  }
}

TEST(Violence, GivesTheSameStateWhicheverMechanismOfAPhaseComesFirst) {
  const Pipeline pipeline = all_violence();
  World listed = testing::small_world(rich_setup());
  World reversed = testing::small_world(rich_setup());
  Luck luck{7, 0, 0};
  pipeline.start(listed, luck);
  pipeline.start(reversed, luck);
  for (int step = 1; step <= ten_days; ++step) {
    listed.clock.step = reversed.clock.step = step;
    luck.step = static_cast<std::uint32_t>(step);
    pipeline.step(listed, luck);
    pipeline.step(reversed, luck, PhaseOrder::reversed);
    ASSERT_TRUE(state_hash(listed) == state_hash(reversed)) << "step " << step;
  }
}

TEST(Violence, KnowsNoDate) {
  constexpr std::int64_t ninety_days = 90 * 24 * 60;
  ScenarioSetup later = rich_setup();
  later.clock.start.minutes += ninety_days;
  later.parties[0].value.ground.entry.minutes += ninety_days;
  for (auto& [id, halt] : later.halts) halt.start.minutes += ninety_days;
  const World now = run(rich_setup(), all_violence(), ten_days, 8);
  EXPECT_TRUE(state_hash(now) == state_hash(run(later, all_violence(), ten_days, 8)));
}

// Exchanges north and south in the file, each with its own luck number and values.
ScenarioSetup swapped(ScenarioSetup setup) {
  setup.parties[0].value.luck = 0;
  setup.parties[1].value.luck = 1;
  std::swap(setup.parties[0], setup.parties[1]);
  std::swap(setup.streams[0], setup.streams[1]);
  std::swap(setup.publics[0], setup.publics[1]);
  std::swap(setup.regions[0], setup.regions[1]);
  std::rotate(setup.factions.begin(), setup.factions.begin() + 1, setup.factions.end());
  return setup;
}

TEST(Violence, TreatsPartiesAlikeWhenTheySwapPlaces) {
  const World one = run(rich_setup(), all_violence(), ten_days, 9);
  const World two = run(swapped(rich_setup()), all_violence(), ten_days, 9);
  for (std::size_t p = 0; p < 2; ++p) {
    EXPECT_EQ(one.streams.events[p], two.streams.events[1 - p]);
    EXPECT_EQ(one.streams.excitation[p], two.streams.excitation[1 - p]);
    EXPECT_EQ(one.publics.deaths[p], two.publics.deaths[1 - p]);
    EXPECT_EQ(one.publics.reported[p], two.publics.reported[1 - p]);
    EXPECT_EQ(one.parties.breaches[p], two.parties.breaches[1 - p]);
    EXPECT_EQ(one.parties.hostile_acts[p], two.parties.hostile_acts[1 - p]);
    EXPECT_EQ(one.regions.sirens[p], two.regions.sirens[1 - p]);
  }
  EXPECT_EQ(one.works.found, two.works.found);
  EXPECT_EQ(one.arrangements.end_hour, two.arrangements.end_hour);
  EXPECT_EQ(one.beliefs.blames_other.size(), two.beliefs.blames_other.size());
}

TEST(Violence, RunsWithAnyOneMechanismSwitchedOff) {
  const std::vector<Mechanism> all = testing::all_mechanisms();
  for (std::size_t off = 0; off < all.size(); ++off) {
    std::vector<Mechanism> rest = all;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(off));
    const World world = run(rich_setup(), Pipeline(rest), ten_days, 10);
    if (all[off].card.name == "events") {
      EXPECT_EQ(world.streams.events[0], 0);
    } else {
      EXPECT_GT(world.streams.events[0], 0) << all[off].card.name;
    }
  }
}

}  // namespace
}  // namespace truce
