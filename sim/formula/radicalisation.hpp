// A public hardened by its dead, fading over a month (model.md 7.3).
#pragma once

namespace truce::formula {

// 100 deaths in a day give 3 points: 3 / ln(101) (model.md 7.4, range 1-6).
inline constexpr double points_per_log_death = 0.65003;

// v exp(-h / tau): what is left; tau 720 h leaves 5 % after 90 days.
[[nodiscard]] double faded_radicalisation(double value, double hours, double memory_hours);

// psi [ln(1 + after) - ln(1 + before)]: points from deaths counted within one day, the same in steps of any
// length.
[[nodiscard]] double radicalising_shock(double psi, double deaths_today_before, double deaths_today_after);

}  // namespace truce::formula
