// Inverse normals for loops over lanes: + - * / sqrt and whole numbers only, without a branch, so that loops
// may be vectorised.
#pragma once

#include <bit>
#include <cstdint>

#include "sim/people/lane_targets.hpp"

namespace truce::normal_lanes {

// -log of x in (2^-34, 1/2], single precision (Cephes logf, Moshier 1992).
TRUCE_INLINE float minus_log(float x) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(x) - 0x3f3504f3u;  // sqrt(1/2)
  const auto exponent = static_cast<float>(static_cast<std::int32_t>(bits) >> 23);
  const float f = std::bit_cast<float>((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0f;
  float p = 7.0376836292e-2f;
  p = p * f - 1.1514610310e-1f;
  p = p * f + 1.1676998740e-1f;
  p = p * f - 1.2420140846e-1f;
  p = p * f + 1.4249322787e-1f;
  p = p * f - 1.6668057665e-1f;
  p = p * f + 2.0000714765e-1f;
  p = p * f - 2.4999993993e-1f;
  p = p * f + 3.3333331174e-1f;
  const float square = f * f;
  return -(((p * f * square + exponent * -2.12194440e-4f) - 0.5f * square) + f) - exponent * 0.693359375f;
}

// PPND7 of p = (word + 1/2) 2^-32. The distance to the nearer end is taken from whole numbers, so tails keep
// their digits. Both fractions are worked out for every lane, as sorting the lanes costs more.
TRUCE_INLINE float any_normal(std::uint32_t word) {
  const auto from_half = static_cast<std::int32_t>(word ^ 0x80000000u);
  const std::int32_t to_end = 0x7fffffff - (from_half < 0 ? ~from_half : from_half);
  const float q = (static_cast<float>(from_half) + 0.5f) * 0x1p-32f;
  const float r = 0.180625f - q * q;
  const float near_above =
      ((5.9109374720e1f * r + 1.5929113202e2f) * r + 5.0434271938e1f) * r + 3.3871327179e0f;
  const float near_below = ((6.7187563600e1f * r + 7.8757757664e1f) * r + 1.7895169469e1f) * r + 1.0f;
  const float t = __builtin_sqrtf(minus_log((static_cast<float>(to_end) + 0.5f) * 0x1p-32f)) - 1.6f;
  const float far_above =
      ((1.7023821103e-1f * t + 1.3067284816e0f) * t + 2.7568153900e0f) * t + 1.4234372777e0f;
  const float far_below = (1.2021132975e-1f * t + 7.3700164250e-1f) * t + 1.0f;
  const bool is_near = r >= 0.0f;
  const float above = is_near ? q * near_above : (from_half < 0 ? -far_above : far_above);
  return above / (is_near ? near_below : far_below);
}

// -log of x in [2^-53, 1/2], double precision (FreeBSD e_log.c, Sun 1993).
TRUCE_INLINE double minus_log(double x) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x) - 0x3fe6a09e00000000u;  // sqrt(1/2)
  // The exponent, 0 to -53, without a 64-bit conversion: bits of 2^52 + (2048 + exponent).
  const double exponent =
      std::bit_cast<double>(((bits + 0x8000000000000000u) >> 52) + 0x4330000000000000u) - (0x1p52 + 2048.0);
  const double f = std::bit_cast<double>((bits & 0x000fffffffffffffu) + 0x3fe6a09e00000000u) - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double upper = (1.479819860511658591e-01 * z + 1.531383769920937332e-01) * w +
                       (1.818357216161805012e-01 * z + 2.222219843214978396e-01);
  const double lower =
      (2.857142874366239149e-01 * z + 3.999999999940941908e-01) * z + 6.666666666666735130e-01;
  const double p = upper * (w * z) + lower;
  const double half_square = 0.5 * f * f;
  const double rest = s * (half_square + p * z) + exponent * 1.90821492927058770002e-10;
  return -(exponent * 6.93147180369123816490e-01 - ((half_square - rest) - f));
}

// Degree seven in pairs (Estrin): short chains keep the processor busy.
TRUCE_INLINE double polynomial(const double (&falling)[8], double x) {
  const double square = x * x;
  const double upper = (falling[0] * x + falling[1]) * square + (falling[2] * x + falling[3]);
  const double lower = (falling[4] * x + falling[5]) * square + (falling[6] * x + falling[7]);
  return upper * (square * square) + lower;
}

constexpr double near_above[]{2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
                              4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
                              1.3314166789178437745e+2, 3.3871328727963666080e0};
constexpr double near_below[]{
    5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
    5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0};
constexpr double far_above[]{7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                             1.27045825245236838258e0,  3.64784832476320460504e0,  5.76949722146069140550e0,
                             4.63033784615654529590e0,  1.42343711074968357734e0};
constexpr double far_below[]{1.05075007164441684324e-9, 5.47593808499534494600e-4,
                             1.51986665636164571966e-2, 1.48103976427480074590e-1,
                             6.89767334985100004550e-1, 1.67638483018380384940e0,
                             2.05319162663775882187e0,  1.0};

// The uniform that Draws makes of 64 bits: 1 + k 2^-52 from its bits, then exactly (k + 1/2) 2^-52.
TRUCE_INLINE double uniform_of(std::uint64_t bits) {
  return (std::bit_cast<double>(bits >> 12 | 0x3ff0000000000000u) - 1.0) + 0x1p-53;
}

// PPND16 without the farthest tails.
TRUCE_INLINE double near_normal(std::uint64_t bits) {
  const double q = uniform_of(bits) - 0.5;
  const double r = 0.180625 - q * q;
  return q * polynomial(near_above, r) / polynomial(near_below, r);
}

TRUCE_INLINE double far_normal(std::uint64_t bits) {
  const double p = uniform_of(bits);
  const double t = __builtin_sqrt(minus_log(p < 0.5 ? p : 1.0 - p)) - 1.6;
  const double size = polynomial(far_above, t) / polynomial(far_below, t);
  return p < 0.5 ? -size : size;
}

}  // namespace truce::normal_lanes
