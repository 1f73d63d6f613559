// Leverage of mediators and patrons.
#include "sim/formula/leverage.hpp"

#include "sim/base/error.hpp"

namespace truce::formula {

double mean_leverage(std::span<const Hold> leads, double utils) {
  double sum = 0;
  for (const Hold& hold : leads) {
    sum += hold.leverage > 0 ? hold.leverage * hold.deliverability * hold.effort : 0.0;
  }
  return leads.empty() ? 0.0 : utils * sum / static_cast<double>(leads.size());
}

double patron_leverage(double funding, double half_funding, double most) {
  require(funding >= 0 && half_funding > 0, "funding is not negative and its half point is positive");
  return most * funding / (funding + half_funding);
}

}  // namespace truce::formula
