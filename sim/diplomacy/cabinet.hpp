// The cabinet behind a leader: ministers vote on a text, or the chair decides alone (negotiation.md 3.3).
#pragma once

#include <optional>
#include <vector>

#include "sim/diplomacy/text_seen.hpp"

namespace truce::diplomacy {

// Ministers who follow a leader, in file order.
[[nodiscard]] std::vector<std::size_t> ministers_of(const World& world, std::size_t leader);

// Chance that the chair decides without a vote: most x aims completed x (1 - audience cost x pledge); 0
// without chair.
[[nodiscard]] double bypass_chance(const World& world, std::size_t leader, double most);

// Outcome of a vote on a copy, each minister weighing it by its own sum; rows go to the journal. Majority of
// all.
struct Vote {
  int yes = 0;
  int all = 0;
  [[nodiscard]] bool passed() const { return 2 * yes > all; }
};
[[nodiscard]] Vote hold_vote(World& world, const Luck& luck, std::size_t copy);

// The answer of a leader with a cabinet: `own` if the chair decides alone, else the vote; nothing without
// ministers.
[[nodiscard]] std::optional<bool> cabinet_answer(World& world, const Luck& luck, std::size_t copy, bool own,
                                                 double bypass_most);

}  // namespace truce::diplomacy
