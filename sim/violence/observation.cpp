// A source errs the same way all through a run: one factor per public, drawn at the address of step 0.
#include "sim/violence/observation.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/violence/address.hpp"

namespace truce {
namespace {

double reported_in_the_end(const World& world, Luck luck, std::size_t crowd, const Observation& source) {
  luck.step = 0;
  Draws draws = luck.at(Stream::observation, violence::public_address(world, crowd));
  return world.publics.deaths[crowd] * source.bias * det::exp(source.noise * draws.normal());
}

}  // namespace

void Observation::start(World& world, const Luck& luck) const {
  for (std::size_t g = 0; g < rows_of(world.publics); ++g)
    world.publics.reported[g] = reported_in_the_end(world, luck, g, *this);
}

void Observation::apply(World& world, const Luck& luck) const {
  const double arrived = delay_hours > 0 ? -det::expm1(-world.clock.step_hours / delay_hours) : 1.0;
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    const double all = reported_in_the_end(world, luck, g, *this);
    world.publics.reported[g] += std::max(0.0, all - world.publics.reported[g]) * arrived;
  }
}

}  // namespace truce
