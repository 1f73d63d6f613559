// Student and bootstrap intervals of paired differences, Wilson intervals of shares.
#include "analysis/paired.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"
#include "sim/base/error.hpp"

namespace truce {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double tail = 0.025;
constexpr double normal_quantile = 1.959963984540054;  // of 0.975
constexpr std::size_t resamples = 2000;

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// Mean of products of deviations, over n - 1.
double covariance(std::span<const double> x, std::span<const double> y) {
  const double mean_x = mean_of(x), mean_y = mean_of(y);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mean_x) * (y[i] - mean_y);
  return sum / static_cast<double>(x.size() - 1);
}

double skewness_of(std::span<const double> values) {
  const double mean = mean_of(values);
  double square = 0, cube = 0;
  for (const double value : values) {
    square += (value - mean) * (value - mean);
    cube += (value - mean) * (value - mean) * (value - mean);
  }
  const auto n = static_cast<double>(values.size());
  if (values.size() < 3 || square == 0) return missing;
  return (cube / n) / std::pow(square / n, 1.5);
}

// Percentile bootstrap (Efron 1979): quantiles of the means of resampled differences.
Interval bootstrap_of(std::span<const double> differences, std::uint64_t seed) {
  const auto mean = [&](std::span<const std::size_t> chosen) {
    double sum = 0;
    for (const std::size_t i : chosen) sum += differences[i];
    return sum / static_cast<double>(chosen.size());
  };
  return bootstrap_interval(differences.size(), mean, {resamples, seed, 1 - 2 * tail});
}

Interval student_interval(std::span<const double> differences) {
  if (differences.size() < 2) return {missing, missing};
  const auto n = static_cast<double>(differences.size());
  const double half = boost::math::quantile(boost::math::complement(boost::math::students_t(n - 1), tail)) *
                      std::sqrt(covariance(differences, differences)) / std::sqrt(n);
  const double mean = mean_of(differences);
  return {mean - half, mean + half};
}

}  // namespace

Interval paired_t(std::span<const double> a, std::span<const double> b) {
  require(a.size() == b.size(), "paired outcomes are of the same replicates");
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!std::isnan(a[i]) && !std::isnan(b[i])) differences.push_back(b[i] - a[i]);
  return student_interval(differences);
}

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b, std::uint64_t seed) {
  require(a.size() == b.size(), "paired outcomes are of the same replicates");
  std::vector<double> x, y, differences;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    x.push_back(a[i]);
    y.push_back(b[i]);
    differences.push_back(b[i] - a[i]);
  }
  PairedDifference found;
  found.pairs = differences.size();
  found.mean_a = found.mean_b = found.mean = found.deviation = found.skewness = found.correlation =
      found.saved = missing;
  found.t = found.bootstrap = {missing, missing};
  if (differences.empty()) return found;
  found.mean_a = mean_of(x);
  found.mean_b = mean_of(y);
  found.mean = mean_of(differences);
  if (differences.size() < 2) return found;
  const double variance = covariance(differences, differences);
  found.deviation = std::sqrt(variance);
  found.t = student_interval(differences);
  found.bootstrap = bootstrap_of(differences, seed);
  found.skewness = skewness_of(differences);
  const double of_x = covariance(x, x), of_y = covariance(y, y);
  if (of_x > 0 && of_y > 0) found.correlation = covariance(x, y) / std::sqrt(of_x * of_y);
  if (variance > 0 && of_x > 0 && of_y > 0) found.saved = (of_x + of_y) / variance;
  return found;
}

Share share_of(std::size_t yes, std::size_t of) {
  Share found{yes, of, missing, {missing, missing}};
  if (of == 0) return found;
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(yes) / n;
  const double z2 = normal_quantile * normal_quantile;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = normal_quantile / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  found.share = p;
  found.wilson = {std::max(0.0, middle - half), std::min(1.0, middle + half)};
  return found;
}

}  // namespace truce
