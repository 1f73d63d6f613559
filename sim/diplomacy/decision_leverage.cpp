// Leverage behind a text: carrots and sticks of those who lead it, at their effort (rulings M1, M6).
#include "sim/diplomacy/decision.hpp"

#include <algorithm>
#include <vector>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/standing.hpp"
#include "sim/formula/leverage.hpp"

namespace truce::diplomacy {
namespace {

constexpr double most_effort =
    1;  // pressure makes felt what has tired, never more than full effort (ruling M1)

// Pressure that the effort behind a text has put on this leader.
double pressed(const World& world, std::size_t leader, const TextSeen& text) {
  for (std::size_t row = 0; text.effort != 0 && row < rows_of(world.contacts); ++row)
    if (world.contacts.effort[row] + 1 == text.effort &&
        world.contacts.leader[row] == answers_for(world, leader))
      return world.contacts.pressed[row];
  return 0;
}

double of_leads(const World& world, std::size_t leader, const TextSeen& text) {
  std::vector<formula::Hold> holds;
  const int all = static_cast<int>(world.setup->leaders.size() + world.setup->mediators.size());
  for (int actor = 0; actor < all; ++actor) {
    if (!has_bit(text.leads, actor) || actor == static_cast<int>(leader)) continue;
    formula::Hold hold{.leverage = regard(world, actor, static_cast<int>(leader)).leverage};
    if (const int m = mediator_of(*world.setup, actor); m >= 0) {
      const auto row = static_cast<std::size_t>(m);
      hold.deliverability = funding_factor(world, row, leader) * standing(world, row, leader).delivery_ratio;
      hold.effort = std::min(world.mediators.effort[row] + pressed(world, leader, text), most_effort);
    }
    holds.push_back(hold);
  }
  return formula::mean_leverage(holds,
                                world.setup->decision.leverage_weight * world.setup->influence.leverage);
}

// Carrots and sticks of the strategy behind the text, utils, at the effort of its lead.
double inducement(const World& world, std::size_t leader, const TextSeen& text) {
  if (text.effort == 0) return 0;
  const auto& effort = world.setup->efforts[static_cast<std::size_t>(text.effort - 1)].value;
  const int row = row_of(world.setup->strategies, effort.strategy);
  if (row < 0) return 0;
  const StrategySetup& strategy = world.setup->strategies[static_cast<std::size_t>(row)].value;
  // What is offered to a leader counts for the ministers who follow it too.
  int offered = row_of(strategy.inducements, world.setup->leaders[leader].id);
  if (offered < 0) offered = row_of(strategy.inducements, world.setup->leaders[leader].value.follows);
  const int lead = row_of(world.setup->mediators, strategy.lead);
  if (offered < 0 || lead < 0) return 0;
  return strategy.inducements[static_cast<std::size_t>(offered)].value *
         world.mediators.effort[static_cast<std::size_t>(lead)];
}

}  // namespace

double leverage(const World& world, std::size_t leader, const TextSeen& text) {
  return of_leads(world, leader, text) + inducement(world, leader, text);
}

}  // namespace truce::diplomacy
