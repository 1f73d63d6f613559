// Pledges rise by what is left to pledge, so that they stay within 0 and 1; `audience` lets them fade.
#include "sim/diplomacy/statements.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"

namespace truce {
namespace {

void raise_pledge(World& world, std::size_t leader, double share) {
  double& pledge = world.leaders.pledge[leader];
  world.add(pledge, share * std::max(1 - pledge, 0.0));
}

}  // namespace

void Statements::apply(World& world, const Luck& luck) const {
  const bool talks = std::ranges::find(world.texts.stage, TextStage::tabled) != world.texts.stage.end();
  for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
    const LeaderSetup& setup = world.setup->leaders[leader].value;
    const double rate = per_day / 24 * setup.audience_cost * (talks ? 1 : quiet_share);
    Draws draws = luck.at(Stream::statement, diplomacy::leader_address(world, leader));
    if (!draws.chance(-det::expm1(-rate * world.clock.step_hours))) continue;
    raise_pledge(world, leader, raises);
    if (const int followed = row_of(world.setup->leaders, setup.follows); followed >= 0)
      raise_pledge(world, static_cast<std::size_t>(followed), raises * carries_over);
    world.note(EventKind::statement, static_cast<std::int32_t>(leader), -1, raises);
  }
}

}  // namespace truce
