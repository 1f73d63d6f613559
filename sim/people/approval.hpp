// Approval: base, success, rallies, losses that stay in memory, the cost of a truce (model.md R.6 S9).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// A' = A + (base + weight (E - 1/2) - A)(1 - exp(-dt / decay)) + shocks, points of 100. Shocks: fighting
// starts for the first time, own forces go in (rallies that erode: Mueller 1973), a salient civilian death, a
// new truce x pledge (Fearon 1994; Tomz 2007). A truce that takes over from one that ends in the same step
// costs nothing anew.
struct Approval {
  static constexpr Card card{
      .name = "approval",
      .phase = Phase::opinion,
      .reads = {"publics.party", "parties.success", "parties.pledge", "parties.ground",
                "parties.ground_hours", "parties.fighting_hours", "parties.holds", "incidents.*",
                "arrangements.*"},
      .writes = {"publics.approval"},
      .says = "Approval of each public's leadership: success, rallies, salient losses, truces"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
