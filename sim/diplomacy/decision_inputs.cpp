// What a leader brings to a reply and sees before it: from columns of state to the decision equation's
// inputs.
#include "sim/diplomacy/decision.hpp"

#include <algorithm>
#include <vector>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/standing.hpp"
#include "sim/formula/audience_cost.hpp"

namespace truce::diplomacy {
namespace {

constexpr double silent_on_work = 0.5;  // the issue scale's own word for a text that says nothing

std::size_t index(formula::Issue issue) { return static_cast<std::size_t>(issue); }

const LeaderSetup& setup_of(const World& world, std::size_t leader) {
  return world.setup->leaders[leader].value;
}

const LeaderSetup* followed(const World& world, std::size_t leader) {
  const int row = row_of(world.setup->leaders, setup_of(world, leader).follows);
  return row < 0 ? nullptr : &world.setup->leaders[static_cast<std::size_t>(row)].value;
}

double mean_relation(const World& world, std::size_t leader, std::int64_t actors) {
  double sum = 0;
  double count = 0;
  const int all = static_cast<int>(world.setup->leaders.size() + world.setup->mediators.size());
  for (int actor = 0; actor < all; ++actor)
    if (has_bit(actors, actor) && actor != static_cast<int>(leader)) {
      sum -= regard(world, static_cast<int>(leader), actor).rivalry;
      count += 1;
    }
  return count > 0 ? sum / count : 0;
}

// What the leads have gained or lost of their neutrality in this leader's eyes, mean.
double neutrality_change(const World& world, std::size_t leader, std::int64_t leads) {
  double sum = 0;
  double count = 0;
  for (std::size_t m = 0; m < world.setup->mediators.size(); ++m) {
    if (!has_bit(leads, static_cast<int>(world.setup->leaders.size() + m))) continue;
    sum += standing(world, m, leader).neutrality_change;
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

std::int64_t rival_channel(const ScenarioSetup& setup) {
  std::int64_t bits = 0;
  for (std::size_t m = 0; m < setup.mediators.size(); ++m)
    if (setup.mediators[m].value.rival_channel) bits |= bit(static_cast<int>(setup.leaders.size() + m));
  return bits;
}

bool is_mediated(const World& world, const TextSeen& text) {
  for (std::size_t m = 0; m < world.setup->mediators.size(); ++m)
    if (has_bit(text.leads, static_cast<int>(world.setup->leaders.size() + m))) return true;
  return false;
}

// Share of the party's public against a stop; one half while nothing is known of it.
double support(const World& world, std::int32_t party) {
  for (std::size_t g = 0; party >= 0 && g < rows_of(world.publics); ++g) {
    if (world.publics.party[g] != party || world.publics.citizens[g] == 0) continue;
    const bool measured = world.publics.opinion_spread[g] > 0 || world.publics.backs[g] > 0;
    return measured ? world.publics.backs[g] : 0.5;
  }
  return 0.5;
}

double deaths_per_day(const World& world, std::size_t leader) {
  const std::int32_t party = world.leaders.party[leader];
  if (party < 0) {
    const int mourned = row_of(world.setup->publics, setup_of(world, leader).mourns);
    return mourned < 0 ? 0 : world.publics.deaths_day[static_cast<std::size_t>(mourned)];
  }
  double deaths = 0;
  for (std::size_t g = 0; g < rows_of(world.publics); ++g)
    if (world.publics.party[g] == party) deaths += world.publics.deaths_day[g];
  return deaths;
}

formula::IssueText read_kindly(const TextSeen& text, const formula::IssueStances& wants) {
  formula::IssueText read = text.issues;
  for (std::size_t k = 0; text.ambiguity > 0 && k < issue_count; ++k)
    if (read[k].has_value() && wants[k].active > 0) *read[k] += text.ambiguity * (wants[k].ideal - *read[k]);
  return read;
}

formula::Excuses excuses(const World& world, const TextSeen& text) {
  const DecisionSetup& decision = world.setup->decision;
  return {.mediation = is_mediated(world, text) ? decision.mediation_excuse : 0,
          .information = 0,
          .holiday = calendar_cover(world) > 0 ? decision.holiday_excuse : 0,
          .deniable = text.taken_for == TextStage::concept_ ? decision.concept_excuse : 0};
}

// What the words of a text are worth to a leader: each in one wording or the other (model.md 8.1).
double words(const World& world, std::size_t leader, const TextSeen& text) {
  const StrategySetup* strategy =
      text.effort > 0 ? strategy_of(*world.setup, static_cast<std::size_t>(text.effort - 1)) : nullptr;
  const LeaderSetup* other = followed(world, leader);
  const Entries<double>& weights = setup_of(world, leader).words.empty() && other != nullptr
                                       ? other->words
                                       : setup_of(world, leader).words;
  double sum = 0;
  for (std::size_t k = 0; strategy != nullptr && k < strategy->words.size(); ++k)
    if (const int row = row_of(weights, strategy->words[k].id); row >= 0)
      sum += (has_bit(text.turned_words, static_cast<int>(k)) ? -1 : 1) * strategy->words[k].value *
             weights[static_cast<std::size_t>(row)].value;
  return sum;
}

double disposition(const World& world, std::size_t leader) {
  const LeaderSetup& own = setup_of(world, leader);
  const LeaderSetup* other = followed(world, leader);
  if (other == nullptr) return own.disposition;
  return other->disposition + own.disposition -
         world.setup->decision.patience_weight * (own.patience - other->patience);
}

}  // namespace

double sites_left(const World& world, std::int32_t party) {
  double left = 0;
  for (std::size_t w = 0; w < rows_of(world.works); ++w)
    if (party >= 0 && world.works.searcher[w].row == party) left = std::max(left, world.works.left_share[w]);
  return left;
}

bool any_forces_inside(const World& world) {
  return std::ranges::find(world.parties.ground, GroundState::inside) != world.parties.ground.end();
}

double calendar_cover(const World& world) {
  double cover = 0;
  for (const auto& [id, span] : world.setup->covers) {
    const double from = world.clock.hours_to(span.from);
    if (world.clock.hour() > from && world.clock.hour() <= from + span.hours) cover += span.cover;
  }
  return cover;
}

formula::ReplyWeights reply_weights(const World& world, std::size_t leader) {
  const DecisionSetup& decision = world.setup->decision;
  formula::ReplyWeights weights;
  weights.value = decision.terms_weight;
  weights.temperature = decision.temperature;
  weights.disposition = disposition(world, leader);
  weights.duration_constant_hours = decision.stake_hours;
  weights.cover_holiday = 1;
  weights.cover_mediation = decision.mediation_cover;
  weights.author_credit = decision.author_weight;
  weights.legitimacy = decision.legitimacy_weight;
  weights.consultation = decision.consultation_weight * world.setup->influence.procedure;
  weights.momentum = decision.momentum_weight;
  weights.cover_people_death = setup_of(world, leader).cover_per_mourned_death;
  const std::int32_t party = world.leaders.party[leader];
  if (party < 0) return weights;
  const WarSetup& war = world.setup->parties[static_cast<std::size_t>(party)].value.war;
  weights.war_base = war.base;
  weights.war_aim = war.aim_weight;
  weights.war_support = war.support_weight;
  weights.war_regrouping = war.regroup_weight;
  weights.war_weariness = war.weariness_weight;
  weights.war_eagerness = war.eagerness_weight;
  weights.cover_own_death = war.cover_per_own_loss;
  weights.cover_people_death = war.cover_per_own_death;
  return weights;
}

std::optional<double> reads(const World& world, const Luck& luck, std::size_t leader, const TextSeen& text,
                            formula::Issue issue) {
  return read_kindly(text, stances(world, luck, leader, text))[index(issue)];
}

formula::ReplyInputs reply_inputs(const World& world, const Luck& luck, std::size_t leader,
                                  const TextSeen& text) {
  formula::ReplyInputs in;
  const formula::IssueStances wants = stances(world, luck, leader, text);
  in.issue_value = formula::issue_value(read_kindly(text, wants), wants);
  in.duration_hours = text.staked_hours();
  in.work_allowed = text.issues[index(formula::Issue::tunnel_work)].value_or(silent_on_work);
  in.monitoring = text.issues[index(formula::Issue::monitoring)].value_or(0.0);
  const std::int32_t party = world.leaders.party[leader];
  in.support = support(world, party);
  if (party >= 0) {
    const auto p = static_cast<std::size_t>(party);
    in.aim = world.parties.aim[p];
    in.sites_left = world.parties.ground[p] == GroundState::inside ? sites_left(world, party) : 0;
    in.weariness = world.parties.weariness[p];
    in.own_deaths_per_day = world.parties.fighters_killed_day[p];
  }
  in.people_deaths_per_day = deaths_per_day(world, leader);
  in.holiday = calendar_cover(world);
  in.mediation = is_mediated(world, text) ? 1 : 0;
  in.leverage = leverage(world, leader, text);
  in.rival_share = text.rival_share;
  in.relation_author = mean_relation(world, leader, text.leads | text.authors | text.hands) +
                       world.setup->decision.neutrality_weight * neutrality_change(world, leader, text.leads);
  in.relation_rival = mean_relation(world, leader, rival_channel(*world.setup));
  in.legitimacy_loss = formula::legitimacy_loss(in.rival_share, in.relation_rival);
  in.consulted = setup_of(world, leader).needs_consultation ? text.consulted : 1;
  in.audience_cost =
      formula::audience_cost(world.setup->decision.audience_weight * setup_of(world, leader).audience_cost,
                             world.leaders.pledge[leader], excuses(world, text));
  in.momentum = world.leaders.momentum[leader];
  in.words = words(world, leader, text);
  return in;
}

}  // namespace truce::diplomacy
