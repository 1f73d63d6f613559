// Hazards and the Weibull law.
#include "sim/formula/hazard.hpp"

#include <numbers>

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

double cumulated(const Weibull& law, double age_hours) {
  require(law.shape > 0 && law.scale_hours > 0 && age_hours >= 0,
          "a Weibull law has positive shape and scale");
  return age_hours > 0 ? det::pow(age_hours / law.scale_hours, law.shape) : 0.0;
}

}  // namespace

double chance_of_hazard(double cumulated_hazard) {
  require(cumulated_hazard >= 0, "a hazard is not negative");
  return -det::expm1(-cumulated_hazard);
}

double hazard_of_chance(double chance) {
  require(chance >= 0 && chance < 1, "a chance with a finite hazard lies in [0, 1)");
  return -det::log1p(-chance);
}

double chance_in_step(double chance_per_period, double period_hours, double hours) {
  require(period_hours > 0 && hours >= 0, "a period is positive");
  return chance_of_hazard(hazard_of_chance(chance_per_period) * hours / period_hours);
}

double weibull_survival(const Weibull& law, double age_hours, double multiplier) {
  return det::exp(-multiplier * cumulated(law, age_hours));
}

double weibull_step_chance(const Weibull& law, double age_hours, double hours, double multiplier) {
  return chance_of_hazard(multiplier * (cumulated(law, age_hours + hours) - cumulated(law, age_hours)));
}

double weibull_median(const Weibull& law, double multiplier) {
  require(law.shape > 0 && law.scale_hours > 0 && multiplier > 0,
          "a Weibull law has positive shape and scale");
  return law.scale_hours * det::pow(std::numbers::ln2 / multiplier, 1 / law.shape);
}

}  // namespace truce::formula
