// Elementary effects (Morris 1991; mu* and groups: Campolongo, Cariboni and Saltelli 2007): a cheap screening
// of many inputs.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"

namespace truce {

// Walks in the unit cube: consecutive blocks of groups + 1 points; between two points of a block one group
// has moved.
struct Walks {
  std::vector<std::vector<double>> points;
  std::vector<std::size_t> group_of;  // of each dimension
  std::size_t groups = 0;
};

// What one group (or single input) does to the outcome, per unit of the cube.
struct ElementaryEffects {
  double mu = 0;              // mean effect; NaN for a group of several inputs, whose signs may oppose
  double mu_star = 0;         // mean of absolute effects: importance
  double sigma = 0;           // standard deviation of effects (NaN for such a group): bends and interactions
  Interval mu_star_interval;  // 95 %, walks resampled
  double noise =
      0;  // mu* that luck alone would show, from the replicates of the points; 0 with one replicate
  std::size_t count = 0;  // effects that could be computed
};

// `values[point][replicate]`; the same replicate of two points has the same luck. NaN = missing: effects with
// a missing point are left out. Throws BugError when points and walks do not fit.
[[nodiscard]] std::vector<ElementaryEffects> morris_effects(const Walks& walks,
                                                            std::span<const std::vector<double>> values,
                                                            const Resampling& resampling = {});

}  // namespace truce
