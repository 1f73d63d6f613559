// Influence: what each mediator can move with each leader now, in parts, for observers (ruling M6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// Derived from what acts where it acts; nothing else reads it. Parts: access (share of a call that gets
// through), credibility (weight of its word), leverage (utils at its effort and pressure), procedure (utils
// that its consultations save), enforcement (monitoring in force). The factors `influence.*` of the scenario
// scale each part where it works.
struct Influence {
  double every_hours = 6;  // how often it is taken stock of

  static constexpr Card card{
      .name = "influence",
      .phase = Phase::observation,
      .reads = {"reputations.*", "relations.*", "mediators.effort", "mediators.withheld", "contacts.*",
                "efforts.stage", "efforts.way", "leaders.party", "parties.halt", "arrangements.text",
                "arrangements.monitored", "texts.leads"},
      .writes = {"influences.*"},
      .says = "What each mediator can move with each leader, in parts"};
  static const inline auto keys = std::tuple{
      Key{"every_hours", &Influence::every_hours, {0.25, 1000}, "hours", "how often it is taken stock of"}};

  // One row for each of reputations.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
