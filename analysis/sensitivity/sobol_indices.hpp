// Shares of an outcome's variance: first-order indices (Saltelli et al. 2010) and total ones (Jansen 1999).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"

namespace truce {

struct SobolIndex {
  double first = 0;         // share explained by this input alone; sampling can put it a little below 0
  double total = 0;         // share that would be lost without it, with all its interactions
  Interval first_interval;  // 95 %, base points resampled
  Interval total_interval;
};

struct SobolShares {
  std::vector<SobolIndex> groups;
  double mean = 0;
  double variance = 0;     // of the outcome over the inputs (and luck, when each point has its own)
  std::size_t blocks = 0;  // base points without a missing value
};

// `values` come in blocks of groups + 2: A, B, then A with group g from B, for each g. Blocks with a NaN are
// left out. Indices are NaN when the outcome does not vary. Throws BugError when the number of values is no
// multiple.
[[nodiscard]] SobolShares sobol_shares(std::span<const double> values, std::size_t groups,
                                       const Resampling& resampling = {});

}  // namespace truce
