// Relaxation of approval towards its base.
#include "sim/formula/approval.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double next_approval(double approval, double success, double hours, const ApprovalScale& scale) {
  require(scale.memory_hours > 0 && hours >= 0, "approval has a positive memory");
  const double target = scale.base + 100 * scale.success_weight * (success - 0.5);
  return approval + (target - approval) * -det::expm1(-hours / scale.memory_hours);
}

double shocked_approval(double approval, double shocks) {
  const double next = approval + shocks;
  return next < 0 ? 0.0 : (next > 100 ? 100.0 : next);
}

}  // namespace truce::formula
