// Violent events: self- and cross-exciting streams, shared out over factions and units (model.md 1.2, R.6
// S1-S3; ruling M8).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Events {
  static constexpr Card card{
      .name = "events",
      .phase = Phase::events,
      .reads = {"parties.holds", "parties.commitment", "parties.halt", "parties.fighting_hours",
                "parties.ground", "parties.hostile_acts", "factions.party", "factions.share", "units.faction",
                "units.mode", "units.obeys", "streams.party", "streams.against", "streams.stock",
                "arrangements.*"},
      .writes = {"streams.excitation", "streams.excitation_slow", "streams.intensity", "streams.expected",
                 "streams.events_step", "streams.events", "streams.recent", "units.events_step",
                 "factions.fired"},
      .says = "Events of every stream, drawn from the state at the start of the step"};
  static const inline auto keys = std::tuple{};

  // Remembers the events before the run at their mean.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
