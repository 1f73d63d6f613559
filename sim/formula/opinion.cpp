// Friedkin-Johnsen with bounded confidence and media; Deffuant's pair rule as the alternative.
#include "sim/formula/opinion.hpp"

#include <cstddef>

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

constexpr int most_rounds = 100000;
constexpr double settled = 1e-13;

double magnitude(double x) { return x < 0 ? -x : x; }
double clamped(double x) { return x < -1 ? -1.0 : (x > 1 ? 1.0 : x); }

}  // namespace

double next_opinion(const Citizen& citizen, std::span<const double> neighbours, double media, double shock) {
  double heard = citizen.opinion;
  double count = 1;
  for (const double other : neighbours) {
    if (magnitude(other - citizen.opinion) < citizen.reach) {
      heard += other;
      count += 1;
    }
  }
  const double influence = (1 - citizen.media_share) * (heard / count) + citizen.media_share * media;
  return clamped(citizen.susceptibility * influence + (1 - citizen.susceptibility) * citizen.initial + shock);
}

double rate_in_step(double rate_per_day, double hours) {
  require(rate_per_day >= 0 && rate_per_day < 1 && hours >= 0, "a rate per day lies in [0, 1)");
  return -det::expm1(det::log1p(-rate_per_day) * hours / 24);
}

double loss_shock(double psi, double own_losses, double success, double success_threshold) {
  require(own_losses >= 0, "losses are not negative");
  const double sign = success > success_threshold ? 1.0 : (success < success_threshold ? -1.0 : 0.0);
  return psi * det::log1p(own_losses) * sign;
}

std::vector<double> opinion_fixed_point(std::span<const double> weights,
                                        std::span<const double> susceptibility,
                                        std::span<const double> initial) {
  const std::size_t size = initial.size();
  require(weights.size() == size * size && susceptibility.size() == size,
          "a network has one row for each citizen");
  std::vector<double> now(initial.begin(), initial.end());
  std::vector<double> next(size);
  for (int round = 0; round < most_rounds; ++round) {
    double largest = 0;
    for (std::size_t i = 0; i < size; ++i) {
      double heard = 0;
      for (std::size_t j = 0; j < size; ++j) {
        heard += weights[i * size + j] * now[j];
      }
      next[i] = susceptibility[i] * heard + (1 - susceptibility[i]) * initial[i];
      largest = magnitude(next[i] - now[i]) > largest ? magnitude(next[i] - now[i]) : largest;
    }
    now.swap(next);
    if (largest < settled) {
      return now;
    }
  }
  require(false, "opinions settle when somebody keeps a part of the first view");
  return now;
}

Pair meet(const Pair& pair, double reach, double mu) {
  const double distance = pair.second - pair.first;
  if (magnitude(distance) >= reach) {
    return pair;
  }
  return {pair.first + mu * distance, pair.second - mu * distance};
}

}  // namespace truce::formula
