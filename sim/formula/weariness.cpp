// Weariness of ruling M1; it moves with the war, never with the calendar.
#include "sim/formula/weariness.hpp"

#include "sim/base/error.hpp"

namespace truce::formula {

double weariness(double days_fought, double own_losses, const WearinessScale& scale) {
  require(days_fought >= 0 && own_losses >= 0, "days fought and losses are not negative");
  require(scale.days_of_full > 0 && scale.losses_of_full > 0, "a party's tolerance is positive");
  const double worn = scale.days_share * days_fought / scale.days_of_full +
                      scale.losses_share * own_losses / scale.losses_of_full;
  return worn < 1 ? worn : 1.0;
}

}  // namespace truce::formula
