// Addresses of luck for what parties own: they follow the owner's number, so that swapped parties swap their
// luck.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/base/error.hpp"
#include "sim/world/world.hpp"

namespace truce::violence {

inline constexpr std::uint32_t things_of_a_party = 4096;
inline constexpr std::uint32_t kinds_of_a_faction = 64;
inline constexpr std::uint32_t onlooker_addresses = 0x40000000;  // beyond every party's

// Number of `row` among the rows of the same owner, from 0.
template <class Column>
[[nodiscard]] std::uint32_t local_number(const Column& owner, std::size_t row) {
  std::uint32_t number = 0;
  for (std::size_t before = 0; before < row; ++before) number += owner[before] == owner[row] ? 1U : 0U;
  return number;
}

// Address of the `local`-th thing of a party. BugError from 4,096 things of one kind on.
[[nodiscard]] inline std::uint32_t party_address(const World& world, PartyId party, std::uint32_t local) {
  require(local < things_of_a_party, "a party owns fewer than 4,096 things of a kind");
  return world.luck_of(party) * things_of_a_party + local;
}

[[nodiscard]] inline std::uint32_t stream_address(const World& world, std::size_t stream) {
  return party_address(world, world.streams.party[stream], local_number(world.streams.party, stream));
}

[[nodiscard]] inline std::uint32_t faction_address(const World& world, std::size_t faction) {
  return party_address(world, world.factions.party[faction], local_number(world.factions.party, faction));
}

// Address of one faction's part of one stream of its party. BugError beyond 64 factions or streams of a
// party.
[[nodiscard]] inline std::uint32_t fire_address(const World& world, std::size_t faction, std::size_t stream) {
  const std::uint32_t own = local_number(world.factions.party, faction);
  const std::uint32_t kind = local_number(world.streams.party, stream);
  require(own < kinds_of_a_faction && kind < kinds_of_a_faction,
          "a party has fewer than 64 factions and streams");
  return party_address(world, world.factions.party[faction], own * kinds_of_a_faction + kind);
}

[[nodiscard]] inline std::uint32_t works_address(const World& world, std::size_t works) {
  return party_address(world, world.works.owner[works], local_number(world.works.owner, works));
}

[[nodiscard]] inline std::uint32_t public_address(const World& world, std::size_t crowd) {
  const std::int32_t party = world.publics.party[crowd];
  const std::uint32_t local = local_number(world.publics.party, crowd);
  return party < 0 ? onlooker_addresses + local
                   : party_address(world, PartyId(static_cast<std::size_t>(party)), local);
}

}  // namespace truce::violence
