// Entry raises the war aim; exit follows belief about what is left, an accepted text, cost, or the script.
#include "sim/violence/ground_phase.hpp"

#include <algorithm>

#include "sim/violence/moment.hpp"
#include "sim/violence/sides.hpp"

namespace truce {
namespace {

// Nobody marches into a halt that it has signed itself: a scripted entry waits until that is over.
bool enters(const World& world, std::size_t p, const GroundSetup& ground) {
  if (ground.entry_mode == GroundMode::scripted)
    return ground.entry.is_set() && violence::has_come(world, world.clock.hours_to(ground.entry)) &&
           !violence::keeps_an_agreed_halt(world, p);
  return ground.entry_mode == GroundMode::decided && world.parties.holds[p] == 0 &&
         world.parties.aim[p] > ground.enter_above;
}

// Largest believed share left of what the party searches for, -1 if it searches for nothing.
double believed_left(const World& world, std::size_t p) {
  double left = -1;
  for (std::size_t w = 0; w < rows_of(world.works); ++w)
    if (world.works.searcher[w] == PartyId(p)) left = std::max(left, world.works.left_share[w]);
  return left;
}

// The party keeps an agreed halt whose text asks its forces to leave. A text that never came into force asks
// nothing, nor does one from before they went in: what it says of forces was so when it was written.
bool text_asks_to_leave(const World& world, std::size_t p, double threshold) {
  if (world.parties.halt[p] < 0) return false;
  const auto halt = static_cast<std::size_t>(world.parties.halt[p]);
  if (world.arrangements.mutual[halt] == 0 || world.arrangements.text[halt] < 0) return false;
  const auto text = static_cast<std::size_t>(world.arrangements.text[halt]);
  if (world.texts.tabled_hour[text] < world.clock.hour() - world.parties.ground_hours[p]) return false;
  return world.texts.issues[text][static_cast<std::size_t>(Issue::forces)] >= threshold;
}

// Value of going on as far as the aim carries it, against losses and weariness (ruling M1, W_p).
bool costs_too_much(const World& world, std::size_t p, double left) {
  const WarSetup& war = world.setup->parties[p].value.war;
  const double value = war.base + war.aim_weight * world.parties.aim[p] * std::max(left, 0.0);
  const double cost = war.cover_per_own_loss * world.parties.fighters_killed_day[p] +
                      war.weariness_weight * world.parties.weariness[p];
  return cost > value;
}

bool leaves(const World& world, std::size_t p, const GroundSetup& ground, bool weighs_cost) {
  if (ground.exit_mode == GroundMode::scripted)
    return ground.exit.is_set() && violence::has_come(world, world.clock.hours_to(ground.exit));
  if (ground.exit_mode == GroundMode::none) return false;
  const double left = believed_left(world, p);
  return (left >= 0 && left < ground.exit_below_left) ||
         text_asks_to_leave(world, p, ground.exit_when_agreed_forces) ||
         (weighs_cost && costs_too_much(world, p, left));
}

void go_in(World& world, std::size_t p) {
  const WarSetup& war = world.setup->parties[p].value.war;
  world.parties.ground[p] = GroundState::inside;
  world.parties.ground_hours[p] = 0;
  world.add(world.parties.aim[p], std::min(war.aim_on_ground_entry, 1 - world.parties.aim[p]));
  world.note(EventKind::ground_entry, static_cast<std::int32_t>(p), -1, world.parties.aim[p]);
}

void go_out(World& world, std::size_t p) {
  world.parties.ground[p] = GroundState::withdrawn;
  world.note(EventKind::ground_exit, static_cast<std::int32_t>(p), -1, believed_left(world, p));
}

}  // namespace

void GroundPhase::start(World& world, const Luck&) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    const GroundSetup& ground = world.setup->parties[p].value.ground;
    if (ground.entry_mode != GroundMode::scripted || !ground.entry.is_set()) continue;
    const double entry = world.clock.hours_to(ground.entry);
    if (entry >= 0) continue;
    world.parties.ground[p] = GroundState::inside;
    world.parties.ground_hours[p] = -entry;
  }
}

void GroundPhase::apply(World& world, const Luck&) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    const GroundSetup& ground = world.setup->parties[p].value.ground;
    if (world.parties.ground[p] == GroundState::out) {
      if (enters(world, p, ground)) go_in(world, p);
    } else if (world.parties.ground[p] == GroundState::inside) {
      world.parties.ground_hours[p] += world.clock.step_hours;
      if (leaves(world, p, ground, weighs_cost)) go_out(world, p);
    }
  }
}

}  // namespace truce
