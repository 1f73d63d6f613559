// A public's citizens as spans, and the public's figures recomputed from them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/world/world.hpp"

namespace truce::people {

// The rows of one public's citizens in a column.
template <class T>
[[nodiscard]] std::span<T> part_of(const World& world, std::size_t crowd, std::vector<T>& column) {
  return std::span(column).subspan(static_cast<std::size_t>(world.publics.first[crowd]),
                                   static_cast<std::size_t>(world.publics.citizens[crowd]));
}
template <class T>
[[nodiscard]] std::span<const T> part_of(const World& world, std::size_t crowd,
                                         const std::vector<T>& column) {
  return std::span(column).subspan(static_cast<std::size_t>(world.publics.first[crowd]),
                                   static_cast<std::size_t>(world.publics.citizens[crowd]));
}

// Share of values above `cut`, 0 for none.
[[nodiscard]] double share_above(std::span<const float> values, double cut);

// Writes publics.opinion_mean, .opinion_spread and .backs from citizens.opinion; a public without citizens
// keeps its own.
void summarise(World& world, std::size_t crowd);

// Deaths a day in all publics that side with the party.
[[nodiscard]] double deaths_a_day(const World& world, std::int32_t party);

// First public that sides with the party, -1 if none.
[[nodiscard]] std::int32_t first_public_of(const World& world, std::size_t party);

}  // namespace truce::people
