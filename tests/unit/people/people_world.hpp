// A small world with people in it, and a way to step one mechanism alone.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/people/population.hpp"
#include "tests/support/small_world.hpp"

namespace truce::testing {

inline ScenarioSetup people_setup(int citizens) {
  ScenarioSetup setup = small_setup();
  for (const std::string side : {"north", "south"}) {
    OutletSetup outlet;
    outlet.party = side;
    outlet.lean = 0.3;
    setup.outlets.push_back({side + "_paper", outlet});
  }
  for (auto& [id, crowd] : setup.publics) {
    crowd.citizens = citizens;
    crowd.population = 1e6;
    crowd.outlets = {{crowd.party + "_paper", 1.0}};
    crowd.opinion.mean = 0.2;
  }
  return setup;
}

// A world with its citizens drawn; step 0.
inline World peopled(ScenarioSetup setup, std::uint64_t seed = 1) {
  World world = small_world(std::move(setup));
  Population{}.start(world, Luck{seed, 0, 0});
  return world;
}

// Steps one mechanism `steps` times after `prepare(world)`.
template <class M, class Prepare>
void step_alone(World& world, const M& mechanism, int steps, Prepare prepare) {
  for (int k = 0; k < steps; ++k) {
    ++world.clock.step;
    world.journal.clear();
    prepare(world);
    mechanism.apply(world, Luck{1, 0, static_cast<std::uint32_t>(world.clock.step)});
  }
}
template <class M>
void step_alone(World& world, const M& mechanism, int steps) {
  step_alone(world, mechanism, steps, [](World&) {});
}

}  // namespace truce::testing
