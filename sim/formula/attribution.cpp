// Bayesian blame (Kydd & Walter 2002 logic) and source-weighted belief about ambiguous incidents.
#include "sim/formula/attribution.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double blame(const HostileAct& act) {
  const double willed = act.distrust * act.chance_if_willed * (1 - act.monitored);
  const double all = willed + (1 - act.distrust) * (1 - act.control) * (1 + act.monitored);
  require(all > 0, "an act that happened was possible");
  return willed / all;
}

double incident_belief(double prior, std::span<const Report> reports) {
  require(prior > 0 && prior < 1, "a prior that reports can move lies strictly between 0 and 1");
  double log_odds = det::logit(prior);
  for (const Report& report : reports) {
    log_odds += report.credibility * report.reliability * report.claim;
  }
  return det::logistic(log_odds);
}

}  // namespace truce::formula
