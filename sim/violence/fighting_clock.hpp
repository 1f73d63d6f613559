// The fighting clock: how long each party has fought, in hours in which its order was not to hold fire.
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct FightingClock {
  static constexpr Card card{.name = "fighting_clock",
                             .phase = Phase::calendar,
                             .reads = {"parties.holds"},
                             .writes = {"parties.fighting_hours"},
                             .says = "Counts the hours in which a party did not hold fire"};
  static const inline auto keys = std::tuple{};

  // Hours fought before the run.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
