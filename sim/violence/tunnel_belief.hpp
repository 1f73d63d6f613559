// What the searcher believes about the number of hidden works, from how fast it finds them (model.md 2.2, R.6
// S6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct TunnelBelief {
  double every_hours = 24;

  static constexpr Card card{
      .name = "tunnel_belief",
      .phase = Phase::incidents,
      .reads = {"works.found", "works.destroyed"},
      .writes = {"works.found_day", "works.effort_day", "works.believed_low", "works.believed_median",
                 "works.believed_high", "works.left_share", "searches.*"},
      .says = "Posterior of the number of hidden works, updated once a day of search"};
  static const inline auto keys = std::tuple{Key{"every_hours",
                                                 &TunnelBelief::every_hours,
                                                 {0.25, 1000},
                                                 "hours",
                                                 "time between updates of the belief"}};

  // Belief from what was found before the run.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
