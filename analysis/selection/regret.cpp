// Regret and comparison with the best.
#include "analysis/selection/regret.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace truce {

std::vector<Regret> regrets(std::span<const std::vector<double>> value) {
  std::vector<Regret> found(value.empty() ? 0 : value[0].size());
  for (std::size_t s = 0; s < value.size(); ++s) {
    if (std::ranges::any_of(value[s], [](double one) { return std::isnan(one); })) continue;
    const double best = *std::ranges::max_element(value[s]);
    for (std::size_t a = 0; a < found.size(); ++a) {
      Regret& regret = found[a];
      const double here = best - value[s][a];
      if (regret.states == 0 || here > regret.largest) {
        regret.largest = here;
        regret.worst_at = s;
      }
      regret.mean += here;
      regret.best_in += here == 0 ? 1 : 0;
      ++regret.states;
    }
  }
  for (Regret& regret : found)
    if (regret.states > 0) regret.mean /= static_cast<double>(regret.states);
  return found;
}

namespace {

struct Difference {
  double mean = 0;
  double half = 0;  // of its interval
};

Difference difference(std::span<const std::vector<double>> value, std::size_t a, std::size_t b, double tail) {
  const auto n = static_cast<double>(value.size());
  double sum = 0, square = 0;
  for (const auto& replicate : value) sum += replicate[a] - replicate[b];
  const double mean = sum / n;
  for (const auto& replicate : value) {
    const double surplus = replicate[a] - replicate[b] - mean;
    square += surplus * surplus;
  }
  const double t = boost::math::quantile(boost::math::complement(boost::math::students_t(n - 1), tail));
  return {mean, t * std::sqrt(square / (n - 1) / n)};
}

}  // namespace

std::vector<Interval> against_the_best(std::span<const std::vector<double>> value, double level) {
  const std::size_t k = value.empty() ? 0 : value[0].size();
  constexpr double infinite = std::numeric_limits<double>::infinity();
  std::vector<Interval> found(k, {std::nan(""), std::nan("")});
  if (k < 2 || value.size() < 2) return found;
  const double tail = (1 - level) / static_cast<double>(k * (k - 1));
  for (std::size_t a = 0; a < k; ++a) {
    Interval all{infinite, infinite};
    for (std::size_t b = 0; b < k; ++b) {
      if (b == a) continue;
      const Difference d = difference(value, a, b, tail);
      all.low = std::min(all.low, d.mean - d.half);
      all.high = std::min(all.high, d.mean + d.half);
    }
    found[a] = all;
  }
  return found;
}

}  // namespace truce
