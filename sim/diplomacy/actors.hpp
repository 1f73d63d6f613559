// Actors by number (leaders first, then mediators), how they regard each other, and addresses of their luck.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/world/world.hpp"

namespace truce::diplomacy {

// How one actor regards another; indifference where the scenario says nothing.
struct Regard {
  double trust = 0;     // -1 to 1
  double leverage = 0;  // -1 to 1
  double rivalry = 0;   // -1 to 1
};

// Number of a leader's or mediator's id, -1 if there is none.
[[nodiscard]] int actor_number(const ScenarioSetup& setup, std::string_view id);

// Row of the mediator behind an actor's number, -1 for leaders.
[[nodiscard]] int mediator_of(const ScenarioSetup& setup, int actor);

// The relation from one actor to another; a leader without its own takes that of the leader it follows.
[[nodiscard]] Regard regard(const World& world, int from, int to);

// The strategy an effort uses, null if the scenario has none of that name.
[[nodiscard]] const StrategySetup* strategy_of(const ScenarioSetup& setup, std::size_t effort);

// The leader in whose name this one weighs texts: a minister stands for the one it follows.
[[nodiscard]] std::size_t answers_for(const World& world, std::size_t leader);

// Whether bit `number` is set.
[[nodiscard]] constexpr bool has_bit(std::int64_t bits, int number) {
  return number >= 0 && (bits >> number & 1) != 0;
}
[[nodiscard]] constexpr std::int64_t bit(int number) { return std::int64_t{1} << number; }

// Bits of the actors with these ids; unknown ids give none.
[[nodiscard]] std::int64_t bits_of(const ScenarioSetup& setup, const std::vector<std::string>& ids);

// Luck of a leader follows the number of its party, so that swapped parties swap their luck (ruling M10).
[[nodiscard]] std::uint32_t leader_address(const World& world, std::size_t leader);

// Luck of a text: its place in the scenario, or its maker and the maker's own count.
[[nodiscard]] std::uint32_t text_address(const World& world, std::size_t text);

// Luck of one leader's reply to one text.
[[nodiscard]] std::uint32_t reply_address(const World& world, std::size_t leader, std::size_t text);

}  // namespace truce::diplomacy
