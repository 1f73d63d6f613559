// Deterministic functions against the long double functions of libm, in units of the last place (ulp).
#include "sim/base/det_math.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace truce {
namespace {

double ulps(double value, long double expected) {
  const double nearest = std::abs(static_cast<double>(expected));
  const double step = std::nextafter(nearest, HUGE_VAL) - nearest;
  return static_cast<double>(std::abs(static_cast<long double>(value) - expected) / step);
}

struct Range {
  double low;
  double high;
};

using Function = std::function<double(double)>;
using Reference = std::function<long double(long double)>;

void expect_within(double limit, Range range, const Function& function, const Reference& reference) {
  constexpr int points = 50000;
  double worst = 0.0;
  double worst_at = 0.0;
  for (int i = 0; i <= points; ++i) {
    const double x = range.low + (range.high - range.low) * i / points;
    const double error = ulps(function(x), reference(x));
    if (error <= worst) continue;
    worst = error;
    worst_at = x;
  }
  EXPECT_LE(worst, limit) << "at " << worst_at;
}

TEST(DetMath, IsWithinTwoUnitsOfTheLastPlace) {
  using L = long double;
  expect_within(2.0, {-700.0, 700.0}, det::exp, [](L x) { return std::exp(x); });
  expect_within(2.0, {-1.0, 1.0}, det::exp, [](L x) { return std::exp(x); });
  expect_within(2.0, {1e-6, 4.0}, det::log, [](L x) { return std::log(x); });
  expect_within(2.0, {1.0, 1e9}, det::log, [](L x) { return std::log(x); });
  expect_within(2.0, {-0.999, 3.0}, det::log1p, [](L x) { return std::log1p(x); });
  expect_within(2.0, {-1e-9, 1e-9}, det::log1p, [](L x) { return std::log1p(x); });
  expect_within(2.0, {-5.0, 5.0}, det::expm1, [](L x) { return std::expm1(x); });
  expect_within(2.0, {-1e-9, 1e-9}, det::expm1, [](L x) { return std::expm1(x); });
  expect_within(2.0, {-20.0, 20.0}, det::tanh, [](L x) { return std::tanh(x); });
  expect_within(2.0, {-100.0, 100.0}, det::cos, [](L x) { return std::cos(x); });
  expect_within(2.0, {2.5, 1000.0}, det::lgamma, [](L x) { return std::lgamma(x); });
  expect_within(2.0, {0.001, 2.5}, det::lgamma, [](L x) { return std::lgamma(x); });
  expect_within(0.51, {0.0, 1e6}, det::sqrt, [](L x) { return std::sqrt(x); });
}

TEST(DetMath, PowerIsWithinTwoUnitsOfTheLastPlace) {
  for (const double exponent : {-3.7, -1.0, 0.1, 0.5, 1.0, 2.0, 9.3}) {
    SCOPED_TRACE(exponent);
    const auto power = [&](double x) { return det::pow(x, exponent); };
    expect_within(2.0, {1e-4, 50.0}, power, [&](long double x) { return std::pow(x, exponent); });
  }
  EXPECT_EQ(det::pow(0.0, 0.0), 1.0);
  EXPECT_EQ(det::pow(0.0, 0.5), 0.0);
  EXPECT_EQ(det::pow(3.0, 2.0), 9.0);
}

// A function of functions adds a few roundings: 4 ulp.
TEST(DetMath, LogisticAndLogitAreWithinFourUnits) {
  using L = long double;
  expect_within(4.0, {-700.0, 40.0}, det::logistic, [](L x) { return 1.0L / (1.0L + std::exp(-x)); });
  expect_within(4.0, {1e-6, 1.0 - 1e-6}, det::logit, [](L p) { return std::log(p) - std::log1p(-p); });
}

TEST(DetMath, LogisticSaturatesWithoutOverflow) {
  EXPECT_EQ(det::logistic(1000.0), 1.0);
  EXPECT_EQ(det::logistic(-1000.0), 0.0);
  EXPECT_EQ(det::logistic(0.0), 0.5);
  EXPECT_EQ(det::logit(0.5), 0.0);
}

TEST(DetMath, KeepsTheEdgesOfTheLine) {
  EXPECT_EQ(det::exp(-HUGE_VAL), 0.0);
  EXPECT_EQ(det::exp(HUGE_VAL), HUGE_VAL);
  EXPECT_EQ(det::exp(0.0), 1.0);
  EXPECT_EQ(det::log(0.0), -HUGE_VAL);
  EXPECT_EQ(det::log(1.0), 0.0);
  EXPECT_TRUE(std::isnan(det::log(-1.0)));
  EXPECT_TRUE(std::isnan(det::exp(std::nan(""))));
}

TEST(DetMath, ExpOfManyHasTheBitsOfExpOfOne) {
  for (const int count : {0, 1, 2, 3, 1001}) {
    std::vector<double> in(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) in[static_cast<std::size_t>(i)] = -760.0 + 1.5 * i + 1e-3 / (i + 1);
    std::vector<double> out(in.size(), -1.0);
    det::exp_each(in.data(), out.data(), count);
    for (std::size_t i = 0; i < in.size(); ++i) {
      ASSERT_EQ(std::bit_cast<std::uint64_t>(out[i]), std::bit_cast<std::uint64_t>(det::exp(in[i]))) << in[i];
    }
  }
}

}  // namespace
}  // namespace truce
