// Fear fades by halves and rises with every attempt.
#include "sim/people/fear.hpp"

#include "sim/base/det_math.hpp"

namespace truce {

void Fear::apply(World& world, const Luck&) const {
  constexpr double ln2 = 0.693147180559945309417;
  const double kept = det::exp(-ln2 * world.clock.step_hours / (24 * half_life_days));
  for (double& fear : world.regions.fear) fear *= kept;
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    const int region = row_of(world.setup->regions, world.setup->tunnels[w].value.nearest_region);
    if (region < 0 || world.works.infiltrations_step[w] == 0) continue;
    double& fear = world.regions.fear[static_cast<std::size_t>(region)];
    fear += (1 - fear) * (1 - det::pow(1 - per_infiltration, world.works.infiltrations_step[w]));
  }
}

}  // namespace truce
