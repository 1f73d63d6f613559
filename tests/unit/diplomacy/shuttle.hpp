// A shuttle at work between two mirrored parties, and its lead's acts one at a time.
#pragma once

#include "sim/diplomacy/envoy.hpp"
#include "sim/diplomacy/influence.hpp"
#include "sim/diplomacy/lead.hpp"
#include "sim/diplomacy/mediation.hpp"
#include "sim/diplomacy/reputation.hpp"
#include "tests/unit/diplomacy/tiny.hpp"

namespace truce::testing {

inline ScenarioSetup shuttle_setup(double north, double south) {
  ScenarioSetup setup = table_setup(north, south);
  setup.texts.clear();
  StrategySetup shuttle;
  shuttle.lead = "envoy";
  shuttle.duration_hours = -1;
  shuttle.text = {{"crossings", 0.5}, {"forces", 0.5}};
  setup.strategies = {{"shuttle", shuttle}};
  setup.efforts = {{"first", {.strategy = "shuttle"}}};
  return setup;
}

// A world in which the first effort runs, with reputations.
inline World at_work(const ScenarioSetup& setup) {
  World world = small_world(setup);
  const Luck luck{1, 0, 0};
  Reputation{}.start(world, luck);
  Mediation{}.start(world, luck);
  Influence{}.start(world, luck);
  world.clock.step = 1;
  world.efforts.stage[0] = EffortStage::runs;
  return world;
}

inline void settle(World& world) {
  for (const Addition& addition : world.additions) *addition.target += addition.amount;
  world.additions.clear();
}

inline void act(World& world, diplomacy::LeadAct what, std::size_t leader) {
  const Luck luck{1, 0, 1};
  const diplomacy::Envoy envoy(world, luck, 0);
  diplomacy::carry_out(world, luck, Mediation{}, envoy, {.act = what, .leader = leader});
  settle(world);
}

}  // namespace truce::testing
