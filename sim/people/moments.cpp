// Moments: fixed pieces, fixed lanes, fixed order.
#include "sim/people/moments.hpp"

#include <array>
#include <vector>

#include "sim/base/parallel.hpp"

namespace truce {

namespace {

constexpr std::size_t lanes = 16;

// Sixteen running sums in double, added up lane by lane, then piece by piece.
template <class Real>
Moments moments_of(std::span<const Real> values) {
  const std::size_t pieces = (values.size() + chunk_rows - 1) / chunk_rows;
  std::vector<std::array<double, 2>> sums(pieces);
  const double origin =
      values.empty() ? 0.0 : static_cast<double>(values.front());  // keeps small variances exact
  for_each_chunk(values.size(), [&](std::size_t first, std::size_t last) {
    std::array<double, lanes> sum{};
    std::array<double, lanes> squares{};
    std::size_t at = first;
    for (; at + lanes <= last; at += lanes) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const double value = static_cast<double>(values.data()[at + lane]) - origin;
        sum[lane] += value;
        squares[lane] += value * value;
      }
    }
    for (; at < last; ++at) {
      const double value = static_cast<double>(values[at]) - origin;
      sum[at - last + lanes] += value;
      squares[at - last + lanes] += value * value;
    }
    std::array<double, 2>& total = sums[first / chunk_rows];
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      total[0] += sum[lane];
      total[1] += squares[lane];
    }
  });
  std::array<double, 2> total{};
  for (const auto& sum : sums) {
    total[0] += sum[0];
    total[1] += sum[1];
  }
  if (values.empty()) return {};
  const double mean = total[0] / static_cast<double>(values.size());
  return {origin + mean, total[1] / static_cast<double>(values.size()) - mean * mean};
}

}  // namespace

Moments moments(std::span<const float> values) { return moments_of(values); }
Moments moments(std::span<const double> values) { return moments_of(values); }

}  // namespace truce
