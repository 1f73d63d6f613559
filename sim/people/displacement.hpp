// Displacement: citizens leave a region for its dead, sirens and fear, and return in quiet (model.md 7.1, R.4).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// A citizen at home leaves with hazard a d + b q + c f dt: d = deaths in the region in the step per 100,000 persons of
// all its publics, q = share of its alert areas alarmed, f = its fear of infiltrations. One who is away returns at a rate 1 / (tau (1 + x)),
// x = the region's exposure, so that quiet brings people home. Both sizes are assumptions fitted to counts of
// displaced.
struct Displacement {
  static constexpr Card card{
      .name = "displacement",
      .phase = Phase::opinion,
      .reads = {"publics.party", "publics.first", "publics.citizens", "citizens.region",
                "regions.deaths_step", "regions.sirens_step", "regions.exposure", "regions.fear"},
      .writes = {"citizens.displaced", "publics.displaced"},
      .says = "Citizens leave a region for its dead, its sirens and its fear, and return in quiet"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
