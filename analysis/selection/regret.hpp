// Regret: how much worse an alternative does than the best one would have, in each state of the world.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/paired.hpp"

namespace truce {

struct Regret {
  double largest = 0;  // minimax regret chooses the alternative with the smallest (Savage 1951)
  double mean = 0;
  std::size_t worst_at = 0;  // the state of its largest regret
  std::size_t best_in = 0;   // states in which it is the best, ties counted for each
  std::size_t states = 0;    // states in which all alternatives have a value
};

// `value[state][alternative]`, more is better; states with a missing value are left out.
[[nodiscard]] std::vector<Regret> regrets(std::span<const std::vector<double>> value);

// Intervals of mean(alternative) - mean(best of the others), all together right with the given level (Hsu
// 1984; pairs of common luck, Bonferroni): an alternative whose interval lies below 0 is not the best; one
// whose interval lies above 0 is. `value[replicate][alternative]`.
[[nodiscard]] std::vector<Interval> against_the_best(std::span<const std::vector<double>> value,
                                                     double level = 0.95);

}  // namespace truce
