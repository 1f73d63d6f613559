// Normal noise for many citizens at once. Plain loops over 16 lanes, compiled once for each kind of lanes; only + - * / sqrt
// and whole numbers, no contraction, so that every kind gives the same bits.
#include "sim/people/opinion_noise.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "sim/base/error.hpp"
#include "sim/base/random.hpp"

#ifdef __x86_64__
#define TRUCE_AVX2 __attribute__((target("avx2")))
#define TRUCE_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,prefer-vector-width=512")))
#endif
#define TRUCE_INLINE [[gnu::always_inline]] inline

namespace truce {

namespace {

constexpr int lanes = 16;

// What all blocks of a call share.
struct Address {
  std::uint32_t step, first_entity, replicate, stream, key_low, key_high;
};

Address address_of(const NoiseLuck& luck) {
  return {luck.step, luck.first_entity, luck.replicate, static_cast<std::uint32_t>(Stream::opinion_noise) << 20,
          static_cast<std::uint32_t>(luck.seed), static_cast<std::uint32_t>(luck.seed >> 32)};
}

#ifdef __x86_64__
namespace plain {
typedef std::uint64_t Wide __attribute__((vector_size(16)));
inline Wide low_product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(_mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
}
#include "sim/people/philox_lanes.inc"
}  // namespace plain

#pragma GCC push_options
#pragma GCC target("avx2")
namespace avx2 {
typedef std::uint64_t Wide __attribute__((vector_size(32)));
inline Wide low_product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(_mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
}
#include "sim/people/philox_lanes.inc"
}  // namespace avx2
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx512bw,prefer-vector-width=512")
namespace avx512 {
typedef std::uint64_t Wide __attribute__((vector_size(64)));
inline Wide low_product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(_mm512_maskz_mul_epu32(0xff, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
}
#include "sim/people/philox_lanes.inc"
}  // namespace avx512
#pragma GCC pop_options
#else
namespace plain {
typedef std::uint64_t Wide __attribute__((vector_size(16)));
inline Wide low_product(Wide a, Wide b) { return (a & 0xffffffffu) * (b & 0xffffffffu); }
#include "sim/people/philox_lanes.inc"
}  // namespace plain
#endif

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

// PPND7 of p = (word + 1/2) 2^-32. The distance to the nearer end is taken from whole numbers, so tails keep their digits.
TRUCE_INLINE void normals_of_words(const std::uint32_t* words, float* out) {
  for (int lane = 0; lane < lanes; ++lane) {
    const auto from_half = static_cast<std::int32_t>(words[lane] ^ 0x80000000u);
    const std::int32_t to_end = 0x7fffffff - (from_half < 0 ? ~from_half : from_half);
    const float q = (static_cast<float>(from_half) + 0.5f) * 0x1p-32f;
    const float r = 0.180625f - q * q;
    const float near_above = ((5.9109374720e1f * r + 1.5929113202e2f) * r + 5.0434271938e1f) * r + 3.3871327179e0f;
    const float near_below = ((6.7187563600e1f * r + 7.8757757664e1f) * r + 1.7895169469e1f) * r + 1.0f;
    const float t = __builtin_sqrtf(minus_log((static_cast<float>(to_end) + 0.5f) * 0x1p-32f)) - 1.6f;
    const float far_above = ((1.7023821103e-1f * t + 1.3067284816e0f) * t + 2.7568153900e0f) * t + 1.4234372777e0f;
    const float far_below = (1.2021132975e-1f * t + 7.3700164250e-1f) * t + 1.0f;
    const bool is_near = r >= 0.0f;
    const float above = is_near ? q * near_above : (from_half < 0 ? -far_above : far_above);
    out[lane] = above / (is_near ? near_below : far_below);
  }
}

// -log of x in [2^-53, 1/2], double precision (FreeBSD e_log.c, Sun 1993).
TRUCE_INLINE double minus_log(double x) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x) - 0x3fe6a09e00000000u;  // sqrt(1/2)
  // The exponent, 0 to -53, without a 64-bit conversion: bits of 2^52 + (2048 + exponent).
  const double exponent = std::bit_cast<double>(((bits + 0x8000000000000000u) >> 52) + 0x4330000000000000u) - (0x1p52 + 2048.0);
  const double f = std::bit_cast<double>((bits & 0x000fffffffffffffu) + 0x3fe6a09e00000000u) - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double upper = (1.479819860511658591e-01 * z + 1.531383769920937332e-01) * w +
                       (1.818357216161805012e-01 * z + 2.222219843214978396e-01);
  const double lower = (2.857142874366239149e-01 * z + 3.999999999940941908e-01) * z + 6.666666666666735130e-01;
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

constexpr double near_above[]{2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
                              1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0};
constexpr double near_below[]{5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
                              5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0};
constexpr double far_above[]{7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
                             3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0};
constexpr double far_below[]{1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
                             6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0};

// PPND16 of the uniforms that Draws would make of the word pairs. Writes p beside it and returns how many lie in the farthest
// tails (chance 3e-11 each), which the caller takes from inverse_normal().
TRUCE_INLINE int normals_of_words(const std::uint32_t* low, const std::uint32_t* high, double* p, double* out) {
  int farthest = 0;
  for (int lane = 0; lane < lanes; ++lane) {
    const std::uint64_t bits = std::uint64_t{high[lane]} << 32 | low[lane];
    // 1 + k 2^-52 from its bits, then exactly (k + 1/2) 2^-52.
    p[lane] = (std::bit_cast<double>(bits >> 12 | 0x3ff0000000000000u) - 1.0) + 0x1p-53;
    const double q = p[lane] - 0.5;
    const double r = 0.180625 - q * q;
    const double nearer = q < 0.0 ? p[lane] : 1.0 - p[lane];
    const double root = __builtin_sqrt(minus_log(nearer));
    const double t = root - 1.6;
    const bool is_near = r >= 0.0;
    const double far = q < 0.0 ? -polynomial(far_above, t) : polynomial(far_above, t);
    const double above = is_near ? q * polynomial(near_above, r) : far;
    out[lane] = above / (is_near ? polynomial(near_below, r) : polynomial(far_below, t));
    farthest += root > 5.0 ? 1 : 0;
  }
  return farthest;
}

void mend_farthest(const double* p, double* out) {
  for (int lane = 0; lane < lanes; ++lane) {
    if (p[lane] < 2e-11 || p[lane] > 1.0 - 2e-11) out[lane] = inverse_normal(p[lane]);
  }
}

// Whole groups only: 64 citizens for float, 32 for double.
using Philox = void (*)(const Address&, std::uint32_t, std::uint32_t*);

template <Philox philox_lanes>
TRUCE_INLINE void fill_groups(const Address& address, std::size_t first, float* out, std::size_t count) {
  alignas(64) std::uint32_t words[4 * lanes];
  for (std::size_t done = 0; done < count; done += 4 * lanes) {
    philox_lanes(address, static_cast<std::uint32_t>((first + done) / 4), words);
    for (int word = 0; word < 4; ++word) normals_of_words(words + word * lanes, out + done + static_cast<std::size_t>(word * lanes));
  }
}

template <Philox philox_lanes>
TRUCE_INLINE void fill_groups(const Address& address, std::size_t first, double* out, std::size_t count) {
  alignas(64) std::uint32_t words[4 * lanes];
  alignas(64) double p[lanes];
  for (std::size_t done = 0; done < count; done += 2 * lanes) {
    philox_lanes(address, static_cast<std::uint32_t>((first + done) / 2), words);
    for (int pair = 0; pair < 2; ++pair) {
      double* part = out + done + static_cast<std::size_t>(pair * lanes);
      const std::uint32_t* low = words + 2 * pair * lanes;
      if (normals_of_words(low, low + lanes, p, part) > 0) mend_farthest(p, part);
    }
  }
}

template <class Real>
void fill_plain(const Address& address, std::size_t first, Real* out, std::size_t count) {
  fill_groups<plain::philox_lanes>(address, first, out, count);
}
#ifdef __x86_64__
template <class Real>
TRUCE_AVX2 void fill_avx2(const Address& address, std::size_t first, Real* out, std::size_t count) {
  fill_groups<avx2::philox_lanes>(address, first, out, count);
}
template <class Real>
TRUCE_AVX512 void fill_avx512(const Address& address, std::size_t first, Real* out, std::size_t count) {
  fill_groups<avx512::philox_lanes>(address, first, out, count);
}
#endif

// The functions of the lanes in use.
Philox philox_in_use() {
#ifdef __x86_64__
  if (lanes_in_use() == Lanes::avx512) return avx512::philox_lanes;
  if (lanes_in_use() == Lanes::avx2) return avx2::philox_lanes;
#endif
  return plain::philox_lanes;
}

template <class Real>
void fill_whole(const Address& address, std::size_t first, Real* out, std::size_t count) {
#ifdef __x86_64__
  if (lanes_in_use() == Lanes::avx512) return fill_avx512(address, first, out, count);
  if (lanes_in_use() == Lanes::avx2) return fill_avx2(address, first, out, count);
#endif
  fill_plain(address, first, out, count);
}

template <class Real>
void fill(const NoiseLuck& luck, std::size_t first, std::span<Real> out) {
  require(first % 64 == 0, "noise is drawn from a citizen whose number is a multiple of 64");
  constexpr std::size_t group = 64;
  const Address address = address_of(luck);
  const std::size_t whole = out.size() - out.size() % group;
  fill_whole(address, first, out.data(), whole);
  if (whole == out.size()) return;
  std::array<Real, group> last{};
  fill_whole(address, first + whole, last.data(), group);
  std::copy_n(last.begin(), out.size() - whole, out.begin() + static_cast<std::ptrdiff_t>(whole));
}

}  // namespace

PhiloxWords noise_words(const NoiseLuck& luck, std::uint32_t first_block) {
  PhiloxWords words{};
  philox_in_use()(address_of(luck), first_block, words.front().data());
  return words;
}

void fill_noise(const NoiseLuck& luck, std::size_t first, std::span<float> out) { fill(luck, first, out); }
void fill_noise(const NoiseLuck& luck, std::size_t first, std::span<double> out) { fill(luck, first, out); }

}  // namespace truce
