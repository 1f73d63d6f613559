// Compliance and spoiling of factions.
#include "sim/formula/compliance.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double compliance_log_odds(const ComplianceInputs& in) {
  require(in.base > 0 && in.base < 1, "a compliance that can move lies strictly between 0 and 1");
  return det::logit(in.base) + in.weight_discipline * in.discipline + in.weight_funding * in.funding -
         in.weight_grievance * in.grievance;
}

double compliance(const ComplianceInputs& in) { return det::logistic(compliance_log_odds(in)); }

double restraint(double commitment, double kept, double least_share) {
  return 1 - commitment * kept * (1 - least_share);
}

double spoiling_hazard(const SpoilingInputs& in) {
  return in.base_per_hour * in.extremity * in.trust_in_strength * in.agreement_soon;
}

}  // namespace truce::formula
