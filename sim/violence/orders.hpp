// Hold-fire orders: which units obey, and which are ready to act at all (model.md 6.2, R.6 S2).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Orders {
  double committed_from = 0.5;  // commitment below which units take an order as not meant

  static constexpr Card card{
      .name = "orders",
      .phase = Phase::orders,
      .reads = {"parties.holds", "parties.commitment", "parties.halt", "factions.party", "factions.grievance",
                "factions.patron_restraint", "units.faction", "units.discipline", "units.events_step"},
      .writes = {"factions.compliance", "factions.order", "units.obeys", "units.mode", "units.threshold"},
      .says = "Each unit obeys its party's order to hold fire, or does not; tired units rest"};
  static const inline auto keys = std::tuple{Key{"committed_from",
                                                 &Orders::committed_from,
                                                 {0, 1},
                                                 "1",
                                                 "commitment below which units take an order as not meant"}};

  // Draws the units' own discipline.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
