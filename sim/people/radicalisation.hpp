// Radicalisation: a public hardened by its dead, fading over a month (model.md 7.3).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// v' = v exp(-dt / tau) + psi [ln(1 + n) - ln(1 + n0)]: n0 and n = deaths of the running day of the run
// before and after the step. The effect vanishes within 90 days (Jaeger, Klor, Miaari & Paserman 2012).
struct Radicalisation {
  static constexpr Card card{.name = "radicalisation",
                             .phase = Phase::opinion,
                             .reads = {"publics.deaths_step"},
                             .writes = {"publics.radicalised", "publics.deaths_today"},
                             .says = "A public hardened by its dead, fading over a month"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
