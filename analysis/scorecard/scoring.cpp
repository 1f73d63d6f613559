// The scores, as written in the literature named in the header.
#include "analysis/scorecard/scoring.hpp"

#include <algorithm>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>

#include "sim/base/error.hpp"

namespace truce::scorecard {
namespace {

constexpr double tail = 1e-9;  // of the distribution, beyond which the sum ends

template <class Distribution>
double crps_of(const Distribution& distribution, double recorded) {
  double sum = 0;
  for (double count = 0;; ++count) {
    const double below = boost::math::cdf(distribution, count);
    const double gap = below - (recorded <= count ? 1.0 : 0.0);
    sum += gap * gap;
    if (count >= recorded && 1 - below < tail) return sum;
  }
}

}  // namespace

double quantile(std::span<const double> sorted, double share) {
  require(!sorted.empty(), "a quantile needs a value");
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  if (sorted[below] == sorted[above]) return sorted[below];  // two without end have a middle too
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Spread spread_of(std::span<const double> sorted) {
  return {quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75), quantile(sorted, 0.05),
          quantile(sorted, 0.95)};
}

double crps(std::span<const double> sorted, double recorded) {
  require(!sorted.empty(), "a score needs a value");
  const auto count = static_cast<double>(sorted.size());
  double error = 0;
  double half_pairs = 0;  // sum over i < j of x_j - x_i, from ranks: O(n)
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    error += std::abs(sorted[k] - recorded);
    half_pairs += sorted[k] * (2 * static_cast<double>(k) + 1 - count);
  }
  return error / count - half_pairs / (count * count);
}

CountForecast fit_counts(std::span<const double> values) {
  require(!values.empty(), "a forecast needs a value");
  const auto count = static_cast<double>(values.size());
  double mean = 0;
  for (const double value : values) mean += value / count;
  double variance = 0;
  for (const double value : values) variance += (value - mean) * (value - mean) / std::max(1.0, count - 1);
  return {mean, values.size() < 2 ? mean : variance};
}

double crps(const CountForecast& forecast, double recorded) {
  const double rounded = std::max(0.0, std::round(recorded));
  if (forecast.mean <= 0) return rounded;
  if (forecast.variance <= forecast.mean * (1 + 1e-9))
    return crps_of(boost::math::poisson(forecast.mean), rounded);
  const double size = forecast.mean * forecast.mean / (forecast.variance - forecast.mean);
  return crps_of(boost::math::negative_binomial(size, size / (size + forecast.mean)), rounded);
}

}  // namespace truce::scorecard
