// Distributions of `Draws`. Counts come by inversion: one uniform each, and more of the mean is never less of
// the count, so that two scenarios under common random numbers differ only by what differs between them.
#include <cmath>

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"
#include "sim/base/random.hpp"

namespace truce {
namespace {

constexpr double negligible = 1e-24;   // of the largest term: far below the 2^-53 a uniform can see
constexpr double from_zero_mean = 30;  // up to here the sum starts at 0 with the exact first term
constexpr double upper_tail = 1e-6;    // above 1 - this, sums of terms lose the digits that tell tails apart
constexpr double largest_mean = 1e12;  // the sum has some 20 standard deviations of terms

// Ratios p(k) / p(k-1) of the two laws of counts, and their ends.
struct PoissonLaw {
  double mean;
  [[nodiscard]] double ratio(double k) const { return mean / k; }
  [[nodiscard]] double top() const { return HUGE_VAL; }
  [[nodiscard]] double mode() const { return std::floor(mean); }
  [[nodiscard]] double at_zero() const { return det::exp(-mean); }
};

struct BinomialLaw {
  double n;
  double p;  // at most 1/2
  [[nodiscard]] double ratio(double k) const { return (n - k + 1.0) * p / (k * (1.0 - p)); }
  [[nodiscard]] double top() const { return n; }
  [[nodiscard]] double mode() const { return std::floor((n + 1.0) * p); }
  [[nodiscard]] double at_zero() const { return det::exp(n * det::log1p(-p)); }
};

// A run of consecutive terms of a law, relative to its mode, that holds all of its probability.
struct Window {
  double first;
  double last;
  double first_term;
  double last_term;
  double total;
};

template <class Law>
Window window_of(const Law& law) {
  Window window{law.mode(), law.mode(), 1.0, 1.0, 1.0};
  while (window.first > 0.0) {
    const double term = window.first_term / law.ratio(window.first);
    if (term < negligible) break;
    window.first -= 1.0;
    window.first_term = term;
    window.total += term;
  }
  while (window.last < law.top()) {
    const double term = window.last_term * law.ratio(window.last + 1.0);
    if (term < negligible) break;
    window.last += 1.0;
    window.last_term = term;
    window.total += term;
  }
  return window;
}

// The smallest k with P(X <= k) >= u, summed upwards; if rounding keeps the sum below u, the end.
template <class Law>
double smallest_from_below(const Law& law, const Window& window, double u) {
  const double target = u * window.total;
  double k = window.first;
  double term = window.first_term;
  double sum = term;
  while (sum < target && k < window.last) {
    k += 1.0;
    term *= law.ratio(k);
    sum += term;
  }
  return k;
}

// The same k, as the smallest with P(X > k) <= 1 - u, summed downwards.
template <class Law>
double smallest_from_above(const Law& law, const Window& window, double one_minus_u) {
  const double target = one_minus_u * window.total;
  double k = window.last;
  double term = window.last_term;
  double sum = term;
  while (sum <= target && k > window.first) {
    term /= law.ratio(k);
    sum += term;
    k -= 1.0;
  }
  return k;
}

template <class Law>
std::int64_t invert(const Law& law, double mean, double u) {
  const double one_minus_u = 1.0 - u;  // exact
  if (one_minus_u < upper_tail) {
    return static_cast<std::int64_t>(smallest_from_above(law, window_of(law), one_minus_u));
  }
  const bool from_zero = mean <= from_zero_mean;
  const Window window = from_zero ? Window{0.0, law.top(), law.at_zero(), 0.0, 1.0} : window_of(law);
  return static_cast<std::int64_t>(smallest_from_below(law, window, u));
}

// Marsaglia & Tsang (2000), for shape >= 1.
double gamma_from_one(Draws& draws, double shape) {
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / det::sqrt(9.0 * d);
  while (true) {
    const double x = draws.normal();
    const double u = draws.uniform();
    const double root = 1.0 + c * x;
    if (root <= 0.0) continue;
    const double v = root * root * root;
    if (det::log(u) < 0.5 * x * x + d - d * v + d * det::log(v)) return d * v;
  }
}

// Gamma(a) = value * exp(log_boost): kept apart, because a small shape makes numbers too small for a double.
struct BoostedGamma {
  double value;
  double log_boost;
};

BoostedGamma boosted_gamma(Draws& draws, double shape) {
  require(shape > 0.0 && std::isfinite(shape), "a gamma draw needs a positive shape");
  if (shape >= 1.0) return {gamma_from_one(draws, shape), 0.0};
  const double value = gamma_from_one(draws, shape + 1.0);
  const double u = draws.uniform();
  return {value, det::log(u) / shape};
}

}  // namespace

double Draws::normal() { return inverse_normal(uniform()); }

double Draws::exponential() { return -det::log1p(-uniform()); }

double Draws::gamma(double shape) {
  const BoostedGamma draw = boosted_gamma(*this, shape);
  return shape >= 1.0 ? draw.value : draw.value * det::exp(draw.log_boost);
}

double Draws::beta(double a, double b) {
  const BoostedGamma first = boosted_gamma(*this, a);
  const BoostedGamma second = boosted_gamma(*this, b);
  const double log_first = det::log(first.value) + first.log_boost;
  const double log_second = det::log(second.value) + second.log_boost;
  return det::logistic(log_first - log_second);
}

std::int64_t Draws::poisson(double mean) {
  require(mean >= 0.0 && mean <= largest_mean, "a Poisson draw needs a mean from 0 to 1e12");
  const double u = uniform();
  return mean == 0.0 ? 0 : invert(PoissonLaw{mean}, mean, u);
}

std::int64_t Draws::binomial(std::int64_t n, double p) {
  const double trials = static_cast<double>(n);
  require(n >= 0 && trials <= largest_mean, "a binomial draw needs from 0 to 1e12 trials");
  require(p >= 0.0 && p <= 1.0, "a binomial draw needs a probability from 0 to 1");
  const double u = uniform();
  if (n == 0 || p == 0.0) return 0;
  if (p == 1.0) return n;
  // The mirrored law under the mirrored uniform is the same inversion; 1 - u is exact.
  if (p > 0.5) return n - invert(BinomialLaw{trials, 1.0 - p}, trials * (1.0 - p), 1.0 - u);
  return invert(BinomialLaw{trials, p}, trials * p, u);
}

std::int64_t Draws::negative_binomial(double mean, double size) {
  require(size > 0.0, "a negative binomial draw needs a positive size");
  const double multiplier = gamma(size) / size;
  return poisson(mean * multiplier);
}

std::uint32_t Draws::below(std::uint32_t n) {
  require(n > 0, "a draw below zero is not possible");
  return static_cast<std::uint32_t>(uniform() * n);  // rounds to less than n for every n below 2^32
}

std::size_t Draws::pick(std::span<const double> weights) {
  double total = 0.0;
  for (const double weight : weights) {
    require(weight >= 0.0, "a weighted draw needs weights of at least 0");
    total += weight;
  }
  require(total > 0.0 && std::isfinite(total), "a weighted draw needs weights with a positive, finite sum");
  const double target = uniform() * total;
  std::size_t last = 0;
  double sum = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0.0) continue;
    last = i;
    sum += weights[i];
    if (target < sum) break;
  }
  return last;
}

}  // namespace truce
