// Beliefs moved by evidence in log-odds (model.md 3.1, R.6 S10).
#pragma once

namespace truce::formula {

// Likelihood ratios of R.6 S10 for "the other side is resolute".
inline constexpr double ratio_rejected_good_offer = 2.0;
inline constexpr double ratio_day_of_undiminished_fire = 1.1;
inline constexpr double ratio_day_of_kept_truce = 1 / 1.3;

// Posterior after evidence: logistic(logit(p) + weight ln(ratio)); p in (0, 1), ratio > 0, weight 0-1
// (credibility).
[[nodiscard]] double updated_belief(double belief, double likelihood_ratio, double weight);

// pi p_s / (pi p_s + (1 - pi) p_w): belief in a strong type after a battle it wins with p_s, a weak one with
// p_w (Filson & Werner 2002).
[[nodiscard]] double belief_after_battle(double belief, double chance_if_strong, double chance_if_weak);

}  // namespace truce::formula
