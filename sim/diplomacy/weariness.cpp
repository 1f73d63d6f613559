// q_pat of every party; losses count in full at the party's own tolerance and not beyond it.
#include "sim/diplomacy/weariness.hpp"

#include <algorithm>

#include "sim/formula/weariness.hpp"

namespace truce {
namespace {

constexpr double day_hours = 24;

void tire(World& world, const Weariness& weights) {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    const WarSetup& war = world.setup->parties[p].value.war;
    world.parties.weariness[p] = formula::weariness(
        world.parties.fighting_hours[p] / day_hours, std::min(world.parties.fighters_killed[p], war.loss_tolerance),
        {.days_share = weights.days_share, .days_of_full = war.tiring_days, .losses_share = weights.losses_share,
         .losses_of_full = war.loss_tolerance});
  }
}

}  // namespace

void Weariness::start(World& world, const Luck&) const { tire(world, *this); }

void Weariness::apply(World& world, const Luck&) const { tire(world, *this); }

}  // namespace truce
