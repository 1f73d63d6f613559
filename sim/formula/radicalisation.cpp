// Logarithmic shocks and exponential fading.
#include "sim/formula/radicalisation.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double faded_radicalisation(double value, double hours, double memory_hours) {
  require(memory_hours > 0 && hours >= 0, "a memory is positive");
  return value * det::exp(-hours / memory_hours);
}

double radicalising_shock(double psi, double deaths_today_before, double deaths_today_after) {
  require(deaths_today_before >= 0 && deaths_today_after >= deaths_today_before,
          "a day's count does not fall");
  return psi * (det::log1p(deaths_today_after) - det::log1p(deaths_today_before));
}

}  // namespace truce::formula
