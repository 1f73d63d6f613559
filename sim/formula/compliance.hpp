// How far a faction keeps an order to hold fire, and when it spoils (model.md 6.2, R.6 S2).
#pragma once

namespace truce::formula {

// Log-odds weights and what pushes a faction, each 0 or more; base chance c0 in (0, 1).
struct ComplianceInputs {
  double base = 0.93;
  double discipline = 0;  // D_f, times weight gamma_D
  double funding = 0;     // patron pressure, times gamma_F
  double grievance = 0;   // own recent deaths, decayed, times gamma_G
  double weight_discipline = 1;
  double weight_funding = 1;
  double weight_grievance = 1;
};

// logit c0 + gamma_D D + gamma_F F - gamma_G G.
[[nodiscard]] double compliance_log_odds(const ComplianceInputs& inputs);

// c_f = sigma(logit c0 + gamma_D D + gamma_F F - gamma_G G), 0-1.
[[nodiscard]] double compliance(const ComplianceInputs& inputs);

// kappa = 1 - z c (1 - kappa_min): share of its fire left for commitment z and compliance c, all 0-1 (R.6
// S2).
[[nodiscard]] double restraint(double commitment, double compliance, double least_share);

// Hazard per hour of intended spoiling when an agreement is near (Kydd & Walter 2002): h0 pi T Pr(agreement
// soon) q.
struct SpoilingInputs {
  double base_per_hour = 0;
  double extremity = 0;          // pi_f, 0-1
  double trust_in_strength = 0;  // the opponent's belief that the moderates could stop it, 0-1
  double agreement_soon = 0;     // 0-1
};
[[nodiscard]] double spoiling_hazard(const SpoilingInputs& inputs);

}  // namespace truce::formula
