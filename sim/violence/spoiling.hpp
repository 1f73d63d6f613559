// Spoiling: a faction that loses by peace strikes while its party keeps a halt, the more so where the other
// side believes that the party could have stopped it (Kydd & Walter 2002; model.md 6.2).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// Off by default: base_per_hour is a direct hazard (ruling H4).
struct Spoiling {
  double base_per_hour = 0;     // h0
  double chance_if_willed = 1;  // v of the blame that follows

  static constexpr Card card{
      .name = "spoiling",
      .phase = Phase::events,
      .reads = {"factions.party", "parties.halt", "arrangements.mutual", "arrangements.text", "streams.party",
                "streams.against", "leaders.party", "relations.*"},
      .writes = {"factions.spoiled_step", "factions.spoiled", "factions.spoil_blamed_step"},
      .says =
          "Factions that lose by peace strike under a halt; the other side asks whether the party willed it"};
  static const inline auto keys = std::tuple{Key{"base_per_hour",
                                                 &Spoiling::base_per_hour,
                                                 {0, 10},
                                                 "1/h",
                                                 "hazard of a strike under an agreed halt by a faction of "
                                                 "extremity 1 whose party is held to be in full "
                                                 "control; 0 = off"},
                                             Key{"chance_if_willed",
                                                 &Spoiling::chance_if_willed,
                                                 {0.01, 1},
                                                 "1",
                                                 "chance of the same strike had the party willed it"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
