// Bayes in log-odds.
#include "sim/formula/belief.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double updated_belief(double belief, double likelihood_ratio, double weight) {
  require(belief > 0 && belief < 1 && likelihood_ratio > 0,
          "a belief that can move lies strictly between 0 and 1");
  return det::logistic(det::logit(belief) + weight * det::log(likelihood_ratio));
}

double belief_after_battle(double belief, double chance_if_strong, double chance_if_weak) {
  const double strong = belief * chance_if_strong;
  const double all = strong + (1 - belief) * chance_if_weak;
  require(all > 0, "an outcome that was observed was possible");
  return strong / all;
}

}  // namespace truce::formula
