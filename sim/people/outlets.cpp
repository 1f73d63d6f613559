// Tones relax to what lean and deaths ask for; disputed incidents of the step give a push that fades alike.
#include "sim/people/outlets.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/people/crowd.hpp"

namespace truce {
namespace {

double felt(double deaths_a_day) { return det::log1p(deaths_a_day) / det::log1p(100.0); }

double target_of(const World& world, const OutletTone& rule, const OutletSetup& outlet) {
  const int side = row_of(world.setup->parties, outlet.party);
  if (side >= 0) return outlet.lean + rule.own_dead * felt(people::deaths_a_day(world, side));
  double all = 0;
  for (const double deaths : world.publics.deaths_day) all += deaths;
  return outlet.lean - rule.all_dead * felt(all);
}

// 2 a - 1 of one judged incident for the outlet of a side; 0 where another side's public judged.
double account(const World& world, std::size_t belief, const OutletSetup& outlet, int side) {
  const auto audience = static_cast<std::size_t>(world.beliefs.audience[belief]);
  if (people::first_public_of(world, static_cast<std::size_t>(side)) != static_cast<std::int32_t>(audience))
    return 0;
  const auto incident = static_cast<std::size_t>(world.beliefs.incident[belief]);
  const double truth = world.incidents.author[incident] == side ? 0.0 : 1.0;
  const double chance =
      outlet.reliability * truth + (1 - outlet.reliability) * world.beliefs.blames_other[belief];
  return 2 * chance - 1;
}

// One sum for the own side's acts and one for the others', so that the order of the sides in the file cannot
// round differently (ruling M10).
double push_of(const World& world, const OutletSetup& outlet, int side) {
  double by_own_side = 0;
  double by_others = 0;
  for (std::size_t b = rows_of(world.beliefs); b-- > 0;) {
    const auto incident = static_cast<std::size_t>(world.beliefs.incident[b]);
    if (world.incidents.hour[incident] != world.clock.hour()) break;
    (world.incidents.author[incident] == side ? by_own_side : by_others) += account(world, b, outlet, side);
  }
  return by_own_side + by_others;
}

}  // namespace

void OutletTone::apply(World& world, const Luck&) const {
  const double moved = -det::expm1(-world.clock.step_hours / memory_hours);
  for (std::size_t o = 0; o < rows_of(world.outlets); ++o) {
    const OutletSetup& outlet = world.setup->outlets[o].value;
    const int side = row_of(world.setup->parties, outlet.party);
    double& tone = world.outlets.tone[o];
    tone += (target_of(world, *this, outlet) - tone) * moved;
    if (side >= 0) tone += incident * push_of(world, outlet, side);
    tone = std::clamp(tone, -1.0, 1.0);
  }
}

}  // namespace truce
