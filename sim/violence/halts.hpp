// Halts: put agreed and recorded halts into force, and end them at their planned end or by a newer one.
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Halts {
  double pause_up_to_hours = 24;  // an agreed halt planned for no longer is a pause, else a truce

  static constexpr Card card{
      .name = "halts",
      .phase = Phase::arrangements,
      .reads = {},
      .writes = {"arrangements.*", "parties.holds", "parties.commitment", "parties.halt",
                 "parties.hostile_acts"},
      .says = "Recorded and agreed halts come into force and expire; how they hold is left to the parties"};
  static const inline auto keys =
      std::tuple{Key{"pause_up_to_hours",
                     &Halts::pause_up_to_hours,
                     {0, 1e6},
                     "hours",
                     "an agreed halt planned for no longer is a pause, else a truce"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
