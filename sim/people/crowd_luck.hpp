// Addresses of luck for publics and citizens: they follow the luck of their party (ruling M10).
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/base/error.hpp"
#include "sim/world/world.hpp"

namespace truce::people {

inline constexpr std::uint32_t publics_of_a_party = 4;
inline constexpr std::uint32_t parties_with_publics = 24;
inline constexpr std::uint32_t onlookers = 32;  // publics without a party
inline constexpr std::uint32_t citizens_of_a_public = 1U << 25;

// Number of public `crowd` among all that a world can hold, 0-127: four for each party, then the onlookers.
// BugError beyond that.
[[nodiscard]] inline std::uint32_t crowd_number(const World& world, std::size_t crowd) {
  const std::int32_t party = world.publics.party[crowd];
  std::uint32_t local = 0;
  for (std::size_t before = 0; before < crowd; ++before)
    local += world.publics.party[before] == party ? 1U : 0U;
  if (party < 0) {
    require(local < onlookers, "a world has at most 32 publics without a party");
    return parties_with_publics * publics_of_a_party + local;
  }
  const std::uint32_t owner = world.luck_of(PartyId(static_cast<std::size_t>(party)));
  require(local < publics_of_a_party && owner < parties_with_publics,
          "a party has at most 4 publics, and a party with publics a luck number below 24");
  return owner * publics_of_a_party + local;
}

// Address of the first citizen of a public; the others follow one by one.
[[nodiscard]] inline std::uint32_t first_citizen(const World& world, std::size_t crowd) {
  return crowd_number(world, crowd) * citizens_of_a_public;
}

}  // namespace truce::people
