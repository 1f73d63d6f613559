// Exponential smoothing of success expectation.
#include "sim/formula/success.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double success_signal(const VisibleSigns& signs) { return 0.5 + 0.5 * (signs.progress - signs.failure); }

double next_success(double success, double signal, double hours, double memory_hours) {
  require(memory_hours > 0 && hours >= 0, "a memory is positive");
  return success + (signal - success) * -det::expm1(-hours / memory_hours);
}

}  // namespace truce::formula
