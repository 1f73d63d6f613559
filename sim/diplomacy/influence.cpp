// The best of a mediator's efforts at work counts; at rest it has its leverage and its name.
#include "sim/diplomacy/influence.hpp"

#include <algorithm>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/envoy.hpp"
#include "sim/diplomacy/standing.hpp"

namespace truce {
namespace {

using diplomacy::has_bit;

struct Reach {
  double access = 0;
  double consulted = 0;
  double pressed = 0;
};

// Through the efforts at work that the mediator leads.
Reach reach(const World& world, std::size_t mediator, std::size_t leader) {
  Reach best{.access = diplomacy::access(world, mediator, leader, nullptr)};
  for (std::size_t row = 0; row < rows_of(world.contacts); ++row) {
    const auto effort = static_cast<std::size_t>(world.contacts.effort[row]);
    if (world.contacts.leader[row] != leader || world.efforts.stage[effort] != EffortStage::runs) continue;
    const StrategySetup* strategy = diplomacy::strategy_of(*world.setup, effort);
    if (strategy == nullptr || strategy->lead != world.setup->mediators[mediator].id) continue;
    const ChannelSetup* channel =
        diplomacy::channel_on(*strategy, world.efforts.way[effort], world.setup->leaders[leader].id);
    const bool closed = world.contacts.closed[row] != 0;
    const double open = closed ? 0 : diplomacy::access(world, mediator, leader, channel);
    best.access = std::max(best.access, open);
    best.consulted = std::max(best.consulted, world.contacts.consulted[row]);
    best.pressed = std::max(best.pressed, world.contacts.pressed[row]);
  }
  return best;
}

// Monitoring of the halt that the leader's party keeps, if the mediator led its text.
double enforcement(const World& world, int actor, std::size_t leader) {
  const std::int32_t party = world.leaders.party[leader];
  const std::int32_t halt = party < 0 ? -1 : world.parties.halt[static_cast<std::size_t>(party)];
  const std::int32_t text = halt < 0 ? -1 : world.arrangements.text[static_cast<std::size_t>(halt)];
  if (text < 0 || !has_bit(world.texts.leads[static_cast<std::size_t>(text)], actor)) return 0;
  return world.arrangements.monitored[static_cast<std::size_t>(halt)];
}

}  // namespace

void Influence::start(World& world, const Luck&) const {
  resize_rows(world.influences, world.reputations.mediator.size());
}

void Influence::apply(World& world, const Luck&) const {
  const auto periods = [this](double hour) { return static_cast<std::int64_t>(hour / every_hours); };
  if (periods(world.clock.hour()) == periods(world.clock.hour() - world.clock.step_hours)) return;
  for (std::size_t row = 0; row < rows_of(world.influences); ++row) {
    const std::size_t mediator = world.reputations.mediator[row];
    const std::size_t leader = world.reputations.decider[row];
    const int actor = static_cast<int>(world.setup->leaders.size() + mediator);
    const Reach through = reach(world, mediator, leader);
    const double effort = std::min(world.mediators.effort[mediator] + through.pressed, 1.0);
    world.influences.access[row] = through.access;
    world.influences.credibility[row] = diplomacy::credibility(world, mediator, leader);
    world.influences.leverage[row] =
        world.setup->decision.leverage_weight * world.setup->influence.leverage * effort *
        std::max(diplomacy::regard(world, actor, static_cast<int>(leader)).leverage, 0.0) *
        diplomacy::funding_factor(world, mediator, leader) *
        diplomacy::standing(world, mediator, leader).delivery_ratio;
    world.influences.procedure[row] =
        world.setup->leaders[leader].value.needs_consultation
            ? world.setup->decision.consultation_weight * world.setup->influence.procedure * through.consulted
            : 0;
    world.influences.enforcement[row] = enforcement(world, actor, leader);
  }
}

}  // namespace truce
