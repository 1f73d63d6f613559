// Approval of a leader: a base it returns to, success, rallies and losses (model.md R.6 S9, 7.2).
#pragma once

namespace truce::formula {

// Points of 100; base and memory fitted to three polls after the peak of 2014: 52 + 30 exp(-t / 13 d).
struct ApprovalScale {
  double base = 52;
  double success_weight = 0;  // a_E: the base moves by 100 a_E (E - 1/2) points
  double memory_hours = 24 * 13;
};

// Shocks in points (R.6 S9).
inline constexpr double ground_entry_rally = 25;
inline constexpr double salient_civilian_death = -15;
inline constexpr double truce_without_aims = -6;  // times the pledge level

// A' = A + (A_b + 100 a_E (E - 1/2) - A)(1 - exp(-h / memory)), points; success E in 0-1.
[[nodiscard]] double next_approval(double approval, double success, double hours, const ApprovalScale& scale);

// Approval after shocks in points, kept in 0-100.
[[nodiscard]] double shocked_approval(double approval, double shocks);

}  // namespace truce::formula
