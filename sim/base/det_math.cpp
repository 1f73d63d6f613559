// The one door to SLEEF: its `cinz` functions (no FMA) have equal bits scalar and in SSE2 lanes.
// On x86 the scalar functions run one SSE2 lane too: the same answer several times sooner than `purec`.
#include "sim/base/det_math.hpp"

#include <sleef.h>

#include <cmath>

namespace truce::det {
namespace {

#if defined(__SSE2__)
// Both lanes hold x, so that no lane meets a slow or trapping number that the caller did not give.
template <auto function>  // of __m128d; `auto`, as SLEEF declares some with a const result
double lane(double x) {
  return _mm_cvtsd_f64(function(_mm_set1_pd(x)));
}
#define TRUCE_SLEEF(name, accuracy) lane<Sleef_cinz_##name##d2_##accuracy##sse2>
#else
#define TRUCE_SLEEF(name, accuracy) Sleef_cinz_##name##d1_##accuracy##purec
#endif

}  // namespace

double exp(double x) { return TRUCE_SLEEF(exp, u10)(x); }
double log(double x) { return TRUCE_SLEEF(log, u10)(x); }
double log1p(double x) { return TRUCE_SLEEF(log1p, u10)(x); }
double expm1(double x) { return TRUCE_SLEEF(expm1, u10)(x); }
double sqrt(double x) { return std::sqrt(x); }
double tanh(double x) { return TRUCE_SLEEF(tanh, u10)(x); }
double cos(double x) { return TRUCE_SLEEF(cos, u10)(x); }
double lgamma(double x) { return TRUCE_SLEEF(lgamma, u10)(x); }

double pow(double base, double exponent) {
#if defined(__SSE2__)
  return _mm_cvtsd_f64(Sleef_cinz_powd2_u10sse2(_mm_set1_pd(base), _mm_set1_pd(exponent)));
#else
  return Sleef_cinz_powd1_u10purec(base, exponent);
#endif
}

double logistic(double x) {
  if (x >= 0.0) return 1.0 / (1.0 + exp(-x));
  const double small = exp(x);
  return small / (1.0 + small);
}

double logit(double p) {
  // Near 1/2 the odds are near 1, where log1p of (odds - 1) keeps the digits that log would lose.
  const bool near_half = p > 0.25 && p < 0.75;
  return near_half ? log1p((2.0 * p - 1.0) / (1.0 - p)) : log(p / (1.0 - p));
}

void exp_each(const double* in, double* out, int count) {
  int i = 0;
#if defined(__SSE2__)
  for (; i + 2 <= count; i += 2) _mm_storeu_pd(out + i, Sleef_cinz_expd2_u10sse2(_mm_loadu_pd(in + i)));
#endif
  for (; i < count; ++i) out[i] = exp(in[i]);
}

}  // namespace truce::det
