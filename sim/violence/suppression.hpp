// Suppression: units that hostile fire keeps down for a while (blueprint, agents: units).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Suppression {
  static constexpr Card card{
      .name = "suppression",
      .phase = Phase::stocks,
      .reads = {"streams.against", "streams.events_step", "factions.party", "units.faction"},
      .writes = {"units.mode"},
      .says = "Hostile events keep units down; they do nothing until they are ready again"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
