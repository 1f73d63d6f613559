// What becomes of launched projectiles: fall short, harmless, intercepted, or through (model.md 2.2, 2.3).
#pragma once

#include <cstdint>

#include "sim/base/random.hpp"

namespace truce::formula {

// Chances per launch, 2014: 280 of 4,594 fell short; 735 + 70 of 4,594 threatened; 735 of 805 intercepted.
struct InterceptionRates {
  double fell_short = 0.061;   // phi
  double threatening = 0.175;  // theta, of those that did not fall short
  double intercepted = 0.913;  // of those that threatened a populated area
};

// Launches by fate; the four add up to the launches.
struct Fates {
  std::int64_t fell_short = 0;
  std::int64_t harmless = 0;
  std::int64_t intercepted = 0;
  std::int64_t through = 0;
};

// Expected share of launches by fate; the four add up to 1.
struct FateShares {
  double fell_short = 0;
  double harmless = 0;
  double intercepted = 0;
  double through = 0;
};
[[nodiscard]] FateShares fate_shares(const InterceptionRates& rates);

// Splits `launches` (>= 0) by three binomial draws.
[[nodiscard]] Fates draw_fates(std::int64_t launches, const InterceptionRates& rates, Draws& draws);

// Persons harmed by what came through, Poisson with `harm_per_leak` each.
[[nodiscard]] std::int64_t draw_harm(std::int64_t through, double harm_per_leak, Draws& draws);

}  // namespace truce::formula
