// The decision equation of formula/reply_sum.hpp at work: terms, reference, chance and the row for the
// journal.
#include "sim/diplomacy/decision.hpp"

#include <algorithm>

namespace truce::diplomacy {

namespace {

formula::ReplyTerms terms_of(const World& world, std::size_t leader, const formula::ReplyInputs& inputs,
                             const formula::ReplyWeights& weights) {
  formula::ReplyTerms terms = formula::reply_terms(inputs, weights);
  terms.cover -= world.leaders.cover_lost[leader];
  return terms;
}

}  // namespace

formula::ReplyTerms weigh_terms(const World& world, const Luck& luck, std::size_t leader,
                                const TextSeen& text) {
  return terms_of(world, leader, reply_inputs(world, luck, leader, text), reply_weights(world, leader));
}

Weighed weigh(const World& world, const Luck& luck, std::size_t leader, const TextSeen& text) {
  const formula::ReplyWeights weights = reply_weights(world, leader);
  formula::ReplyInputs inputs = reply_inputs(world, luck, leader, text);
  Weighed weighed;
  weighed.terms = terms_of(world, leader, inputs, weights);
  weighed.probability = weighed.terms.probability(weights.temperature);
  inputs.issue_value = 0;
  inputs.work_allowed = 1;
  inputs.support = std::min(inputs.support, 0.5);
  inputs.leverage = 0;
  inputs.rival_share = 0;
  inputs.relation_author = 0;
  inputs.legitimacy_loss = 0;
  inputs.consulted = 1;
  inputs.audience_cost = 0;
  weighed.reference = terms_of(world, leader, inputs, weights);
  return weighed;
}

DecisionRow decision_row(const World& world, std::size_t leader, std::int32_t text, const Weighed& weighed) {
  DecisionRow row;
  row.hour = world.clock.hour();
  row.text = text;
  row.leader = static_cast<std::int32_t>(leader);
  row.scale = weighed.terms.scale;
  for (std::size_t term = 0; term < formula::term_count; ++term)
    row.term[term] = weighed.terms.contribution(static_cast<formula::Term>(term));
  row.sum = weighed.terms.sum();
  row.probability = weighed.probability;
  if (const auto binding = formula::binding_term(weighed.terms, weighed.reference))
    row.binding = static_cast<std::int8_t>(*binding);
  return row;
}

}  // namespace truce::diplomacy
