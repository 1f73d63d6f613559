// Infiltrations through hidden works that are left, also in lulls unless units obey (model.md R.6 S3; ruling
// M6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Infiltration {
  static constexpr Card card{
      .name = "infiltration",
      .phase = Phase::events,
      .reads = {"works.owner", "works.searcher", "works.destroyed", "parties.holds", "parties.commitment",
                "parties.aim", "factions.party", "factions.share", "factions.compliance"},
      .writes = {"works.infiltrations_step", "works.infiltrations", "works.infiltration_deaths_step"},
      .adds = {"parties.aim"},
      .says = "Attempts to cross through hidden works, soldiers they kill, and the aim they raise"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
