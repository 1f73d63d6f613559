// Perceptions: what each leader holds a text to be, whose and how firmly meant, which need not be what its
// lead means (ruling M6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// A text arrives as its lead means it. Its holder sees a carrier's hand in it with `carrier_hand`, and takes
// a concept for one with the honesty it expects of the lead, else for a plan on the table. A leak shows all
// holders a plan, and all carriers of all copies. A denial is believed with the lead's honesty: the text is
// again what its lead says.
struct Perceptions {
  double carrier_hand = 0.3;

  static constexpr Card card{
      .name = "perceptions",
      .phase = Phase::opinion,
      .reads = {"copies.text", "copies.leader", "copies.received_hour", "texts.*", "leak_records.kind",
                "leak_records.text", "leak_records.denied", "reputations.*"},
      .writes = {"copies.taken_for", "copies.hands", "leak_records.noted"},
      .says = "Leaders judge whose a text is and how firmly it is meant: on arrival, by leaks and denials"};
  static const inline auto keys =
      std::tuple{Key{"carrier_hand",
                     &Perceptions::carrier_hand,
                     {0, 1},
                     "1",
                     "chance that a reader takes a mediator who carried a text for one of its authors"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
