// How much several mediators achieve together: an inverted U in their number, times their coherence
// (model.md 4.2).
#pragma once

#include <span>

namespace truce::formula {

// (a K - b K^2) / max = 1 - (1 - K / K*)^2, not below 0; 1 at the peak K* = a / 2b (default 3).
[[nodiscard]] double coalition_size_effect(int mediators, double peak);

// chi = mean over pairs of (1 + r) / 2, relations r in -1 to 1; 1 with fewer than two mediators.
[[nodiscard]] double coherence(std::span<const double> pair_relations);

// Xi = size effect x chi^weight: 0-1; weight 1 by default, 0 switches coherence off.
[[nodiscard]] double coalition_effectiveness(int mediators, std::span<const double> pair_relations,
                                             double peak, double coherence_weight);

// Ripeness for one party: sigma(k [c h - g]): cost a day c over horizon h days against the gain g still
// expected.
[[nodiscard]] double ripeness(double cost_per_day, double horizon_days, double expected_gain,
                              double sharpness);

}  // namespace truce::formula
