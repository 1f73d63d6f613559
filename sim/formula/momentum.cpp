// Momentum: a leaky sum of kept hours.
#include "sim/formula/momentum.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double next_momentum(double momentum, double hours, double kept_hours, const MomentumScale& scale) {
  require(scale.memory_hours > 0 && hours >= 0 && kept_hours >= 0, "momentum has a positive memory");
  const double next =
      momentum * det::exp(-hours / scale.memory_hours) + scale.gain_per_kept_hour * kept_hours;
  return next < 1 ? next : 1.0;
}

double momentum_after_breach(double momentum, const MomentumScale& scale) {
  return momentum * (1 - scale.lost_by_breach);
}

double momentum_hazard_factor(double momentum, double beta) { return det::exp(-beta * momentum); }

}  // namespace truce::formula
