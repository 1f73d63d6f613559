// Small worlds for tests: two parties that mirror each other, and a loop that steps them.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "sim/base/time.hpp"
#include "sim/process/pipeline.hpp"
#include "sim/world/world.hpp"

namespace truce::testing {

inline Instant moment(std::string_view text) { return parse_instant(text).value(); }

// `side` against `other`: one stream, one faction of ten units, one public in one region.
inline void add_side(ScenarioSetup& setup, const std::string& side, const std::string& other) {
  PartySetup party;
  party.name = side;
  setup.parties.push_back({side, party});
  FactionSetup faction;
  faction.party = side;
  setup.factions.push_back({side + "_force", faction});
  StreamSetup stream;
  stream.party = side;
  stream.against = other;
  stream.harms = other + "_people";
  stream.rate_per_hour = 2;
  stream.excited_by = {{side + "_fire", 0.3}, {other + "_fire", 0.2}};
  stream.deaths_per_hit = 0.1;
  stream.deaths_size = 1;
  stream.fighters_share = 0.4;
  setup.streams.push_back({side + "_fire", stream});
  RegionSetup region;
  region.alert_areas = 4;
  setup.regions.push_back({side + "_land", region});
  PublicSetup crowd;
  crowd.party = side;
  crowd.citizens = 10;
  crowd.regions = {{side + "_land", 1.0}};
  setup.publics.push_back({side + "_people", crowd});
}

// Two equal sides, north and south, from 8 July 2014 00:00 in steps of an hour; no halts, no tunnels.
inline ScenarioSetup small_setup() {
  ScenarioSetup setup;
  setup.clock.start = moment("2014-07-08 00:00");
  add_side(setup, "north", "south");
  add_side(setup, "south", "north");
  return setup;
}

inline World small_world(ScenarioSetup setup) {
  return make_world(std::make_shared<const ScenarioSetup>(std::move(setup)));
}

// Steps a fresh world `steps` times; `see(world)` after each step.
template <class See>
World run(const ScenarioSetup& setup, const Pipeline& pipeline, int steps, std::uint64_t seed, See see) {
  World world = small_world(setup);
  Luck luck{seed, 0, 0};
  pipeline.start(world, luck);
  for (int step = 0; step < steps; ++step) {
    world.journal.clear();
    ++world.clock.step;
    luck.step = static_cast<std::uint32_t>(world.clock.step);
    pipeline.step(world, luck);
    see(world);
  }
  return world;
}

inline World run(const ScenarioSetup& setup, const Pipeline& pipeline, int steps, std::uint64_t seed) {
  return run(setup, pipeline, steps, seed, [](const World&) {});
}

}  // namespace truce::testing
