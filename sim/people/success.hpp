// Success: what a party's side expects of going on, from what can be seen of the fighting (model.md 7.3).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// E' = E + (1/2 + (progress - failure)/2 - E)(1 - exp(-dt / memory)), then jumps. Seen are: the share of the
// works searched for that is found or destroyed, and the other side's fire against its mean so far, below it
// progress, above it failure (only while both fight: a quiet by agreement is nobody's success). An
// infiltration is a jump down for the searcher, up for the owner; a halt broken by the other side a jump
// down. Success carries support more than losses do (Gelpi, Feaver & Reifler 2006); the sizes are
// assumptions.
struct Success {
  double memory_hours = 72;
  double works_weight = 0.5;
  double fire_weight = 0.5;
  double infiltration = 0.03;
  double breach = 0.05;

  static constexpr Card card{
      .name = "success",
      .phase = Phase::beliefs,
      .reads = {"parties.holds", "streams.party", "streams.against", "streams.events", "streams.recent",
                "works.owner", "works.searcher", "works.found", "works.destroyed", "works.believed_median",
                "works.infiltrations_step", "arrangements.*"},
      .writes = {"parties.success"},
      .says =
          "Expected success of going on: works found, fire of the other side, infiltrations, broken halts"};
  static const inline auto keys =
      std::tuple{Key{"memory_hours",
                     &Success::memory_hours,
                     {0.1, 10000},
                     "hours",
                     "time in which expectation follows what is seen"},
                 Key{"works_weight",
                     &Success::works_weight,
                     {0, 1},
                     "1",
                     "progress when all works searched for are destroyed"},
                 Key{"fire_weight",
                     &Success::fire_weight,
                     {0, 1},
                     "1",
                     "progress when the other side's fire has stopped"},
                 Key{"infiltration",
                     &Success::infiltration,
                     {0, 1},
                     "1",
                     "jump with an infiltration: down for who suffers it"},
                 Key{"breach", &Success::breach, {0, 1}, "1", "jump down when the other side broke a halt"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
