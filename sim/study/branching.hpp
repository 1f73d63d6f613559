// Scenarios that share a history (ruling S5): what goes on after a branch, and one list of mediators for all.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/world/scenario_setup.hpp"

namespace truce {

// The description of a future, and how many of its efforts (the first ones) are the history's and end there.
struct Continuation {
  ScenarioSetup setup;
  std::size_t efforts_before = 0;
};

// `branch` as it goes on from a state of `history` at `hour`. Equal efforts go on; others stand behind those
// of the history, which end. Texts of the history stay known; what the calendar had still to table is not
// tabled when the branch tables none. Throws InputError when members (parties, mediators, ...) or the clock
// differ otherwise than by more mediators and relations.
[[nodiscard]] Continuation continue_setup(const ScenarioSetup& history, ScenarioSetup branch, double hour);

// The mediators of all these scenarios with their relations and memories, each as first met, and nothing
// else.
[[nodiscard]] ScenarioSetup gather_mediators(const std::vector<const ScenarioSetup*>& setups);

// Gives a scenario those that were gathered, in their order; whether anything was changed.
bool take_mediators(const ScenarioSetup& all, ScenarioSetup& setup);

// Gives every scenario the mediators that any of them has, in one order, with their relations and memories:
// an idle mediator changes nothing, and the records of all have one shape. Returns whether anything was
// changed.
bool unite_mediators(std::vector<ScenarioSetup*> setups);

}  // namespace truce
