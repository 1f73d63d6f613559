// What a lever says otherwise than the reference, key by key.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace truce {

// Which values a lever sets otherwise than the reference, and in how many blocks (`mechanisms.opinion` is
// one).
struct LeverDifference {
  std::vector<std::string> lines;  // "key: value instead of value"
  std::size_t blocks = 0;
  bool swaps_strategy = false;  // a strategy is a file of many values, never a single factor
  [[nodiscard]] bool is_single_factor() const { return blocks == 1 && !swaps_strategy; }
  // "single-factor", "3 blocks", "another strategy: many values", "nothing".
  [[nodiscard]] std::string sort() const;
};

// Both as lists of "key=value".
[[nodiscard]] LeverDifference lever_difference(const std::vector<std::string>& reference,
                                               const std::vector<std::string>& lever);

}  // namespace truce
