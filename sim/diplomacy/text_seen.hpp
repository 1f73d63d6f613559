// A text as it lies before one leader, and how texts and their copies enter the world.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "sim/formula/issue_value.hpp"
#include "sim/process/process.hpp"

namespace truce::diplomacy {

// All that a leader can see of a text.
struct TextSeen {
  formula::IssueText issues;
  double duration_hours = 0;  // as stated: -1 open-ended, 0 blank
  TextClass kind = TextClass::humanitarian;
  double rival_share = 0;     // of its way, 0-1
  double consulted = 1;       // 0-1
  std::int64_t leads = 0;     // bits of actors
  std::int64_t authors = 0;   // bits of leaders
  std::int32_t effort = 0;    // 1 + effort it came from, 0 none
  std::int64_t excluded = 0;  // bits of leaders who were left out of it
  std::int64_t deferred = 0;  // bits of issues granted only at a second stage
  double deferred_days = 0;
  std::int64_t turned_words = 0;  // bits of contested words of its strategy, in the other wording
  double ambiguity = 0;           // 0-1
  std::int64_t hands = 0;         // bits of actors whose hand is seen in it, beside leads and authors
  TextStage taken_for = TextStage::tabled;

  // T of the decision equation in hours (formula::stated_duration_hours).
  [[nodiscard]] double staked_hours() const;
  // Whether it is a bounded halt of at most `hours`.
  [[nodiscard]] bool is_bounded_by(double hours) const {
    return duration_hours > 0 && duration_hours <= hours;
  }
};

using IssueRow = std::array<double, issue_count>;

// Blank (below 0) becomes nothing.
[[nodiscard]] formula::IssueText issue_text(const IssueRow& row);
[[nodiscard]] IssueRow issue_row(const formula::IssueText& text);

// The copy in row `copy` as its holder sees it.
[[nodiscard]] TextSeen seen_copy(const World& world, std::size_t copy);

// The text itself, as one leader sees it who has it undistorted; `consulted` as given.
[[nodiscard]] TextSeen seen_text(const World& world, std::size_t text, double consulted);

// Row of a leader's copy of a text, -1 if none reached it.
[[nodiscard]] int copy_of(const World& world, std::size_t text, std::size_t leader);

// A copy on its way to a leader.
struct Delivery {
  std::size_t text = 0;
  std::size_t leader = 0;
  double hour = 0;  // of arrival
  double consulted = 1;
  IssueRow issues{};
  std::int64_t deferred = 0;  // as it arrives, like `issues`
  std::int64_t turned_words = 0;
};

// Appends the copy; the leader answers after its own delay, spread evenly from half to one and a half
// times it, and sooner where the offer is short or has a deadline.
void deliver(World& world, const Luck& luck, const Delivery& delivery);

// Whether a leader answers texts in its own name.
[[nodiscard]] inline bool is_decider(const World& world, std::size_t leader) {
  return world.setup->leaders[leader].value.role == LeaderRole::decider;
}

// Whether a party cannot agree without this leader.
[[nodiscard]] inline bool has_veto(const World& world, std::size_t leader, std::size_t party) {
  return is_decider(world, leader) && world.leaders.party[leader] == static_cast<std::int32_t>(party) &&
         world.setup->leaders[leader].value.veto >= 1;
}

}  // namespace truce::diplomacy
