// Coalitions of mediators (Boehmelt 2012 for the inverted U) and ripeness (after Zartman).
#include "sim/formula/coalition.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double coalition_size_effect(int mediators, double peak) {
  require(mediators >= 0 && peak > 0, "a coalition has a positive best size");
  const double off = 1 - mediators / peak;
  const double effect = 1 - off * off;
  return effect > 0 ? effect : 0.0;
}

double coherence(std::span<const double> pair_relations) {
  double sum = 0;
  for (const double relation : pair_relations) {
    sum += (1 + relation) / 2;
  }
  return pair_relations.empty() ? 1.0 : sum / static_cast<double>(pair_relations.size());
}

double coalition_effectiveness(int mediators, std::span<const double> pair_relations, double peak,
                               double coherence_weight) {
  const double chi = coherence(pair_relations);
  const double weighted = coherence_weight > 0 ? (chi > 0 ? det::pow(chi, coherence_weight) : 0.0) : 1.0;
  return coalition_size_effect(mediators, peak) * weighted;
}

double ripeness(double cost_per_day, double horizon_days, double expected_gain, double sharpness) {
  return det::logistic(sharpness * (cost_per_day * horizon_days - expected_gain));
}

}  // namespace truce::formula
