// Units judge an order once: a threshold drawn with the order is held against odds that move with the state.
#include "sim/violence/orders.hpp"

#include <limits>

#include "sim/base/det_math.hpp"
#include "sim/formula/compliance.hpp"
#include "sim/violence/address.hpp"

namespace truce {
namespace {

constexpr std::int32_t no_order = 0;
constexpr std::int32_t order_offset = 2;  // an order without an arrangement (-1) is told from none

struct Range {  // rows of a faction's units
  std::size_t first = 0;
  std::size_t last = 0;
};

// Log-odds of a chance that cannot move: 0 and 1 stay what they are.
double fixed_odds(double chance) {
  constexpr double surely = std::numeric_limits<double>::infinity();
  return chance <= 0 ? -surely : chance >= 1 ? surely : det::logit(chance);
}

// Log-odds that a unit of the faction obeys, before its own discipline; whether that counts.
struct Odds {
  double faction = 0;
  bool own_discipline = false;
};

Odds odds_of(const World& world, std::size_t f, double committed_from) {
  const FactionSetup& faction = world.setup->factions[f].value;
  if (world.parties.commitment[world.factions.party[f]] < committed_from)
    return {fixed_odds(faction.uncommitted)};
  if (faction.discipline <= 0 || faction.discipline >= 1) return {fixed_odds(faction.discipline)};
  return {formula::compliance_log_odds({.base = faction.discipline,
                                        .funding = world.factions.patron_restraint[f],
                                        .grievance = world.factions.grievance[f],
                                        .weight_funding = faction.patron_weight,
                                        .weight_grievance = faction.grievance_weight}),
          true};
}

void rest(World& world, Range units, const FactionSetup& faction, Draws draws) {
  const double recovery = -det::expm1(-world.clock.step_hours / faction.recover_hours);
  for (std::size_t u = units.first; u < units.last; ++u) {
    if (world.units.mode[u] == UnitMode::tired) {
      if (draws.chance(recovery)) world.units.mode[u] = UnitMode::ready;
    } else if (world.units.mode[u] == UnitMode::ready && faction.tire_per_event > 0 &&
               world.units.events_step[u] > 0) {
      const double kept = det::pow(1 - faction.tire_per_event, world.units.events_step[u]);
      if (draws.chance(1 - kept)) world.units.mode[u] = UnitMode::tired;
    }
  }
}

void judge(World& world, std::size_t f, Range units, double committed_from) {
  const Odds odds = odds_of(world, f, committed_from);
  double ready = 0;
  double obeying = 0;
  for (std::size_t u = units.first; u < units.last; ++u) {
    const double own = odds.own_discipline ? world.units.discipline[u] : 0;
    world.units.obeys[u] = world.units.threshold[u] < odds.faction + own ? 1 : 0;
    if (world.units.mode[u] != UnitMode::ready) continue;
    ready += 1;
    obeying += world.units.obeys[u];
  }
  world.factions.compliance[f] = ready > 0 ? obeying / ready : 1;
}

}  // namespace

void Orders::start(World& world, const Luck& luck) const {
  std::size_t unit = 0;
  for (std::size_t f = 0; f < rows_of(world.factions); ++f) {
    const FactionSetup& faction = world.setup->factions[f].value;
    Draws draws = luck.at(Stream::unit_compliance, violence::faction_address(world, f));
    for (const std::size_t last = unit + static_cast<std::size_t>(faction.units); unit < last; ++unit)
      world.units.discipline[unit] = faction.discipline_spread * draws.normal();
  }
}

void Orders::apply(World& world, const Luck& luck) const {
  std::size_t first = 0;
  for (std::size_t f = 0; f < rows_of(world.factions); ++f) {
    const FactionSetup& faction = world.setup->factions[f].value;
    const std::size_t last = first + static_cast<std::size_t>(faction.units);
    const PartyId party = world.factions.party[f];
    const std::uint32_t address = violence::faction_address(world, f);
    rest(world, {first, last}, faction, luck.at(Stream::unit_rest, address));
    const std::int32_t order =
        world.parties.holds[party] != 0 ? order_offset + world.parties.halt[party] : no_order;
    if (order != no_order && order != world.factions.order[f]) {
      Draws draws = luck.at(Stream::unit_compliance, address);
      for (std::size_t u = first; u < last; ++u) world.units.threshold[u] = det::logit(draws.uniform());
    }
    world.factions.order[f] = order;
    if (order != no_order) {
      judge(world, f, {first, last}, committed_from);
    } else {
      for (std::size_t u = first; u < last; ++u) world.units.obeys[u] = 0;
      world.factions.compliance[f] = 0;
    }
    first = last;
  }
}

}  // namespace truce
