// Look-ups between parties, publics and streams.
#include "sim/violence/sides.hpp"

#include "sim/formula/compliance.hpp"

namespace truce::violence {

std::int32_t public_of(const World& world, PartyId party) {
  for (std::size_t row = 0; row < rows_of(world.publics); ++row)
    if (world.publics.party[row] == party.row) return static_cast<std::int32_t>(row);
  return -1;
}

PartyId party_of_public(const World& world, std::int32_t crowd) {
  if (crowd < 0) return {};
  const std::int32_t party = world.publics.party[static_cast<std::size_t>(crowd)];
  return party < 0 ? PartyId{} : PartyId(static_cast<std::size_t>(party));
}

PartyId struck_by(const World& world, PartyId party) {
  for (std::size_t s = 0; s < rows_of(world.streams); ++s)
    if (world.streams.party[s] == party && !(world.streams.against[s] == party))
      return world.streams.against[s];
  return {};
}

bool keeps_an_agreed_halt(const World& world, std::size_t party) {
  const std::int32_t halt = world.parties.halt[party];
  return halt >= 0 && world.arrangements.mutual[static_cast<std::size_t>(halt)] != 0 &&
         world.arrangements.kind[static_cast<std::size_t>(halt)] != HaltKind::lull;
}

double fire_left(const World& world, PartyId party) {
  if (world.parties.holds[party] == 0) return 1;
  const double least = world.setup->parties[party].value.restraint.least_fire;
  double left = 0;
  for (std::size_t f = 0; f < rows_of(world.factions); ++f)
    if (world.factions.party[f] == party)
      left += world.factions.share[f] *
              formula::restraint(world.parties.commitment[party], world.factions.compliance[f], least);
  return left;
}

}  // namespace truce::violence
