// First: mean(f(B) (f(AB) - f(A))) / V; total: mean((f(A) - f(AB))^2) / (2 V); values are centred first,
// which steadies both.
#include "analysis/sensitivity/sobol_indices.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/base/error.hpp"

namespace truce {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

using Block = std::span<const double>;

struct Moments {
  double mean = 0;
  double variance = 0;
};

// Over the A and B points of the chosen blocks.
Moments moments(std::span<const Block> blocks, std::span<const std::size_t> chosen) {
  double sum = 0, square = 0;
  for (const std::size_t j : chosen) sum += blocks[j][0] + blocks[j][1];
  const double n = 2 * static_cast<double>(chosen.size());
  const double mean = sum / n;
  for (const std::size_t j : chosen)
    for (const double value : blocks[j].first(2)) square += (value - mean) * (value - mean);
  return {mean, square / n};
}

std::pair<double, double> indices(std::span<const Block> blocks, std::span<const std::size_t> chosen,
                                  std::size_t g, const Moments& over) {
  if (over.variance <= 0) return {missing, missing};
  double first = 0, total = 0;
  for (const std::size_t j : chosen) {
    const double a = blocks[j][0], b = blocks[j][1], mixed = blocks[j][2 + g];
    first += (b - over.mean) * (mixed - a);
    total += (a - mixed) * (a - mixed);
  }
  const double n = static_cast<double>(chosen.size());
  return {first / n / over.variance, total / (2 * n) / over.variance};
}

}  // namespace

SobolShares sobol_shares(std::span<const double> values, std::size_t groups, const Resampling& resampling) {
  const std::size_t width = groups + 2;
  require(values.size() % width == 0, "Sobol's indices need whole blocks");
  std::vector<Block> blocks;
  for (std::size_t j = 0; j < values.size(); j += width) {
    const Block block = values.subspan(j, width);
    if (std::ranges::none_of(block, [](double value) { return std::isnan(value); })) blocks.push_back(block);
  }
  SobolShares found;
  found.blocks = blocks.size();
  found.groups.assign(groups, {missing, missing, {missing, missing}, {missing, missing}});
  found.mean = found.variance = missing;
  if (blocks.empty()) return found;
  std::vector<std::size_t> all(blocks.size());
  for (std::size_t j = 0; j < all.size(); ++j) all[j] = j;
  const Moments over = moments(blocks, all);
  found.mean = over.mean;
  found.variance = over.variance;
  for (std::size_t g = 0; g < groups; ++g)
    std::tie(found.groups[g].first, found.groups[g].total) = indices(blocks, all, g, over);
  std::vector<std::vector<double>> firsts(groups), totals(groups);
  Resampler resampler(resampling.seed);
  for (std::size_t r = 0; blocks.size() > 1 && r < resampling.resamples; ++r) {
    const std::vector<std::size_t> chosen = resampler.units(blocks.size());
    const Moments here = moments(blocks, chosen);
    for (std::size_t g = 0; g < groups; ++g) {
      const auto [first, total] = indices(blocks, chosen, g, here);
      firsts[g].push_back(first);
      totals[g].push_back(total);
    }
  }
  for (std::size_t g = 0; g < groups; ++g) {
    found.groups[g].first_interval = percentile_interval(firsts[g], resampling.level);
    found.groups[g].total_interval = percentile_interval(totals[g], resampling.level);
  }
  return found;
}

}  // namespace truce
