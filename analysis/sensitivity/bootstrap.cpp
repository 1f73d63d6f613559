// Resampling by Philox; quantiles by the nearest order statistic.
#include "analysis/sensitivity/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/random.hpp"

namespace truce {

Resampler::Resampler(std::uint64_t seed) : seed_(seed) {}

std::size_t Resampler::below(std::size_t n) {
  const auto block = philox({count_++, 0, 0, 0},
                            {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)});
  const std::uint64_t bits = (std::uint64_t{block[0]} << 32) | block[1];
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::size_t>((static_cast<Wide>(bits) * n) >> 64);
}

std::vector<std::size_t> Resampler::units(std::size_t n) {
  std::vector<std::size_t> chosen(n);
  for (std::size_t& one : chosen) one = below(n);
  return chosen;
}

Interval percentile_interval(std::vector<double>& values, double level) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return {missing, missing};
  std::ranges::sort(values);
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  };
  const double tail = (1 - level) / 2;
  return {at(tail), at(1 - tail)};
}

Interval bootstrap_interval(std::size_t units,
                            const std::function<double(std::span<const std::size_t>)>& statistic,
                            const Resampling& resampling) {
  std::vector<double> values;
  Resampler resampler(resampling.seed);
  for (std::size_t r = 0; units > 1 && r < resampling.resamples; ++r) {
    const std::vector<std::size_t> chosen = resampler.units(units);
    values.push_back(statistic(chosen));
  }
  return percentile_interval(values, resampling.level);
}

}  // namespace truce
