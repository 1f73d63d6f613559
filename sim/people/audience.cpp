// Leaders keep to what they said; a party without leaders has the pledge its own events give it.
#include "sim/people/audience.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/formula/audience_cost.hpp"
#include "sim/people/crowd.hpp"

namespace truce {
namespace {

bool suffered_breach(const World& world, std::size_t p) {
  for (std::size_t a = 0; a < rows_of(world.arrangements); ++a)
    if (world.arrangements.end[a] == HaltEnd::collapsed &&
        world.arrangements.ended_by[a] == static_cast<std::int32_t>(p) &&
        world.arrangements.end_hour[a] > world.clock.hour() - world.clock.step_hours)
      return true;
  return false;
}

double rise_of(const World& world, const Audience& rule, std::size_t p) {
  double rise = 0;
  if (world.parties.ground[p] == GroundState::inside && world.parties.ground_hours[p] <= 0)
    rise += rule.on_ground_entry;
  for (std::size_t w = 0; w < rows_of(world.works); ++w)
    if (world.works.searcher[w].row == static_cast<std::int32_t>(p))
      rise += rule.on_infiltration * world.works.infiltrations_step[w];
  if (suffered_breach(world, p)) rise += rule.on_breach;
  if (const std::int32_t crowd = people::first_public_of(world, p); crowd >= 0 && rule.diversion_per_day > 0)
    rise += formula::diversionary_pledge(rule.diversion_per_day,
                                         world.publics.approval[static_cast<std::size_t>(crowd)] / 100,
                                         world.clock.step_hours / 24);
  return rise;
}

// Leader whose pledge counts for the party, -1 if it has none.
std::int32_t speaks_for(const World& world, std::size_t p) {
  std::int32_t most_bound = -1;
  for (std::size_t l = 0; l < rows_of(world.leaders); ++l) {
    const LeaderSetup& setup = world.setup->leaders[l].value;
    if (world.leaders.party[l] != static_cast<std::int32_t>(p) || setup.role != LeaderRole::decider) continue;
    if (setup.chairs) return static_cast<std::int32_t>(l);
    if (most_bound < 0 ||
        world.leaders.pledge[l] > world.leaders.pledge[static_cast<std::size_t>(most_bound)])
      most_bound = static_cast<std::int32_t>(l);
  }
  return most_bound;
}

double next_pledge(double pledge, double own, double kept, double rise) {
  return std::clamp(own + (pledge - own) * kept + rise, 0.0, 1.0);
}

}  // namespace

void Audience::start(World& world, const Luck&) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p)
    if (const std::int32_t leader = speaks_for(world, p); leader >= 0)
      world.parties.pledge[p] = world.leaders.pledge[static_cast<std::size_t>(leader)];
}

void Audience::apply(World& world, const Luck&) const {
  const double kept = det::exp(-world.clock.step_hours / (memory_days * 24));
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    const double rise = rise_of(world, *this, p);
    for (std::size_t l = 0; l < rows_of(world.leaders); ++l)
      if (world.leaders.party[l] == static_cast<std::int32_t>(p))
        world.leaders.pledge[l] =
            next_pledge(world.leaders.pledge[l], world.setup->leaders[l].value.pledge_start, kept, rise);
    const std::int32_t leader = speaks_for(world, p);
    world.parties.pledge[p] = leader >= 0 ? world.leaders.pledge[static_cast<std::size_t>(leader)]
                                          : next_pledge(world.parties.pledge[p], 0, kept, rise);
  }
}

}  // namespace truce
