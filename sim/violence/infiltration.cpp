// Poisson attempts in proportion to the share of works left and to the fire the owner's order leaves.
#include "sim/violence/infiltration.hpp"

#include <algorithm>

#include "sim/violence/address.hpp"
#include "sim/violence/sides.hpp"

namespace truce {
namespace {

void cross(World& world, std::size_t w, Draws draws) {
  const TunnelsSetup& setup = world.setup->tunnels[w].value;
  Works& works = world.works;
  works.infiltrations_step[w] = 0;
  works.infiltration_deaths_step[w] = 0;
  if (setup.count == 0) return;
  const double left = static_cast<double>(setup.count - works.destroyed[w]) / setup.count;
  const double rate = setup.infiltrations_per_day / 24 * left * violence::fire_left(world, works.owner[w]);
  const std::int64_t attempts = draws.poisson(rate * world.clock.step_hours);
  if (attempts == 0) return;
  const auto number = static_cast<double>(attempts);
  const std::int64_t killed =
      draws.negative_binomial(number * setup.infiltration_deaths, number * setup.infiltration_deaths_size);
  works.infiltrations_step[w] = static_cast<std::int32_t>(attempts);
  works.infiltrations[w] += static_cast<std::int32_t>(attempts);
  works.infiltration_deaths_step[w] = static_cast<double>(killed);
  const PartyId searcher = works.searcher[w];
  const double rise = world.setup->parties[searcher].value.war.aim_per_infiltration * number;
  world.add(world.parties.aim[searcher], std::min(rise, 1 - world.parties.aim[searcher]));
  world.note(EventKind::infiltration, works.owner[w].row, static_cast<std::int32_t>(w),
             static_cast<double>(killed));
}

}  // namespace

void Infiltration::apply(World& world, const Luck& luck) const {
  for (std::size_t w = 0; w < rows_of(world.works); ++w)
    cross(world, w, luck.at(Stream::infiltration, violence::works_address(world, w)));
}

}  // namespace truce
