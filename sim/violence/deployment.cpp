// One place a move: outside, border, inside, and back.
#include "sim/violence/deployment.hpp"

#include <cmath>

#include "sim/base/det_math.hpp"
#include "sim/violence/address.hpp"
#include "sim/violence/sides.hpp"

namespace truce {
namespace {

// Inside with the party's forces; else at the border of those who may go in, and away from it under a halt.
UnitPlace wanted(const World& world, std::size_t party) {
  if (world.parties.ground[party] == GroundState::inside) return UnitPlace::inside;
  const bool may_enter = world.setup->parties[party].value.ground.entry_mode != GroundMode::none;
  return may_enter && !violence::keeps_an_agreed_halt(world, party) ? UnitPlace::border : UnitPlace::outside;
}

UnitPlace one_step(UnitPlace from, UnitPlace to) {
  if (from == to) return to;
  return from == UnitPlace::border ? to : UnitPlace::border;
}

// `chance` of a move in this step, 1 = all the way at once.
void move(World& world, std::size_t first, std::size_t last, UnitPlace to, double chance, Draws draws) {
  for (std::size_t unit = first; unit < last; ++unit) {
    UnitPlace& place = world.units.place[unit];
    if (chance >= 1) {
      place = to;
    } else if (place != to && draws.chance(chance)) {
      place = one_step(place, to);
    }
  }
}

struct Ground {
  std::int64_t units = 0;
  std::int64_t inside = 0;
};

void deploy(World& world, const Luck& luck, bool at_once) {
  std::vector<Ground> ground(rows_of(world.parties));
  std::size_t first = 0;
  for (std::size_t f = 0; f < rows_of(world.factions); ++f) {
    const FactionSetup& faction = world.setup->factions[f].value;
    const auto party = static_cast<std::size_t>(world.factions.party[f].row);
    const auto count = static_cast<std::size_t>(std::llround(faction.ground_share * faction.units));
    const double chance =
        at_once || faction.move_hours <= 0 ? 1 : -det::expm1(-world.clock.step_hours / faction.move_hours);
    move(world, first, first + count, wanted(world, party), chance,
         luck.at(Stream::unit_move, violence::faction_address(world, f)));
    for (std::size_t unit = first; unit < first + count; ++unit) {
      ++ground[party].units;
      ground[party].inside += world.units.place[unit] == UnitPlace::inside ? 1 : 0;
    }
    first += static_cast<std::size_t>(faction.units);
  }
  for (std::size_t party = 0; party < ground.size(); ++party)
    if (ground[party].units > 0)
      world.parties.arrived[party] =
          static_cast<double>(ground[party].inside) / static_cast<double>(ground[party].units);
}

}  // namespace

void Deployment::start(World& world, const Luck& luck) const { deploy(world, luck, true); }

void Deployment::apply(World& world, const Luck& luck) const { deploy(world, luck, false); }

}  // namespace truce
