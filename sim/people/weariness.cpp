// Reads what was fought and lost so far, before the run included.
#include "sim/people/weariness.hpp"

#include "sim/formula/weariness.hpp"

namespace truce {

void Weariness::start(World& world, const Luck&) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    const WarSetup& war = world.setup->parties[p].value.war;
    world.parties.weariness[p] =
        formula::weariness(war.fought_before_hours / 24, war.fighters_lost_before,
                           {days_share, war.tiring_days, losses_share, war.loss_tolerance});
  }
}

void Weariness::apply(World& world, const Luck&) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    const WarSetup& war = world.setup->parties[p].value.war;
    world.parties.weariness[p] =
        formula::weariness(world.parties.fighting_hours[p] / 24, world.parties.fighters_killed[p],
                           {days_share, war.tiring_days, losses_share, war.loss_tolerance});
  }
}

}  // namespace truce
