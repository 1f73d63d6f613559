// Three nested binomial splits: short, threatening, intercepted.
#include "sim/formula/interception.hpp"

#include "sim/base/error.hpp"

namespace truce::formula {

FateShares fate_shares(const InterceptionRates& rates) {
  const double flown = 1 - rates.fell_short;
  const double threatening = flown * rates.threatening;
  const double intercepted = threatening * rates.intercepted;
  return {rates.fell_short, flown - threatening, intercepted, threatening - intercepted};
}

Fates draw_fates(std::int64_t launches, const InterceptionRates& rates, Draws& draws) {
  require(launches >= 0, "launches are not negative");
  Fates fates;
  fates.fell_short = draws.binomial(launches, rates.fell_short);
  const std::int64_t flown = launches - fates.fell_short;
  const std::int64_t threatening = draws.binomial(flown, rates.threatening);
  fates.harmless = flown - threatening;
  fates.intercepted = draws.binomial(threatening, rates.intercepted);
  fates.through = threatening - fates.intercepted;
  return fates;
}

std::int64_t draw_harm(std::int64_t through, double harm_per_leak, Draws& draws) {
  return draws.poisson(static_cast<double>(through) * harm_per_leak);
}

}  // namespace truce::formula
