// Audience cost with the best excuse.
#include "sim/formula/audience_cost.hpp"

namespace truce::formula {

double audience_cost(double weight, double pledge, const Excuses& excuses) {
  double best = excuses.mediation > excuses.information ? excuses.mediation : excuses.information;
  best = excuses.holiday > best ? excuses.holiday : best;
  best = excuses.deniable > best ? excuses.deniable : best;
  return weight * pledge * (1 - best);
}

double leaked_audience_cost(double cost, double leak_factor) { return cost * (1 + leak_factor); }

double diversionary_pledge(double size_per_day, double approval_share, double days) {
  return size_per_day * approval_share * (1 - approval_share) * days;
}

}  // namespace truce::formula
