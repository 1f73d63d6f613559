// Negative-binomial deaths: size and mean grow with the step, so that hours add up to the same law.
#include "sim/violence/engagement.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/violence/address.hpp"
#include "sim/violence/sides.hpp"

namespace truce {
namespace {

constexpr double ln2 = 0.693147180559945309417;

// 1 + (opening - 1) 2^(-days inside / half-life)
double opening(const GroundSetup& ground, double hours_inside) {
  return 1 + (ground.own_deaths_opening - 1) *
                 det::exp(-ln2 * hours_inside / (24 * ground.opening_half_life_days));
}

void fight(World& world, std::size_t p, Draws draws) {
  const GroundSetup& ground = world.setup->parties[p].value.ground;
  const double dt = world.clock.step_hours;
  // Ground fighting goes on as long as either side fires.
  double fire = violence::fire_left(world, PartyId(p));
  const std::int32_t crowd = row_of(world.setup->publics, ground.against);
  if (const PartyId other = violence::party_of_public(world, crowd); other.is_set())
    fire = std::max(fire, violence::fire_left(world, other));
  const double hours = fire * dt * world.parties.arrived[p];
  const double own = ground.own_deaths_per_hour * opening(ground, world.parties.ground_hours[p]);
  const std::int64_t soldiers = draws.negative_binomial(own * hours, ground.own_deaths_size * dt);
  const std::int64_t others =
      draws.negative_binomial(ground.other_deaths_per_hour * hours, ground.other_deaths_size * dt);
  world.parties.engaged_own_step[p] = static_cast<double>(soldiers);
  if (crowd < 0) return;
  world.parties.engaged_other_step[p] = static_cast<double>(others);
  world.parties.engaged_fighters_step[p] =
      static_cast<double>(draws.binomial(others, ground.other_fighters_share));
}

}  // namespace

void Engagement::apply(World& world, const Luck& luck) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    world.parties.engaged_own_step[p] = 0;
    world.parties.engaged_other_step[p] = 0;
    world.parties.engaged_fighters_step[p] = 0;
    if (world.parties.ground[p] == GroundState::inside)
      fight(world, p, luck.at(Stream::engagement, violence::party_address(world, PartyId(p), 0)));
  }
}

}  // namespace truce
