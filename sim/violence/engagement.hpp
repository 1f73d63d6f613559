// Ground fighting: deaths on both sides while forces are inside (model.md R.6 S3).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Engagement {
  static constexpr Card card{
      .name = "engagement",
      .phase = Phase::events,
      .reads = {"parties.ground", "parties.ground_hours", "parties.arrived", "parties.holds", "parties.commitment",
                "factions.party", "factions.share", "factions.compliance", "publics.party"},
      .writes = {"parties.engaged_own_step", "parties.engaged_other_step", "parties.engaged_fighters_step"},
      .says = "Deaths in ground fighting while forces are inside"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
