// Goodwill of kept hours: builds while a truce holds, leaks away, and is mostly lost by one breach
// (model.md 8.1).
#pragma once

namespace truce::formula {

// Defaults of model.md 8.2 (all C).
struct MomentumScale {
  double memory_hours = 24;          // 72 once the core issue is opened
  double gain_per_kept_hour = 0.02;  // gamma_M
  double lost_by_breach = 0.7;       // zeta, share lost by one attributed breach
};

// M' = M exp(-h / tau) + gamma x kept hours, capped to 0-1.
[[nodiscard]] double next_momentum(double momentum, double hours, double kept_hours,
                                   const MomentumScale& scale);

// M (1 - zeta) after one attributed breach.
[[nodiscard]] double momentum_after_breach(double momentum, const MomentumScale& scale);

// exp(-beta M): factor on the hazard of collapse, beta 0.8.
[[nodiscard]] double momentum_hazard_factor(double momentum, double beta);

}  // namespace truce::formula
