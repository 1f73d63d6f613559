// A strike is grave to the other side if it holds the party responsible, and otherwise one act among others.
#include "sim/violence/spoiling.hpp"

#include "sim/base/det_math.hpp"
#include "sim/formula/compliance.hpp"
#include "sim/violence/address.hpp"
#include "sim/violence/blame.hpp"
#include "sim/violence/sides.hpp"

namespace truce {
namespace {

bool keeps_an_agreed_halt(const World& world, PartyId party) {
  const std::int32_t halt = world.parties.halt[party];
  return halt >= 0 && world.arrangements.mutual[static_cast<std::size_t>(halt)] != 0 &&
         world.arrangements.text[static_cast<std::size_t>(halt)] >= 0;
}

}  // namespace

void Spoiling::apply(World& world, const Luck& luck) const {
  Factions& factions = world.factions;
  for (std::size_t f = 0; f < rows_of(factions); ++f) {
    factions.spoiled_step[f] = 0;
    factions.spoil_blamed_step[f] = 0;
    const PartyId party = factions.party[f];
    const PartyId other = violence::struck_by(world, party);
    const double extremity = world.setup->factions[f].value.extremity;
    if (base_per_hour <= 0 || extremity <= 0 || !other.is_set() || !keeps_an_agreed_halt(world, party))
      continue;
    const double control = world.setup->parties[party].value.restraint.control_seen;
    const double hazard = formula::spoiling_hazard({.base_per_hour = base_per_hour,
                                                    .extremity = extremity,
                                                    .trust_in_strength = control,
                                                    .agreement_soon = 1});
    Draws draws = luck.at(Stream::spoiling, violence::faction_address(world, f));
    if (!draws.chance(-det::expm1(-hazard * world.clock.step_hours))) continue;
    const double blamed = violence::chance_of_blame(
        world, {.victim = other, .author = party, .chance_if_willed = chance_if_willed});
    factions.spoiled_step[f] = 1;
    ++factions.spoiled[f];
    factions.spoil_blamed_step[f] = draws.chance(blamed) ? 1 : 0;
  }
}

}  // namespace truce
