// Resampling: draws of whole units (replicates, base points, walks) with replacement, and percentile
// intervals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/paired.hpp"

namespace truce {

// Draws with replacement, fixed by a seed: the same data give the same interval everywhere.
class Resampler {
 public:
  explicit Resampler(std::uint64_t seed);
  // A whole number below n; its bias is below n / 2^64.
  [[nodiscard]] std::size_t below(std::size_t n);
  // `n` numbers below n.
  [[nodiscard]] std::vector<std::size_t> units(std::size_t n);

 private:
  std::uint64_t seed_;
  std::uint32_t count_ = 0;
};

struct Resampling {
  std::size_t resamples = 1000;
  std::uint64_t seed = 1;
  double level = 0.95;
};

// Percentile interval (Efron 1979) of a number that `statistic` makes of chosen units of `units`; NaN results
// are left out. NaN below two units. The percentile method needs no symmetry and is too narrow for few units
// (below some 30).
[[nodiscard]] Interval bootstrap_interval(
    std::size_t units, const std::function<double(std::span<const std::size_t>)>& statistic,
    const Resampling& resampling = {});

// The percentile interval of resampled values, which are sorted in place; NaN for none.
[[nodiscard]] Interval percentile_interval(std::vector<double>& values, double level);

}  // namespace truce
