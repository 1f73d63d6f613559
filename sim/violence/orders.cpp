// Units judge an order once: a threshold drawn with the order is held against a chance that moves with the
// state.
#include "sim/violence/orders.hpp"

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

struct Chance {  // to obey, of one faction's units
  const FactionSetup& faction;
  double grievance;
  double funding;
  bool committed;

  [[nodiscard]] double of(double discipline) const {
    if (!committed) return faction.uncommitted;
    if (faction.discipline <= 0 || faction.discipline >= 1) return faction.discipline;
    return formula::compliance({.base = faction.discipline,
                                .discipline = discipline,
                                .funding = funding,
                                .grievance = grievance,
                                .weight_discipline = 1,
                                .weight_funding = faction.patron_weight,
                                .weight_grievance = faction.grievance_weight});
  }
};

void rest(World& world, Range units, const FactionSetup& faction, Draws draws) {
  const double recovery = -det::expm1(-world.clock.step_hours / faction.recover_hours);
  for (std::size_t u = units.first; u < units.last; ++u) {
    if (world.units.mode[u] == UnitMode::tired) {
      if (draws.chance(recovery)) world.units.mode[u] = UnitMode::ready;
    } else if (faction.tire_per_event > 0 && world.units.events_step[u] > 0) {
      const double kept = det::pow(1 - faction.tire_per_event, world.units.events_step[u]);
      if (draws.chance(1 - kept)) world.units.mode[u] = UnitMode::tired;
    }
  }
}

void judge(World& world, std::size_t f, Range units, double committed_from) {
  const PartyId party = world.factions.party[f];
  const Chance chance{world.setup->factions[f].value, world.factions.grievance[f],
                      world.factions.patron_restraint[f], world.parties.commitment[party] >= committed_from};
  double ready = 0;
  double obeying = 0;
  for (std::size_t u = units.first; u < units.last; ++u) {
    world.units.obeys[u] = world.units.threshold[u] < chance.of(world.units.discipline[u]) ? 1 : 0;
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
      for (std::size_t u = first; u < last; ++u) world.units.threshold[u] = draws.uniform();
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
