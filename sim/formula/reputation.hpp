// Reputation from counted evidence with forgetting, and when trust is enough to cooperate (model.md 8.1).
#pragma once

#include <span>

namespace truce::formula {

// Evidence one observer holds on one subject in one domain, in units of observations; forgotten over time.
struct Evidence {
  double good = 0;
  double bad = 0;

  // (r + 1) / (r + s + 2): expected share of good conduct, 0-1 (Joesang & Ismail 2002).
  [[nodiscard]] double expectation() const { return (good + 1) / (good + bad + 2); }
  [[nodiscard]] bool operator==(const Evidence&) const = default;
};

// What a mediator can be known for.
struct Reputation {
  Evidence honesty;
  Evidence neutrality;
  Evidence delivery;
};

// r <- lambda^days r, same for s; lambda per day in (0, 1], default of model.md 8.2 is 0.995.
[[nodiscard]] Evidence forget(const Evidence& evidence, double lambda_per_day, double days);

// Adds new observations, each 0 or more.
[[nodiscard]] Evidence observe(const Evidence& evidence, double good, double bad);

// An act remembered from before the run.
struct DatedEvidence {
  double days_ago = 0;
  Evidence evidence;
};

// Sum of dated evidence, each item faded by its age; leaving one out removes exactly that item.
[[nodiscard]] Evidence remember(std::span<const DatedEvidence> history, double lambda_per_day);

// Evidence with this expectation and r + s = total; BugError if total is too small: min(C, 1 - C)(total + 2)
// >= 1.
[[nodiscard]] Evidence evidence_of_mean(double mean, double total);

// iota = C sigma(k (a - a*)): weight of a mediator's message that the other side will not yield (Kydd
// 2003; 4.2). Alignment a and threshold a* in -1 to 1, sharpness k >= 0.
[[nodiscard]] double message_credibility(double reputation, double alignment, double sharpness,
                                         double threshold);

// (P - S) / [(P - S) + (R - T)]: least trust at which cooperation pays in an assurance game, T < R, S < P
// (Kydd 2005).
struct AssurancePayoffs {
  double reward = 0;
  double temptation = 0;
  double punishment = 0;
  double sucker = 0;
};
[[nodiscard]] double trust_threshold(const AssurancePayoffs& payoffs);

}  // namespace truce::formula
