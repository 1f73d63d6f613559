// Population: draws the citizens of every public and ties them into networks (model.md 7.3, 7.4).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Population {
  int settling_updates = 0;  // updates among neighbours alone before the start

  static constexpr Card card{
      .name = "population",
      .phase = Phase::calendar,
      .writes = {"citizens.opinion", "citizens.anchor", "citizens.openness", "citizens.region",
                 "citizens.outlet", "publics.opinion_mean", "publics.opinion_spread", "publics.backs"},
      .says = "Draws the citizens at the start: anchors, openness, home, outlet and who hears whom"};
  static const inline auto keys = std::tuple{
      Key{"settling_updates",
          &Population::settling_updates,
          {0, 1000},
          "updates",
          "updates among neighbours alone before the start; 0 = everybody starts at the own anchor"}};

  void start(World& world, const Luck& luck) const;
  void apply(World&, const Luck&) const {}
};

// Ties the citizens again as `start` does, from luck and citizens.anchor: networks are not stored in a
// checkpoint.
void tie_citizens(World& world, const Luck& luck);

}  // namespace truce
