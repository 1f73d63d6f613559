// Weariness: how worn each party is by days fought and own losses, on its own tolerance (ruling M1, q_pat).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// q = min(1, days_share days / tiring_days + losses_share losses / loss_tolerance), tolerances by party.
struct Weariness {
  double days_share = 0.6;
  double losses_share = 0.4;

  static constexpr Card card{.name = "weariness",
                             .phase = Phase::beliefs,
                             .reads = {"parties.fighting_hours", "parties.fighters_killed"},
                             .writes = {"parties.weariness"},
                             .says = "How worn each party is by days fought and own losses"};
  static const inline auto keys = std::tuple{
      Key{"days_share", &Weariness::days_share, {0, 1}, "1", "weariness when the days of tiring are full"},
      Key{"losses_share",
          &Weariness::losses_share,
          {0, 1},
          "1",
          "weariness when losses reach the tolerance"}};

  // Weariness by what was before the run.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
