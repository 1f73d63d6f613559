// What a party would still accept: it moves with the state of the war, never with the date (ruling M2).
#pragma once

namespace truce::formula {

// R = R_early + (R_late - R_early) q, q clamped to 0-1; `early` is the coded point of 27 July, `late` of 26
// August.
[[nodiscard]] double reservation(double early, double late, double progress);

// q for the issues of forces and search work: 1 - believed share of sites left, if the party searches; else
// 0.
[[nodiscard]] double search_progress(bool searches, double believed_share_left);

// Value of pressure on q for all other issues: losses, lower success expectation, opinion, time (weights are
// scenario keys).
struct ReservationWeights {
  double weariness = 1;  // of q_pat, itself losses and elapsed fighting
  double success = 0;    // of (1/2 - success expectation)
  double opinion = 0;    // of (1/2 - share of the own public against a stop)
};

// q = clamp(w1 q_pat + w2 (1/2 - E) + w3 (1/2 - sup), 0, 1); inputs 0-1.
[[nodiscard]] double patience_progress(double weariness, double success, double support,
                                       const ReservationWeights& weights);

}  // namespace truce::formula
