// Stocks in the aggregate: what is left to launch, what a strike destroys, how fast hidden sites are found
// (model.md 2.2).
#pragma once

#include <cstdint>

#include "sim/base/random.hpp"

namespace truce::formula {

// m(R) = [R / (R + K)] / [R0 / (R0 + K)]: capacity to launch, 1 at the start, falling only near exhaustion.
// Stock R >= 0, start R0 > 0 and half point K > 0 in items.
[[nodiscard]] double stock_capacity(double stock, double initial_stock, double half_point);

// exp(-sigma S): capacity left under `strikes_per_hour`; sigma in hours per strike, 0 by default (the sign is
// disputed).
[[nodiscard]] double suppression(double sigma, double strikes_per_hour);

// 1 - exp(-delta S / R): chance that one stored item is destroyed by S strikes; delta items per strike; 0 if
// R is 0.
[[nodiscard]] double destruction_probability(double destroyed_per_strike, double strikes, std::int64_t stock);

// Items destroyed in a step, Binomial(R, 1 - exp(-delta S / R)); never more than the stock.
[[nodiscard]] std::int64_t draw_destroyed(std::int64_t stock, double destroyed_per_strike, double strikes,
                                          Draws& draws);

// What happens to a stock in one step, in items, each 0 or more.
struct StockFlows {
  std::int64_t launched = 0;
  std::int64_t destroyed = 0;
  std::int64_t produced = 0;
};

// R - L - D + produced. BugError when more leaves than was there: nothing is launched that is not in store.
[[nodiscard]] std::int64_t next_stock(std::int64_t stock, const StockFlows& flows);

// 1 - exp(-lambda e dt): chance that one hidden site is found; rate per hour, effort 0-1 (Koopman 1956).
[[nodiscard]] double find_probability(double rate_per_hour, double effort, double hours);

// N [1 - (b / (b + T))^a]: expected finds after T hours when ease differs, lambda_i ~ Gamma(a, rate b hours).
[[nodiscard]] double expected_found(double sites, double shape, double rate_hours, double hours);

}  // namespace truce::formula
