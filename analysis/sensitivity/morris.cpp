// Elementary effects of walks, with the share of them that luck alone explains.
#include "analysis/sensitivity/morris.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "sim/base/error.hpp"

namespace truce {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// One effect: of one group in one walk.
struct Effect {
  double value = missing;  // signed by the group's first input
  double error = 0;        // standard error from replicates
};

// Mean and standard error of the replicates' differences.
Effect difference(const std::vector<double>& before, const std::vector<double>& after) {
  require(before.size() == after.size(), "two points of a walk have the same replicates");
  double sum = 0, square = 0, n = 0;
  for (std::size_t r = 0; r < before.size(); ++r) {
    const double d = after[r] - before[r];
    if (std::isnan(d)) continue;
    sum += d;
    square += d * d;
    n += 1;
  }
  if (n == 0) return {};
  const double mean = sum / n;
  const double variance = n > 1 ? std::max(0.0, (square - n * mean * mean) / (n - 1)) : 0;
  return {mean, std::sqrt(variance / n)};
}

// The input of a step that moved first in the order of dimensions.
std::size_t moved_dimension(const std::vector<double>& before, const std::vector<double>& after) {
  std::size_t d = 0;
  while (d < before.size() && before[d] == after[d]) ++d;
  require(d < before.size(), "each step of a walk moves a group");
  return d;
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? missing : sum / static_cast<double>(values.size());
}

double deviation_of(std::span<const double> values) {
  if (values.size() < 2) return missing;
  const double mean = mean_of(values);
  double square = 0;
  for (const double value : values) square += (value - mean) * (value - mean);
  return std::sqrt(square / static_cast<double>(values.size() - 1));
}

ElementaryEffects summary(std::span<const Effect> effects, bool is_single, const Resampling& resampling) {
  std::vector<double> signed_effects, sizes, noise;
  for (const Effect& effect : effects) {
    if (std::isnan(effect.value)) continue;
    signed_effects.push_back(effect.value);
    sizes.push_back(std::abs(effect.value));
    noise.push_back(effect.error * std::sqrt(2 / std::numbers::pi));  // mean of |normal(0, error)|
  }
  ElementaryEffects found;
  found.count = sizes.size();
  found.mu = is_single ? mean_of(signed_effects) : missing;
  found.mu_star = mean_of(sizes);
  found.sigma = is_single ? deviation_of(signed_effects) : missing;
  found.noise = noise.empty() ? missing : mean_of(noise);
  const auto resampled = [&](std::span<const std::size_t> chosen) {
    double sum = 0;
    for (const std::size_t one : chosen) sum += sizes[one];
    return sum / static_cast<double>(chosen.size());
  };
  found.mu_star_interval = bootstrap_interval(sizes.size(), resampled, resampling);
  return found;
}

}  // namespace

std::vector<ElementaryEffects> morris_effects(const Walks& walks, std::span<const std::vector<double>> values,
                                              const Resampling& resampling) {
  const std::size_t block = walks.groups + 1;
  require(walks.points.size() == values.size() && values.size() % block == 0,
          "walks and values fit together");
  std::vector<std::vector<Effect>> effects(walks.groups);
  for (std::size_t i = 0; i + 1 < walks.points.size(); ++i) {
    if ((i + 1) % block == 0) continue;  // the next point begins another walk
    const std::size_t d = moved_dimension(walks.points[i], walks.points[i + 1]);
    const double step = walks.points[i + 1][d] - walks.points[i][d];
    Effect effect = difference(values[i], values[i + 1]);
    effect.value /= step;
    effect.error /= std::abs(step);
    effects[walks.group_of[d]].push_back(effect);
  }
  std::vector<ElementaryEffects> found;
  for (std::size_t g = 0; g < walks.groups; ++g)
    found.push_back(summary(effects[g], std::ranges::count(walks.group_of, g) == 1, resampling));
  return found;
}

}  // namespace truce
