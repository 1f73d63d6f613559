// Patrons: money promised, blocked and delivered, and the restraint it buys from the factions of who receives
// it.
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// Three stocks (ruling M6). While a patron works in an effort, as lead, co-lead or carrier, its client's
// factions are held back by effort x F / (F + half), F = what arrives a month (model.md R.6 S14); what that
// is worth to them is `patron_weight`.
struct Patrons {
  static constexpr Card card{
      .name = "patrons",
      .phase = Phase::beliefs,
      .reads = {"mediators.effort", "mediators.withheld", "efforts.stage", "factions.party"},
      .writes = {"mediators.promised", "mediators.blocked", "mediators.delivered",
                 "factions.patron_restraint"},
      .says = "Patrons pay, payments are blocked, and paid clients hold their factions back"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
