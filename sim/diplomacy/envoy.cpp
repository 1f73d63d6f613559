// Perception and drafting.
#include "sim/diplomacy/envoy.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/standing.hpp"
#include "sim/formula/single_text_search.hpp"

namespace truce::diplomacy {
namespace {

constexpr std::uint32_t perception_kind = 5;

bool names(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

const StrategySetup* known_strategy(const ScenarioSetup& setup, std::size_t effort) {
  const StrategySetup* strategy = strategy_of(setup, effort);
  require(strategy != nullptr, "an effort names a strategy of the scenario");
  return strategy;
}

std::int64_t issue_bits(const std::vector<std::string>& issues) {
  std::int64_t bits = 0;
  for (std::size_t k = 0; k < issue_count; ++k)
    if (names(issues, std::string(issue_names[k]))) bits |= bit(static_cast<int>(k));
  return bits;
}

bool same_party(const World& world, std::size_t leader, std::size_t other) {
  return world.leaders.party[leader] >= 0 && world.leaders.party[leader] == world.leaders.party[other];
}

}  // namespace

const ChannelSetup* channel_on(const StrategySetup& strategy, std::int32_t way, const std::string& leader) {
  const auto find = [&](const Entries<ChannelSetup>& channels) {
    const int row = row_of(channels, leader);
    return row < 0 ? nullptr : &channels[static_cast<std::size_t>(row)].value;
  };
  const ChannelSetup* own =
      way > 0 ? find(strategy.ways[static_cast<std::size_t>(way - 1)].value.channels) : nullptr;
  return own != nullptr ? own : find(strategy.channels);
}

int contact_of(const World& world, std::size_t effort, std::size_t leader) {
  for (std::size_t row = 0; row < rows_of(world.contacts); ++row)
    if (world.contacts.effort[row] == static_cast<std::int32_t>(effort) &&
        world.contacts.leader[row] == leader)
      return static_cast<int>(row);
  return -1;
}

Envoy::Envoy(const World& world, const Luck& luck, std::size_t effort)
    : world_(world), luck_(luck), effort_(effort), strategy_(known_strategy(*world.setup, effort)) {
  const int mediator = row_of(world.setup->mediators, strategy_->lead);
  require(mediator >= 0, "a strategy is led by a mediator of the scenario");
  mediator_ = static_cast<std::size_t>(mediator);
  if (effort < rows_of(world.efforts)) way_ = world.efforts.way[effort];
  for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
    if (!is_decider(world, leader) || world.leaders.party[leader] < 0 ||
        world.setup->leaders[leader].value.veto < 1)
      continue;
    vetoes_.push_back(leader);
    Draws draws = luck.at(Stream::envoy, born_entity(static_cast<std::uint32_t>(effort), perception_kind,
                                                     leader_address(world, leader)));
    errors_.push_back(lead().optimism + lead().perception_error * draws.normal());
  }
}

Envoy Envoy::on_way(std::int32_t way) const {
  Envoy other = *this;
  other.way_ = way;
  other.last_.reset();
  return other;
}

const MediatorSetup& Envoy::lead() const { return world_.setup->mediators[mediator_].value; }

std::int64_t Envoy::leads() const {
  std::int64_t bits = bit(actor_number(*world_.setup, strategy_->lead));
  for (const std::string& id : strategy_->co_leads)
    if (const int actor = actor_number(*world_.setup, id); actor >= 0) bits |= bit(actor);
  return bits;
}

std::int64_t Envoy::on_the_way() const {
  std::int64_t bits = leads();
  for (const auto& leader : world_.setup->leaders)
    if (const ChannelSetup* channel = channel_on(*strategy_, way_, leader.id); channel != nullptr)
      bits |= bits_of(*world_.setup, channel->via);
  return bits;
}

double Envoy::rival_share() const {
  if (strategy_->rival_share >= 0) return strategy_->rival_share;
  const std::int64_t hands = on_the_way();
  double all = 0;
  double rivals = 0;
  for (std::size_t m = 0; m < world_.setup->mediators.size(); ++m) {
    if (!has_bit(hands, static_cast<int>(world_.setup->leaders.size() + m))) continue;
    all += 1;
    rivals += world_.setup->mediators[m].value.rival_channel ? 1 : 0;
  }
  return all > 0 ? rivals / all : 0;
}

double Envoy::credit_shared() const {
  const std::int64_t hands = on_the_way();
  const auto own = static_cast<int>(world_.setup->leaders.size() + mediator_);
  double most = 0;
  for (std::size_t m = 0; m < world_.setup->mediators.size(); ++m)
    if (const auto other = static_cast<int>(world_.setup->leaders.size() + m);
        other != own && has_bit(hands, other))
      most = std::max(most, regard(world_, own, other).rivalry);
  return most;
}

double Envoy::worth_of_agreement(const formula::IssueText& text) const {
  if (lead().wants_share <= 0) return lead().wants_calm;
  const int client = row_of(world_.setup->leaders, lead().client.empty() ? lead().patron_of : lead().client);
  require(client >= 0, "a mediator that wants a share has a client");
  const auto leader = static_cast<std::size_t>(client);
  const double value = reply_inputs(world_, luck_, leader, seen(text, 1)).issue_value;
  return lead().wants_calm + lead().wants_share * std::clamp(value / formula::most_issue_value, 0.0, 1.0);
}

bool Envoy::is_excluded(std::size_t leader) const {
  return names(strategy_->excluded, world_.setup->leaders[leader].id);
}

bool Envoy::is_at_table(std::size_t leader) const {
  return names(strategy_->at_table, world_.setup->leaders[leader].id);
}

double Envoy::consulted(std::size_t leader) const {
  double most = 0;
  for (std::size_t row = 0; row < rows_of(world_.contacts); ++row) {
    if (world_.contacts.effort[row] != static_cast<std::int32_t>(effort_)) continue;
    const std::size_t other = world_.contacts.leader[row];
    const double heard = other == leader                     ? 1
                         : same_party(world_, leader, other) ? world_.setup->decision.consultation_shared
                                                             : 0;
    most = std::max(most, heard * world_.contacts.consulted[row]);
  }
  return most;
}

const ChannelSetup* Envoy::channel(std::size_t leader) const {
  return channel_on(*strategy_, way_, world_.setup->leaders[leader].id);
}

bool Envoy::speaks_to(std::size_t leader) const {
  const ChannelSetup* way = channel(leader);
  return (way == nullptr || way->via.empty()) && access(world_, mediator_, leader, nullptr) > 0;
}

bool Envoy::reaches(std::size_t leader) const {
  const int contact = contact_of(world_, effort_, leader);
  const bool closed = contact >= 0 && world_.contacts.closed[static_cast<std::size_t>(contact)] != 0;
  return !closed && !is_excluded(leader) && access(world_, mediator_, leader, channel(leader)) > 0;
}

TextSeen Envoy::seen(const formula::IssueText& text, double consulted) const {
  return {.issues = text,
          .duration_hours = strategy_->duration_hours,
          .kind = strategy_->kind,
          .rival_share = rival_share(),
          .consulted = consulted,
          .leads = leads(),
          .authors = 0,
          .effort = static_cast<std::int32_t>(effort_) + 1,
          .excluded = bits_of(*world_.setup, strategy_->excluded),
          .deferred = issue_bits(strategy_->deferred),
          .deferred_days = strategy_->deferred_days,
          .ambiguity = strategy_->ambiguity,
          .taken_for = strategy_->as_concept ? TextStage::concept_ : TextStage::tabled};
}

double Envoy::chance(const formula::IssueText& text, std::int64_t raised, double gain) const {
  double all = 1;
  for (std::size_t v = 0; v < vetoes_.size(); ++v) {
    double share = 0;
    for (std::size_t other = 0; other < rows_of(world_.leaders); ++other)
      if (has_bit(raised, static_cast<int>(other)))
        share = std::max(share, other == vetoes_[v] ? 1.0
                                : same_party(world_, vetoes_[v], other)
                                    ? world_.setup->decision.consultation_shared
                                    : 0.0);
    const double asked = consulted(vetoes_[v]);
    all *= yes(text, v, asked + share * gain * (1 - asked));
  }
  return vetoes_.empty() ? 0 : all;
}

const Envoy::Meaning& Envoy::meaning(const formula::IssueText& text) const {
  if (last_ && last_->text == text) return *last_;
  last_ = Meaning{.text = text, .terms = {}};
  const TextSeen whole = seen(text, 1);
  for (const std::size_t leader : vetoes_) last_->terms.push_back(weigh_terms(world_, luck_, leader, whole));
  return *last_;
}

double Envoy::yes(const formula::IssueText& text, std::size_t v, double consulted) const {
  formula::ReplyTerms terms = meaning(text).terms[v];
  if (world_.setup->leaders[vetoes_[v]].value.needs_consultation)
    terms.consultation =
        -world_.setup->decision.consultation_weight * world_.setup->influence.procedure * (1 - consulted);
  return std::clamp(terms.probability(world_.setup->decision.temperature) + errors_[v], 0.01, 0.99);
}

formula::IssueText Envoy::draft() const {
  formula::IssueText opening;
  for (const auto& [issue, value] : strategy_->text)
    for (std::size_t k = 0; k < issue_count; ++k)
      if (issue == issue_names[k]) opening[k] = value;
  if (strategy_->freedom <= 0) return opening;
  formula::SearchPlan plan;
  for (std::size_t k = 0; k < issue_count; ++k) {
    plan.bounds[k].free = opening[k].has_value();
    plan.bounds[k].least = std::max(opening[k].value_or(0) - strategy_->freedom, 0.0);
    plan.bounds[k].most = std::min(opening[k].value_or(0) + strategy_->freedom, 1.0);
  }
  const auto least_expected = [&](const formula::IssueText& text) {
    const Meaning& read = meaning(text);
    double least = 1;
    for (std::size_t v = 0; v < vetoes_.size(); ++v)
      least = std::min(least, read.terms[v].probability(world_.setup->decision.temperature) + errors_[v]);
    return least * worth_of_agreement(text);
  };
  plan.most_rounds = 10;
  return formula::single_text_search(opening, plan, least_expected).text;
}

}  // namespace truce::diplomacy
