// Lulls: both sides stop without any text, each for its own reasons, or one stops alone (rulings M6, H6).
#pragma once

#include <tuple>

#include "sim/diplomacy/decision.hpp"
#include "sim/process/process.hpp"

namespace truce {

struct Lulls {
  double occasions_per_day = 0.5;  // nights, holidays, calls: moments at which all weigh stopping at once
  double hours = 24;               // length they have in mind, T of the decision equation
  double alone_chance = 0;         // that the only party willing stops alone

  static constexpr Card card{.name = "lulls",
                             .phase = Phase::leaks,
                             .reads = diplomacy::read_by_weighing + Names{"parties.halt"},
                             .writes = {"arrangements.*"},
                             .says = "Parties stop without a text when each finds that worth it"};
  static const inline auto keys =
      std::tuple{Key{"occasions_per_day",
                     &Lulls::occasions_per_day,
                     {0, 100},
                     "1/day",
                     "how often all weigh stopping without a text"},
                 Key{"hours", &Lulls::hours, {1, 10000}, "hours", "length they have in mind"},
                 Key{"alone_chance",
                     &Lulls::alone_chance,
                     {0, 1},
                     "1",
                     "chance that the only party willing stops alone"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
