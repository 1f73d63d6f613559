// Moments of a long column, the same bits on any thread count.
#pragma once

#include <span>

namespace truce {

// Mean and variance (divided by n) of a column, summed in double in a fixed order. 0 and 0 for an empty
// column.
struct Moments {
  double mean = 0.0;
  double variance = 0.0;
};
[[nodiscard]] Moments moments(std::span<const float> values);
[[nodiscard]] Moments moments(std::span<const double> values);

}  // namespace truce
