// Adds the step's hours to every party that does not hold fire.
#include "sim/violence/fighting_clock.hpp"

namespace truce {

void FightingClock::start(World& world, const Luck&) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p)
    world.parties.fighting_hours[p] = world.setup->parties[p].value.war.fought_before_hours;
}

void FightingClock::apply(World& world, const Luck&) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p)
    if (world.parties.holds[p] == 0) world.parties.fighting_hours[p] += world.clock.step_hours;
}

}  // namespace truce
