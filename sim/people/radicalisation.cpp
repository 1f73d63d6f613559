// The logarithm is of a day's deaths, taken in parts that add up to the same in steps of any length.
#include "sim/people/radicalisation.hpp"

#include <cmath>

#include "sim/formula/radicalisation.hpp"

namespace truce {

void Radicalisation::apply(World& world, const Luck&) const {
  const double hour = world.clock.hour();
  const double begun = hour - world.clock.step_hours;
  const bool new_day = begun == 24 * std::floor(begun / 24);
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    const StressSetup& setup = world.setup->publics[g].value.stress;
    const double before = new_day ? 0.0 : world.publics.deaths_today[g];
    const double after = before + world.publics.deaths_step[g];
    world.publics.deaths_today[g] = after;
    world.publics.radicalised[g] =
        formula::faded_radicalisation(world.publics.radicalised[g], world.clock.step_hours,
                                      setup.radicalised_days * 24) +
        formula::radicalising_shock(setup.radicalised_per_log_death, before, after);
  }
}

}  // namespace truce
