// Weariness: time fought and own losses, each party on its own scale (ruling M1, q_pat).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Weariness {
  double days_share = 0.6;
  double losses_share = 0.4;

  static constexpr Card card{.name = "weariness",
                             .phase = Phase::beliefs,
                             .reads = {"parties.fighting_hours", "parties.fighters_killed"},
                             .writes = {"parties.weariness"},
                             .says = "Parties tire of days fought and of fighters lost"};
  static const inline auto keys = std::tuple{
      Key{"days_share", &Weariness::days_share, {0, 1}, "1", "weight of days fought"},
      Key{"losses_share", &Weariness::losses_share, {0, 1}, "1", "weight of own fighters lost"}};

  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
