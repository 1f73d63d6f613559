// Who stands where: publics of a party, streams aimed at it, and how much of its fire an order leaves.
#pragma once

#include <cstdint>

#include "sim/world/world.hpp"

namespace truce::violence {

// First public that sides with the party, -1 if none.
[[nodiscard]] std::int32_t public_of(const World& world, PartyId party);

// Party of a public, unset for onlookers and for -1.
[[nodiscard]] PartyId party_of_public(const World& world, std::int32_t crowd);

// Party that the first of its streams against another is aimed at, unset if there is none.
[[nodiscard]] PartyId struck_by(const World& world, PartyId party);

// Share of the party's fire that its order leaves, 0-1: sum over factions of share x [1 - z c (1 -
// kappa_min)] (model.md R.6 S2); 1 when it does not hold.
[[nodiscard]] double fire_left(const World& world, PartyId party);

// Whether the party holds fire under a halt that both sides agreed to; a lull is none.
[[nodiscard]] bool keeps_an_agreed_halt(const World& world, std::size_t party);

}  // namespace truce::violence
