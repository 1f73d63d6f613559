// Rates and chances: from a hazard over a step to a probability, and the Weibull law of cease-fire survival
// (model.md 5.2).
#pragma once

namespace truce::formula {

// 1 - exp(-H): chance of at least one event for a cumulated hazard H >= 0.
[[nodiscard]] double chance_of_hazard(double cumulated_hazard);

// -ln(1 - p): the hazard with which chance p happens, 0 <= p < 1.
[[nodiscard]] double hazard_of_chance(double chance);

// Chance in a step of `hours` for a chance given per `period_hours`: 1 - (1 - p)^(hours / period).
[[nodiscard]] double chance_in_step(double chance_per_period, double period_hours, double hours);

// Weibull with H(s) = (s / scale)^shape; shape below 1 means most die young. Both > 0, ages in hours.
struct Weibull {
  double shape = 0.5;
  double scale_hours = 60;
};

// S(s) = exp(-m H(s)); m = exp(beta' z) multiplies the hazard.
[[nodiscard]] double weibull_survival(const Weibull& law, double age_hours, double multiplier);

// 1 - exp(-m [H(s + dt) - H(s)]): chance to end in the step from age s.
[[nodiscard]] double weibull_step_chance(const Weibull& law, double age_hours, double hours,
                                         double multiplier);

// scale (ln 2 / m)^(1 / shape): age by which half have ended.
[[nodiscard]] double weibull_median(const Weibull& law, double multiplier);

}  // namespace truce::formula
