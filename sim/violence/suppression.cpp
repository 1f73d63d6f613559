// Each hostile event at a party keeps each of its units down with a small chance.
#include "sim/violence/suppression.hpp"

#include "sim/base/det_math.hpp"
#include "sim/violence/address.hpp"

namespace truce {
namespace {

std::int64_t events_at(const World& world, PartyId party) {
  std::int64_t events = 0;
  for (std::size_t s = 0; s < rows_of(world.streams); ++s)
    if (world.streams.against[s] == party) events += world.streams.events_step[s];
  return events;
}

}  // namespace

void Suppression::apply(World& world, const Luck& luck) const {
  std::size_t first = 0;
  for (std::size_t f = 0; f < rows_of(world.factions); ++f) {
    const FactionSetup& faction = world.setup->factions[f].value;
    const std::size_t last = first + static_cast<std::size_t>(faction.units);
    if (faction.suppressed_per_event > 0) {
      const auto events = static_cast<double>(events_at(world, world.factions.party[f]));
      const double kept_down = 1 - det::pow(1 - faction.suppressed_per_event, events);
      const double recovery = -det::expm1(-world.clock.step_hours / faction.suppressed_hours);
      Draws draws = luck.at(Stream::unit_suppression, violence::faction_address(world, f));
      for (std::size_t unit = first; unit < last; ++unit) {
        UnitMode& mode = world.units.mode[unit];
        const bool down = mode == UnitMode::suppressed;
        if (draws.chance(down ? recovery : kept_down)) mode = down ? UnitMode::ready : UnitMode::suppressed;
      }
    }
    first = last;
  }
}

}  // namespace truce
