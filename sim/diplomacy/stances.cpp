// Where a leader stands on each issue of a text: wishes, reservations that move with state, terms that must
// be waited for.
#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"

namespace truce::diplomacy {
namespace {

std::size_t index(formula::Issue issue) { return static_cast<std::size_t>(issue); }

const LeaderSetup& setup_of(const World& world, std::size_t leader) {
  return world.setup->leaders[leader].value;
}

const LeaderSetup* followed(const World& world, std::size_t leader) {
  const int row = row_of(world.setup->leaders, setup_of(world, leader).follows);
  return row < 0 ? nullptr : &world.setup->leaders[static_cast<std::size_t>(row)].value;
}

bool names_an_agenda(TextClass kind) {
  return kind == TextClass::preliminary || kind == TextClass::demand_list || kind == TextClass::package ||
         kind == TextClass::package_deferred;
}

bool is_active(const World& world, Active when, const TextSeen& text) {
  switch (when) {
    case Active::always:
      return true;
    case Active::forces_inside:
      return any_forces_inside(world);
    case Active::halt_over_24h:
      return !text.is_bounded_by(24);
    case Active::halt_over_5d_or_agenda:
      return names_an_agenda(text.kind);
  }
  return false;
}

// A preference and whether it was inherited from the leader it follows.
struct Wish {
  const PreferenceSetup* wish = nullptr;
  bool inherited = false;
};

Wish wish_of(const World& world, std::size_t leader, std::size_t issue) {
  const auto& own = setup_of(world, leader).preferences;
  if (const int row = row_of(own, issue_names[issue]); row >= 0)
    return {&own[static_cast<std::size_t>(row)].value, false};
  const LeaderSetup* other = followed(world, leader);
  if (other == nullptr) return {};
  const int row = row_of(other->preferences, issue_names[issue]);
  return row < 0 ? Wish{} : Wish{&other->preferences[static_cast<std::size_t>(row)].value, true};
}

bool searches(const World& world, std::int32_t party) {
  return party >= 0 && std::ranges::any_of(world.works.searcher, [&](PartyId p) { return p.row == party; });
}

double within_share(double x) { return std::clamp(x, 0.0, 1.0); }

// q of ruling M2: search done for the two issues of the ground; for all others weariness, and what a leader
// believes of the other side's toughness: who expects no more asks for less.
double progress(const World& world, std::size_t leader, std::size_t issue) {
  const std::int32_t party = world.leaders.party[leader];
  if (world.setup->decision.reservations == ReservationMode::frozen || party < 0) return 0;
  if (issue == index(formula::Issue::forces) || issue == index(formula::Issue::tunnel_work))
    return searches(world, party) ? 1 - sites_left(world, party) : 0;
  const double tough = 2 * det::logistic(world.leaders.toughness_seen[leader]) - 1;
  return within_share(world.parties.weariness[static_cast<std::size_t>(party)] +
                      world.setup->decision.toughness_weight * tough);
}

// Share of what the text grants on an issue that someone who was left out would have to put into effect.
double carried_out(const World& world, std::size_t issue, const TextSeen& text) {
  double share = 1;
  for (std::size_t other = 0; text.excluded != 0 && other < rows_of(world.leaders); ++other) {
    if (!has_bit(text.excluded, static_cast<int>(other))) continue;
    const auto& implements = setup_of(world, other).implements;
    if (const int row = row_of(implements, issue_names[issue]); row >= 0)
      share *= 1 - implements[static_cast<std::size_t>(row)].value;
  }
  return share;
}

// Days until a term comes into effect, below 0 if at once.
double days_waited(const World& world, std::size_t issue, const TextSeen& text) {
  const DecisionSetup& decision = world.setup->decision;
  if (has_bit(text.deferred, static_cast<int>(issue))) return text.deferred_days;
  const auto& waited = decision.waited_issues;
  return std::ranges::find(waited, issue_names[issue]) == waited.end() ? -1 : decision.waited_days;
}

// Trust in the least trusted leader of another party, as a chance, times the discount of the wait.
double waiting(const World& world, std::size_t leader, std::size_t issue, const TextSeen& text) {
  const DecisionSetup& decision = world.setup->decision;
  const double days = days_waited(world, issue, text);
  if (days < 0) return carried_out(world, issue, text);
  double trust = 1;
  for (std::size_t other = 0; other < rows_of(world.leaders); ++other)
    if (world.leaders.party[other] >= 0 && world.leaders.party[other] != world.leaders.party[leader] &&
        is_decider(world, other))
      trust = std::min(trust, regard(world, static_cast<int>(leader), static_cast<int>(other)).trust);
  return carried_out(world, issue, text) *
         formula::waiting_discount((1 + trust) / 2, days, decision.discount_per_day);
}

}  // namespace

formula::IssueStances stances(const World& world, const Luck& luck, std::size_t leader,
                              const TextSeen& text) {
  formula::IssueStances list{};
  // Drawn as of step 0, so that a minister's own mind is the same in every step.
  Draws own_mind =
      Luck{luck.seed, luck.replicate, 0}.at(Stream::preference_jitter, leader_address(world, leader));
  for (std::size_t k = 0; k < issue_count; ++k) {
    const double shift = world.setup->decision.preference_jitter * own_mind.normal();
    const auto [wish, inherited] = wish_of(world, leader, k);
    if (wish == nullptr || !is_active(world, wish->active, text)) continue;
    if (k == index(formula::Issue::tunnel_work) && setup_of(world, leader).tolerates_work_in_short_halts &&
        text.is_bounded_by(12))
      continue;
    const double own_shift = inherited ? shift : 0;
    const double moved = progress(world, leader, k);
    list[k] = {.ideal = within_share(wish->ideal + own_shift),
               .reservation = within_share(wish->reservation +
                                           (wish->reservation_worn - wish->reservation) * moved + own_shift),
               .salience = wish->salience,
               .active = 1,
               .direction = wish->acceptable == Side::at_least ? 1.0 : -1.0,
               .waiting = waiting(world, leader, k, text)};
  }
  return list;
}

}  // namespace truce::diplomacy
