// Votes and bypass: 8-0, split and no vote at all must be reachable from the sums themselves (target V7).
#include "sim/diplomacy/cabinet.hpp"

#include <algorithm>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"

namespace truce::diplomacy {
namespace {

constexpr double no_vote_held = -1;

// How far the leader's party has what it went to war for: the search done, else an aim given up.
double aims_completed(const World& world, std::size_t leader) {
  const std::int32_t party = world.leaders.party[leader];
  if (party < 0) return 0;
  const bool searches =
      std::ranges::any_of(world.works.searcher, [&](PartyId searcher) { return searcher.row == party; });
  return 1 - (searches ? sites_left(world, party) : world.parties.aim[static_cast<std::size_t>(party)]);
}

}  // namespace

std::vector<std::size_t> ministers_of(const World& world, std::size_t leader) {
  std::vector<std::size_t> ministers;
  for (std::size_t l = 0; l < rows_of(world.leaders); ++l) {
    const LeaderSetup& setup = world.setup->leaders[l].value;
    if (setup.role == LeaderRole::minister && setup.follows == world.setup->leaders[leader].id)
      ministers.push_back(l);
  }
  return ministers;
}

double bypass_chance(const World& world, std::size_t leader, double most) {
  for (const std::size_t minister : ministers_of(world, leader)) {
    const LeaderSetup& setup = world.setup->leaders[minister].value;
    if (setup.chairs)
      return most * aims_completed(world, leader) *
             (1 - setup.audience_cost * world.leaders.pledge[minister]);
  }
  return 0;
}

Vote hold_vote(World& world, const Luck& luck, std::size_t copy) {
  const std::size_t text = world.copies.text[copy];
  Vote vote;
  for (const std::size_t minister : ministers_of(world, world.copies.leader[copy])) {
    const Weighed weighed = weigh(world, luck, minister, seen_copy(world, copy));
    DecisionRow row = decision_row(world, minister, static_cast<std::int32_t>(text), weighed);
    Draws draws = luck.at(Stream::reply, reply_address(world, minister, text));
    row.draw = draws.uniform();
    row.answer = row.draw < row.probability ? 1 : 0;
    world.journal.decisions.push_back(row);
    vote.yes += row.answer;
    ++vote.all;
  }
  return vote;
}

std::optional<bool> cabinet_answer(World& world, const Luck& luck, std::size_t copy, bool own,
                                   double bypass_most) {
  const std::size_t leader = world.copies.leader[copy];
  const std::size_t text = world.copies.text[copy];
  if (ministers_of(world, leader).empty()) return {};
  Draws draws = luck.at(Stream::cabinet, reply_address(world, leader, text));
  const bool alone = draws.chance(bypass_chance(world, leader, bypass_most));
  const Vote vote = alone ? Vote{} : hold_vote(world, luck, copy);
  world.note(EventKind::vote, static_cast<std::int32_t>(leader), static_cast<std::int32_t>(text),
             alone ? no_vote_held : vote.yes);
  return alone ? own : vote.passed();
}

}  // namespace truce::diplomacy
