// Normal noise for many citizens at once. Plain loops over 16 lanes, compiled once for each kind of lanes;
// only + - * / sqrt and whole numbers, no contraction, so that every kind gives the same bits.
#include "sim/people/opinion_noise.hpp"

#include <algorithm>
#include <cstring>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "sim/base/error.hpp"
#include "sim/base/random.hpp"
#include "sim/people/lane_targets.hpp"
#include "sim/people/normal_lanes.hpp"

namespace truce {

namespace {

using namespace normal_lanes;

constexpr std::size_t lanes = 16;
alignas(64) constexpr std::uint64_t lane_numbers[lanes]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

// What all blocks of a call share.
struct Address {
  std::uint32_t step, first_entity, replicate, stream;
  std::array<std::uint64_t, 10> low, high;  // the round keys, in 64 bits as the lanes want them
};

// Round keys grow by the Weyl constants of Philox.
Address address_of(const NoiseLuck& luck) {
  Address address{luck.step,
                  luck.first_entity,
                  luck.replicate,
                  static_cast<std::uint32_t>(Stream::opinion_noise) << 20,
                  {},
                  {}};
  auto low = static_cast<std::uint32_t>(luck.seed);
  auto high = static_cast<std::uint32_t>(luck.seed >> 32);
  for (std::size_t round = 0; round < 10; ++round, low += 0x9E3779B9u, high += 0xBB67AE85u) {
    address.low[round] = low;
    address.high[round] = high;
  }
  return address;
}

#ifdef __x86_64__
namespace plain {
#define TRUCE_LANES
typedef std::uint64_t Wide __attribute__((vector_size(16)));
TRUCE_LANES inline Wide low_product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(_mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
}
#include "sim/people/philox_lanes.inc"
#undef TRUCE_LANES
}  // namespace plain

namespace avx2 {
#define TRUCE_LANES TRUCE_AVX2
typedef std::uint64_t Wide __attribute__((vector_size(32)));
TRUCE_LANES inline Wide low_product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(_mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
}
#include "sim/people/philox_lanes.inc"
#undef TRUCE_LANES
}  // namespace avx2

namespace avx512 {
#define TRUCE_LANES TRUCE_AVX512
typedef std::uint64_t Wide __attribute__((vector_size(64)));
TRUCE_LANES inline Wide low_product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(
      _mm512_maskz_mul_epu32(0xff, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
}
#include "sim/people/philox_lanes.inc"
#undef TRUCE_LANES
}  // namespace avx512
#else
namespace plain {
#define TRUCE_LANES
typedef std::uint64_t Wide __attribute__((vector_size(16)));
TRUCE_LANES inline Wide low_product(Wide a, Wide b) { return (a & 0xffffffffu) * (b & 0xffffffffu); }
#include "sim/people/philox_lanes.inc"
#undef TRUCE_LANES
}  // namespace plain
#endif

// Double normals with p below .075 or above .925 (15 % of all): collected first, then computed side by side.
class FarNormals {
 public:
  explicit FarNormals(double* out) : out_(out) {}

  // Takes the values of 16 neighbouring places that lie far out; the upper 32 bits decide.
  TRUCE_INLINE void collect(const std::uint64_t* bits, std::size_t place) {
    std::size_t count = count_;  // a local copy: stores to the lists might change a member
#pragma GCC unroll 16
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const auto upper = static_cast<std::uint32_t>(bits[lane] >> 32);
      bits_[count] = bits[lane];
      place_[count] = static_cast<std::uint32_t>(place + lane);
      count += upper - lower_end > upper_end - lower_end ? 1 : 0;
    }
    count_ = count;
  }
  [[nodiscard]] TRUCE_INLINE bool is_nearly_full() const { return count_ + 2 * lanes > capacity; }

  TRUCE_INLINE void place_all() {
    for (std::size_t first = 0; first < count_; first += lanes) {
      alignas(64) double normals[lanes];
      for (std::size_t lane = 0; lane < lanes; ++lane) normals[lane] = far_normal(bits_[first + lane]);
      for (std::size_t i = first; i < first + lanes && i < count_; ++i) out_[place_[i]] = normals[i - first];
    }
    mend_farthest();
    count_ = 0;
  }

 private:
  static constexpr std::size_t capacity = 1024;
  static constexpr std::uint32_t lower_end = 322122547;   // .075 2^32
  static constexpr std::uint32_t upper_end = 3972844748;  // .925 2^32

  // Beyond exp(-25) the third fraction of PPND16 holds (chance 3e-11 each).
  [[gnu::noinline]] void mend_farthest() {
    for (std::size_t i = 0; i < count_; ++i) {
      const double p = uniform_of(bits_[i]);
      if (p < 1.3e-11 || p > 1.0 - 1.3e-11) out_[place_[i]] = inverse_normal(p);
    }
  }

  double* out_;
  std::size_t count_ = 0;
  std::uint64_t bits_[capacity + lanes] = {};
  std::uint32_t place_[capacity + lanes];
};

using Philox = void (*)(const Address&, std::uint32_t, std::uint32_t*);

// Whole groups of 64 citizens.
template <Philox philox_lanes>
TRUCE_INLINE void fill_groups(const Address& address, std::size_t first, float* out, std::size_t count) {
  alignas(64) std::uint32_t words[4 * lanes];
  for (std::size_t done = 0; done < count; done += 4 * lanes) {
    philox_lanes(address, static_cast<std::uint32_t>((first + done) / 4), words);
    for (std::size_t i = 0; i < 4 * lanes; ++i) out[done + i] = any_normal(words[i]);
  }
}

// Whole groups of 32 citizens.
template <Philox philox_lanes>
TRUCE_INLINE void fill_groups(const Address& address, std::size_t first, double* out, std::size_t count) {
  alignas(64) std::uint32_t words[4 * lanes];
  alignas(64) std::uint64_t bits[lanes];
  FarNormals far(out);
  for (std::size_t done = 0; done < count; done += 2 * lanes) {
    philox_lanes(address, static_cast<std::uint32_t>((first + done) / 2), words);
    for (std::size_t pair = 0; pair < 2; ++pair) {
      const std::uint32_t* low = words + 2 * pair * lanes;
      for (std::size_t lane = 0; lane < lanes; ++lane)
        bits[lane] = std::uint64_t{low[lanes + lane]} << 32 | low[lane];
      double* near = out + done + pair * lanes;
      for (std::size_t lane = 0; lane < lanes; ++lane) near[lane] = near_normal(bits[lane]);
      far.collect(bits, done + pair * lanes);
    }
    if (far.is_nearly_full()) far.place_all();
  }
  far.place_all();
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
