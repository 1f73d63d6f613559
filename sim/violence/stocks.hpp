// Stocks: fired, destroyed by the other side, produced while fire is held (model.md 2.2, R.6 S4).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Stocks {
  static constexpr Card card{.name = "stocks",
                             .phase = Phase::stocks,
                             .reads = {"streams.party", "streams.events_step", "parties.holds"},
                             .writes = {"streams.stock", "streams.destroyed", "streams.produced"},
                             .says = "What is left to fire: initial + produced - fired - destroyed"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
