// Beta reputation with forgetting (Joesang & Ismail 2002) and Kydd's thresholds.
#include "sim/formula/reputation.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

Evidence forget(const Evidence& evidence, double lambda_per_day, double days) {
  require(lambda_per_day > 0 && lambda_per_day <= 1 && days >= 0,
          "a memory keeps a share in (0, 1] of its content");
  const double kept = det::pow(lambda_per_day, days);
  return {kept * evidence.good, kept * evidence.bad};
}

Evidence observe(const Evidence& evidence, double good, double bad) {
  require(good >= 0 && bad >= 0, "evidence is not negative");
  return {evidence.good + good, evidence.bad + bad};
}

Evidence remember(std::span<const DatedEvidence> history, double lambda_per_day) {
  Evidence sum;
  for (const DatedEvidence& item : history) {
    const Evidence faded = forget(item.evidence, lambda_per_day, item.days_ago);
    sum = observe(sum, faded.good, faded.bad);
  }
  return sum;
}

Evidence evidence_of_mean(double mean, double total) {
  const Evidence evidence{mean * (total + 2) - 1, (1 - mean) * (total + 2) - 1};
  require(evidence.good >= 0 && evidence.bad >= 0, "so extreme a reputation needs more observations");
  return evidence;
}

double message_credibility(double reputation, double alignment, double sharpness, double threshold) {
  return reputation * det::logistic(sharpness * (alignment - threshold));
}

double trust_threshold(const AssurancePayoffs& payoffs) {
  const double fear = payoffs.punishment - payoffs.sucker;
  const double gain = payoffs.reward - payoffs.temptation;
  require(fear > 0 && gain > 0, "in an assurance game S < P and T < R");
  return fear / (fear + gain);
}

}  // namespace truce::formula
