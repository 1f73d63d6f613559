// What a stream would do in a step, and what an order leaves of it, from the state at the start of the step.
#pragma once

#include <cstddef>

#include "sim/world/world.hpp"

namespace truce::violence {

// lambda_i dt: events expected of a stream in the step if nobody held fire (model.md 1.2, 2.2, R.6 S1-S4).
[[nodiscard]] double unrestrained(const World& world, std::size_t stream);

// Share of its fire that an obeying unit keeps, 0-1; `expected` is the stream's unrestrained count.
// 1 without an order. Under a lull or a one-sided halt, a party that answers fire only makes at most
// answer_ratio events per hostile act it suffered since its order began (model.md R.6 S2).
[[nodiscard]] double kept_by_the_obeying(const World& world, std::size_t stream, double expected);

}  // namespace truce::violence
