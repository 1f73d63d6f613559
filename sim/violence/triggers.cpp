// Memory of acts, breaches of living halts, and orders that fall; the journal keeps the chain that led to it.
#include "sim/violence/triggers.hpp"

#include <limits>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/formula/hazard.hpp"
#include "sim/violence/address.hpp"
#include "sim/violence/blame.hpp"
#include "sim/violence/hostile_acts.hpp"

namespace truce {
namespace {

constexpr double certain = std::numeric_limits<double>::infinity();

void remember(World& world, const violence::HostileActs& acts, double memory_hours) {
  const double dt = world.clock.step_hours;
  const double kept = det::exp(-dt / memory_hours);
  Parties& parties = world.parties;
  for (std::size_t p = 0; p < rows_of(parties); ++p) {
    // Mean of the decay within the step: r acts an hour settle at memory x r, at any step.
    parties.hostile_acts[p] = parties.hostile_acts[p] * kept + acts.on[p] * (1 - kept) * memory_hours / dt;
    parties.grave_acts_step[p] = 0;
    parties.quiet_hours[p] = acts.on[p] > 0 ? 0 : parties.quiet_hours[p] + dt;
  }
  for (const violence::GraveAct& act : acts.grave) {
    ++parties.grave_acts_step[act.victim];
    parties.quiet_hours[act.victim] = 0;
  }
}

bool is_held(const World& world, std::size_t row) {
  for (const std::int32_t halt : world.parties.halt)
    if (halt == static_cast<std::int32_t>(row)) return true;
  return false;
}

void note_breaches(World& world, const violence::HostileActs& acts, std::size_t row) {
  double total = 0;
  for (std::size_t p = 0; p < acts.by.size(); ++p) {
    total += acts.by[p];
    if (acts.by[p] > 0)
      world.note(EventKind::breach, static_cast<std::int32_t>(p), static_cast<std::int32_t>(row), acts.by[p]);
  }
  for (const violence::GraveAct& act : acts.grave)  // below 0: one grave act, deaths + 1
    world.note(EventKind::breach, act.author.row, static_cast<std::int32_t>(row), -1 - act.deaths);
  world.arrangements.acts[row] += total;
  if (total > 0 && world.arrangements.first_breach_hour[row] < 0)
    world.arrangements.first_breach_hour[row] = world.clock.hour();
}

double tolerance(const World& world, std::size_t p, HaltKind kind) {
  const RestraintSetup& restraint = world.setup->parties[p].value.restraint;
  const double own = kind == HaltKind::lull        ? restraint.tolerance_lull
                     : kind == HaltKind::one_sided ? restraint.tolerance_one_sided
                                                   : restraint.tolerance_agreed;
  return world.parties.breaches[p] > 0 ? own * restraint.tolerance_after_breach : own;
}

// What the terms of a halt make of a party's tolerance: monitors raise it, ambiguity lowers it.
double terms_factor(const World& world, std::size_t row, const Triggers& rules) {
  const std::int32_t text = world.arrangements.text[row];
  const double ambiguity = text < 0 ? 0 : world.texts.ambiguity[static_cast<std::size_t>(text)];
  const double age_days = (world.clock.hour() - world.arrangements.start_hour[row]) / 24;
  const double waned = -det::expm1(-age_days / rules.pressed_days) * world.arrangements.pressed[row];
  return (1 + rules.monitored_tolerance * world.arrangements.monitored[row]) *
         (1 - rules.ambiguity_tolerance * ambiguity) * (1 - rules.pressed_tolerance * waned);
}

// Hostile acts over tolerance; above 1 the order falls.
double pressure(const World& world, std::size_t p, double bearable, bool gravely_wronged) {
  if (gravely_wronged) return certain;
  if (bearable <= 0) return world.parties.hostile_acts[p] > 0 ? certain : 0;
  return world.parties.hostile_acts[p] / bearable;
}

// A lull and a stop declared alone promise nothing to the other side that it could break.
bool is_promised(HaltKind kind) { return kind != HaltKind::lull && kind != HaltKind::one_sided; }

void drop_orders(World& world, std::size_t row) {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    if (world.parties.halt[p] != static_cast<std::int32_t>(row)) continue;
    world.parties.holds[p] = 0;
    world.parties.commitment[p] = 0;
    world.parties.halt[p] = -1;
  }
}

void collapse(World& world, std::size_t row, std::int32_t first) {
  world.arrangements.end[row] = HaltEnd::collapsed;
  world.arrangements.end_hour[row] = world.clock.hour();
  world.arrangements.ended_by[row] = first;
  drop_orders(world, row);
  world.note(EventKind::halt_ends, first, static_cast<std::int32_t>(row),
             static_cast<double>(HaltEnd::collapsed));
}

// One step's trial of the halts in force.
struct Trial {
  const Triggers& rules;
  const Luck& luck;
  const violence::HostileActs& acts;
};

// Whether a grave act of this step makes a party drop its order.
bool is_gravely_wronged(const World& world, std::size_t row, PartyId party, const Trial& trial) {
  if (world.parties.grave_acts_step[party] == 0) return false;
  if (trial.rules.grave_acts == GraveActs::at_once) return true;
  Draws draws = trial.luck.at(Stream::grave_blame, violence::party_address(world, party, 0));
  bool wronged = false;
  for (const violence::GraveAct& act : trial.acts.grave) {
    if (!(act.victim == party)) continue;
    const double blamed = violence::chance_of_blame(
        world, {.victim = act.victim, .author = act.author, .monitored = world.arrangements.monitored[row]});
    const bool held_against = draws.chance(blamed);
    wronged = wronged || act.is_blamed || held_against;
  }
  return wronged;
}

void test(World& world, std::size_t row, const Trial& trial) {
  const Triggers& rules = trial.rules;
  const HaltKind kind = world.arrangements.kind[row];
  const double factor = terms_factor(world, row, rules);
  double most = 1;
  std::int32_t first = -1;
  bool falls = false;
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    if (world.parties.halt[p] != static_cast<std::int32_t>(row)) continue;
    const double own = pressure(world, p, factor * tolerance(world, p, kind),
                                is_gravely_wronged(world, row, PartyId(p), trial));
    if (own <= 1) continue;
    first = !falls || own > most ? static_cast<std::int32_t>(p) : own < most ? first : -1;
    most = own > most ? own : most;
    falls = true;
    if (is_promised(kind)) ++world.parties.breaches[p];
    world.note(EventKind::order_dropped, static_cast<std::int32_t>(p), static_cast<std::int32_t>(row),
               world.parties.hostile_acts[p]);
  }
  if (falls) collapse(world, row, first);
}

double age_scale(const Triggers& rules, HaltKind kind) {
  switch (kind) {
    case HaltKind::pause:
      return rules.age_scale_pause_hours;
    case HaltKind::truce:
      return rules.age_scale_truce_hours;
    case HaltKind::lasting:
      return rules.age_scale_lasting_hours;
    default:
      return rules.age_scale_one_sided_hours;
  }
}

// The law of age alone: no act matters, nobody is to blame (model.md 5.2, 5.4).
void age(World& world, const Luck& luck, std::size_t row, const Triggers& rules) {
  const HaltKind kind = world.arrangements.kind[row];
  const double until = world.clock.hour() - world.arrangements.start_hour[row];
  const double from = until > world.clock.step_hours ? until - world.clock.step_hours : 0;
  Draws draws = luck.at(Stream::collapse, static_cast<std::uint32_t>(row));
  const formula::Weibull law{rules.age_shape, age_scale(rules, kind)};
  if (!draws.chance(formula::weibull_step_chance(law, from, world.clock.step_hours, 1))) return;
  for (std::size_t p = 0; p < rows_of(world.parties); ++p)
    if (world.parties.halt[p] == static_cast<std::int32_t>(row) && is_promised(kind))
      ++world.parties.breaches[p];
  collapse(world, row, -1);
}

}  // namespace

void Triggers::apply(World& world, const Luck& luck) const {
  const violence::HostileActs acts = violence::hostile_acts(world, attributed_from);
  remember(world, acts, memory_hours);
  for (std::size_t row = 0; row < rows_of(world.arrangements); ++row) {
    if (world.arrangements.end[row] != HaltEnd::lives || !is_held(world, row)) continue;
    note_breaches(world, acts, row);
    if (collapse_by == CollapseBy::acts)
      test(world, row, {*this, luck, acts});
    else
      age(world, luck, row, *this);
  }
}

}  // namespace truce
