// Deployment: a faction's ground units between outside, border and inside (blueprint, agents: units).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Deployment {
  static constexpr Card card{
      .name = "deployment",
      .phase = Phase::orders,
      .reads = {"parties.ground", "parties.halt", "factions.party", "units.faction", "arrangements.mutual",
                "arrangements.kind"},
      .writes = {"units.place", "parties.arrived"},
      .says = "Ground units move to the border, inside with their party's forces, and home under a halt"};
  static const inline auto keys = std::tuple{};

  // Units stand where they want to be.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
