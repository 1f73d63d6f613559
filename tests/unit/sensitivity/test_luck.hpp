// Luck for tests of methods: uniform and normal numbers by Philox, fixed by a seed.
#pragma once

#include <cstdint>

#include "sim/base/random.hpp"

namespace truce {

class TestLuck {
 public:
  explicit TestLuck(std::uint32_t seed) : seed_(seed) {}
  double uniform() {
    const auto block = philox({count_++, 0, 0, 0}, {seed_, 77});
    const std::uint64_t bits = (std::uint64_t{block[0]} << 32) | block[1];
    return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
  }
  double normal() { return inverse_normal(uniform()); }

 private:
  std::uint32_t seed_;
  std::uint32_t count_ = 0;
};

}  // namespace truce
