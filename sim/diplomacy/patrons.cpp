// Money moves all the time; restraint only while the patron works for a halt.
#include "sim/diplomacy/patrons.hpp"

#include <algorithm>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/envoy.hpp"
#include "sim/formula/leverage.hpp"

namespace truce {
namespace {

constexpr double hours_of_a_month = 30 * 24;

bool takes_part(const World& world, std::size_t effort, const StrategySetup& strategy,
                const std::string& mediator) {
  if (strategy.lead == mediator || std::ranges::find(strategy.co_leads, mediator) != strategy.co_leads.end())
    return true;
  return std::ranges::any_of(world.setup->leaders, [&](const auto& leader) {
    const ChannelSetup* channel = diplomacy::channel_on(strategy, world.efforts.way[effort], leader.id);
    return channel != nullptr && std::ranges::find(channel->via, mediator) != channel->via.end();
  });
}

bool works_now(const World& world, const std::string& mediator) {
  for (std::size_t effort = 0; effort < rows_of(world.efforts); ++effort) {
    if (world.efforts.stage[effort] != EffortStage::runs) continue;
    const StrategySetup* strategy = diplomacy::strategy_of(*world.setup, effort);
    if (strategy != nullptr && takes_part(world, effort, *strategy, mediator)) return true;
  }
  return false;
}

void pay(World& world, std::size_t m, const MediatorSetup& setup) {
  const double promised = setup.funding_per_month * world.clock.step_hours / hours_of_a_month;
  const double delivered = promised * setup.delivered_share * (1 - world.mediators.withheld[m]);
  world.mediators.promised[m] += promised;
  world.mediators.delivered[m] += delivered;
  world.mediators.blocked[m] += promised - delivered;
}

double restraint_by(const World& world, std::size_t m, const MediatorSetup& setup) {
  const double arrives = setup.funding_per_month * setup.delivered_share * (1 - world.mediators.withheld[m]);
  return world.mediators.effort[m] * formula::patron_leverage(arrives, setup.funding_half, 1);
}

}  // namespace

void Patrons::apply(World& world, const Luck&) const {
  std::ranges::fill(world.factions.patron_restraint, 0.0);
  for (std::size_t m = 0; m < rows_of(world.mediators); ++m) {
    const auto& [id, setup] = world.setup->mediators[m];
    if (setup.patron_of.empty() || setup.funding_per_month <= 0) continue;
    const int client = row_of(world.setup->leaders, setup.patron_of);
    if (client < 0) continue;
    pay(world, m, setup);
    if (!works_now(world, id)) continue;
    const int party =
        row_of(world.setup->parties, world.setup->leaders[static_cast<std::size_t>(client)].value.party);
    for (std::size_t f = 0; f < rows_of(world.factions); ++f)
      if (party >= 0 && world.factions.party[f].row == party)
        world.factions.patron_restraint[f] += restraint_by(world, m, setup);
  }
}

}  // namespace truce
