// One leak a text: afterwards there is nothing left to leak.
#include "sim/diplomacy/leaks.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"

namespace truce {
namespace {

double hazard_per_day(const World& world, std::size_t text) {
  if (world.texts.effort[text] == 0) return 0;
  const auto& effort = world.setup->efforts[static_cast<std::size_t>(world.texts.effort[text] - 1)].value;
  const int row = row_of(world.setup->strategies, effort.strategy);
  return row < 0 ? 0 : world.setup->strategies[static_cast<std::size_t>(row)].value.leak_per_day;
}

}  // namespace

void Leaks::apply(World& world, const Luck& luck) const {
  for (std::size_t text = 0; text < rows_of(world.texts); ++text) {
    if (world.texts.stage[text] != TextStage::tabled || world.texts.leaked[text] != 0) continue;
    const double chance = -det::expm1(-hazard_per_day(world, text) / 24 * world.clock.step_hours);
    Draws draws = luck.at(Stream::leak, diplomacy::text_address(world, text));
    if (!draws.chance(chance)) continue;
    world.texts.leaked[text] = 1;
    world.note(EventKind::leak, world.texts.lead[text], static_cast<std::int32_t>(text), 0);
    for (std::size_t copy = 0; copy < rows_of(world.copies); ++copy) {
      if (world.copies.text[copy] != text) continue;
      const std::size_t leader = world.copies.leader[copy];
      double& pledge = world.leaders.pledge[leader];
      world.add(pledge, pledge_rise * std::max(1 - pledge, 0.0));
      for (std::size_t row = 0; row < rows_of(world.relations); ++row)
        if (world.relations.from[row] == static_cast<std::int32_t>(leader) &&
            world.relations.to[row] == world.texts.lead[text])
          world.add(world.relations.trust[row], -std::min(trust_loss, 1 + world.relations.trust[row]));
    }
  }
}

}  // namespace truce
