// Fear: what infiltrations leave behind in the region nearest to them (ruling M6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// fear' = fear 2^(-dt / half-life), then + (1 - fear)(1 - (1 - rise)^n) by n attempts, whatever they cost.
struct Fear {
  double per_infiltration = 0.2;  // of what is left to full fear
  double half_life_days = 7;

  static constexpr Card card{.name = "fear",
                             .phase = Phase::incidents,
                             .reads = {"works.infiltrations_step"},
                             .writes = {"regions.fear"},
                             .says = "Infiltrations frighten the people of the nearest region"};
  static const inline auto keys = std::tuple{
      Key{"per_infiltration",
          &Fear::per_infiltration,
          {0, 1},
          "1",
          "share of what is left to full fear that an attempt adds"},
      Key{"half_life_days", &Fear::half_life_days, {0.01, 1000}, "days", "time in which fear halves"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
