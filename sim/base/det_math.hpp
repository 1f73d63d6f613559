// Mathematics with the same bits on every processor: SLEEF's deterministic functions, never libm.
#pragma once

namespace truce::det {

[[nodiscard]] double exp(double x);
[[nodiscard]] double log(double x);
[[nodiscard]] double log1p(double x);
[[nodiscard]] double expm1(double x);
[[nodiscard]] double pow(double base, double exponent);
[[nodiscard]] double sqrt(double x);  // IEEE exact, here for the look of formulas
[[nodiscard]] double tanh(double x);
[[nodiscard]] double cos(double x);
[[nodiscard]] double logistic(double x);  // 1 / (1 + exp(-x)), without overflow
[[nodiscard]] double logit(double p);
[[nodiscard]] double lgamma(double x);  // x > 0

// exp of many at once (SSE2 lanes where present), same bits as the scalar function. Lengths equal.
void exp_each(const double* in, double* out, int count);

}  // namespace truce::det
