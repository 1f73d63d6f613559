// Opinion kernel: sixteen citizens of a slice side by side, or one row at a time where the network has no
// slices. Every lane does the same operations in the same order as the row loop, so layout and lanes leave no
// trace in the result.
#include "sim/people/opinion_kernel.hpp"

#include <array>
#include <cmath>
#include <cstring>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/people/lane_targets.hpp"

namespace truce {

namespace {

// Opinions of neighbours are fetched two slices ahead where the table is larger than a processor's share of
// cache. Measured per processor second: a gain of 2.3 at 8 MB and 2.5 at 40 MB, a loss at 4 MB on a quiet
// machine.
constexpr std::size_t prefetch_bytes = 6'000'000;
constexpr std::size_t slices_ahead = 2;

// All that a step needs, as plain pointers and numbers of the type of the columns.
template <class Real>
struct Job {
  const std::uint32_t* row_start;
  const std::uint32_t* neighbour;
  const std::uint32_t* slice_start;
  const std::uint32_t* slice_neighbour;
  std::size_t slices_used;
  const Real* opinion;
  const Real* susceptibility;
  const Real* anchor;
  const Real* media;
  Real* next;
  Real confidence, media_share, other_share, shock, noise_sd, lowest, highest, own_weight;
  bool has_noise, is_far;
};

template <class Real>
TRUCE_INLINE Real update_row(const Job<Real>& job, std::size_t agent, Real noise, bool bounded) {
  const Real own = job.opinion[agent];
  Real sum = job.own_weight * own;
  Real heard = job.own_weight;
  for (std::uint32_t at = job.row_start[agent]; at < job.row_start[agent + 1]; ++at) {
    const Real other = job.opinion[job.neighbour[at]];
    const Real apart = other < own ? own - other : other - own;
    if (bounded && !(apart < job.confidence)) continue;
    sum += other;
    heard += Real{1};
  }
  Real mean = heard > Real{0} ? sum / heard : own;
  if (job.media != nullptr) mean = job.other_share * mean + job.media_share * job.media[agent];
  const Real s = job.susceptibility[agent];
  Real value = s * mean + (Real{1} - s) * job.anchor[agent] + job.shock;
  if (job.has_noise) value += job.noise_sd * noise;
  if (value < job.lowest) value = job.lowest;
  return value > job.highest ? job.highest : value;
}

template <class Real>
void update_rows(const Job<Real>& job, std::size_t first, std::size_t last, const Real* noise) {
  const bool bounded = std::isfinite(job.confidence);
  for (std::size_t agent = first; agent < last; ++agent) {
    job.next[agent] = update_row(job, agent, noise[agent - first], bounded);
  }
}

// Vectors of `Bytes`: the width of the registers used.
template <class Real, int Bytes>
struct Vectors {
  static constexpr int count = Bytes / static_cast<int>(sizeof(Real));
  using Whole = std::conditional_t<sizeof(Real) == 4, std::int32_t, std::int64_t>;
  typedef Real Value __attribute__((vector_size(Bytes)));
  typedef Whole Mask __attribute__((vector_size(Bytes)));
  typedef std::int32_t Rows __attribute__((vector_size(4 * count)));
};

template <class Vector, class Item>
TRUCE_INLINE Vector loaded(const Item* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

// The table's entries at the numbers given, joined from quarters of registers: faster than gather
// instructions where those are microcode, and never far slower.
template <class V, class Real>
TRUCE_INLINE typename V::Value gathered(const Real* table, const std::uint32_t* at) {
  if constexpr (V::count == 2) {
    return typename V::Value{table[at[0]], table[at[1]]};
  } else if constexpr (V::count == 4 && sizeof(Real) == 4) {
    return typename V::Value{table[at[0]], table[at[1]], table[at[2]], table[at[3]]};
  } else {
    using Half = Vectors<Real, sizeof(typename V::Value) / 2>;
    const auto low = gathered<Half>(table, at);
    const auto high = gathered<Half>(table, at + Half::count);
    if constexpr (V::count == 4) {
      return __builtin_shufflevector(low, high, 0, 1, 2, 3);
    } else if constexpr (V::count == 8) {
      return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
    } else {
      return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }
  }
}

template <class Real>
TRUCE_INLINE void prefetch_slice(const Job<Real>& job, std::size_t slice) {
  const std::uint32_t* at = job.slice_neighbour + Network::lanes * job.slice_start[slice];
  const std::uint32_t* end = job.slice_neighbour + Network::lanes * job.slice_start[slice + 1];
  for (; at < end; ++at) __builtin_prefetch(job.opinion + *at);
}

// Citizens `agent` .. agent + V::count - 1, whose first slot is at `slots`.
template <class V, bool bounded, class Real>
TRUCE_INLINE void update_lanes(const Job<Real>& job, std::size_t agent, const std::uint32_t* slots,
                               std::uint32_t width, const Real* noise) {
  using Value = typename V::Value;
  using Mask = typename V::Mask;
  const Value own = loaded<Value>(job.opinion + agent);
  using Rows = typename V::Rows;
  const Rows degree = loaded<Rows>(job.row_start + agent + 1) - loaded<Rows>(job.row_start + agent);
  const Mask slots_of_lane = __builtin_convertvector(degree, Mask);
  const Value none{};
  const Value one = none + Real{1};
  Value sum = job.own_weight * own;
  Value heard = none + job.own_weight;
  if constexpr (!bounded) heard += __builtin_convertvector(slots_of_lane, Value);
  Mask slot_number{};
  for (std::uint32_t slot = 0; slot < width; ++slot) {
    const Value other = gathered<V>(job.opinion, slots + slot * Network::lanes);
    if constexpr (bounded) {
      // Filled-up slots are put infinitely far away, so that one comparison decides.
      const Value reached =
          slot_number < slots_of_lane ? other : none + std::numeric_limits<Real>::infinity();
      const Value apart = reached < own ? own - reached : reached - own;
      sum += apart < none + job.confidence ? reached : none;
      heard += apart < none + job.confidence ? one : none;
    } else {
      sum += slot_number < slots_of_lane ? other : none;
    }
    slot_number += 1;
  }
  Value mean = heard > none ? sum / heard : own;
  if (job.media != nullptr)
    mean = job.other_share * mean + job.media_share * loaded<Value>(job.media + agent);
  const Value s = loaded<Value>(job.susceptibility + agent);
  Value value = s * mean + (one - s) * loaded<Value>(job.anchor + agent) + job.shock;
  if (job.has_noise) value += job.noise_sd * loaded<Value>(noise);
  const Value lowest = none + job.lowest;
  const Value highest = none + job.highest;
  value = value < lowest ? lowest : value;
  value = value > highest ? highest : value;
  std::memcpy(job.next + agent, &value, sizeof value);
}

template <class V, bool bounded, class Real>
TRUCE_INLINE void update_slices(const Job<Real>& job, std::size_t first, std::size_t last,
                                const Real* noise) {
  for (std::size_t slice = first; slice < last; ++slice) {
    if (job.is_far && slice + slices_ahead < job.slices_used) prefetch_slice(job, slice + slices_ahead);
    const std::uint32_t width = job.slice_start[slice + 1] - job.slice_start[slice];
    const std::uint32_t* slots = job.slice_neighbour + Network::lanes * job.slice_start[slice];
    for (std::size_t lane = 0; lane < Network::lanes; lane += V::count) {
      const std::size_t agent = slice * Network::lanes + lane;
      update_lanes<V, bounded>(job, agent, slots + lane, width, noise + (agent - first * Network::lanes));
    }
  }
}

template <bool bounded, class Real>
void slices_plain(const Job<Real>& job, std::size_t first, std::size_t last, const Real* noise) {
  update_slices<Vectors<Real, 16>, bounded>(job, first, last, noise);
}
#ifdef __x86_64__
template <bool bounded, class Real>
TRUCE_AVX2 void slices_avx2(const Job<Real>& job, std::size_t first, std::size_t last, const Real* noise) {
  update_slices<Vectors<Real, 32>, bounded>(job, first, last, noise);
}
template <bool bounded, class Real>
TRUCE_AVX512 void slices_avx512(const Job<Real>& job, std::size_t first, std::size_t last,
                                const Real* noise) {
  update_slices<Vectors<Real, 64>, bounded>(job, first, last, noise);
}
#endif

template <class Real>
using SliceLoop = void (*)(const Job<Real>&, std::size_t, std::size_t, const Real*);

template <bool bounded, class Real>
SliceLoop<Real> slice_loop() {
#ifdef __x86_64__
  if (lanes_in_use() == Lanes::avx512) return slices_avx512<bounded, Real>;
  if (lanes_in_use() == Lanes::avx2) return slices_avx2<bounded, Real>;
#endif
  return slices_plain<bounded, Real>;
}

template <class Real>
Job<Real> job_of(const Network& network, const OpinionColumns<Real>& columns, const OpinionRule& rule) {
  const std::size_t agents = network.agents();
  require(columns.opinion.size() == agents && columns.susceptibility.size() == agents &&
              columns.anchor.size() == agents && columns.next.size() == agents &&
              (columns.media.empty() || columns.media.size() == agents),
          "opinion columns have a row for each agent of the network");
  Job<Real> job{};
  job.row_start = network.row_start.data();
  job.neighbour = network.neighbour.data();
  job.slice_start = network.slice_start.data();
  job.slice_neighbour = network.slice_neighbour.data();
  job.slices_used = network.is_sliced() ? agents / Network::lanes : 0;  // an unfilled last slice goes by rows
  job.opinion = columns.opinion.data();
  job.susceptibility = columns.susceptibility.data();
  job.anchor = columns.anchor.data();
  job.media = columns.media.empty() ? nullptr : columns.media.data();
  job.next = columns.next.data();
  job.confidence = static_cast<Real>(rule.confidence);
  job.media_share = static_cast<Real>(rule.media_share);
  job.other_share = static_cast<Real>(1.0 - rule.media_share);
  job.shock = static_cast<Real>(rule.shock);
  job.noise_sd = static_cast<Real>(rule.noise_sd);
  job.lowest = static_cast<Real>(rule.lowest);
  job.highest = static_cast<Real>(rule.highest);
  job.own_weight = rule.hears_itself ? Real{1} : Real{0};
  job.has_noise = rule.noise_sd > 0.0;
  job.is_far = agents * sizeof(Real) > prefetch_bytes;
  return job;
}

template <class Real>
void step(const Network& network, const OpinionColumns<Real>& columns, const OpinionRule& rule,
          const NoiseLuck& luck) {
  const Job<Real> job = job_of(network, columns, rule);
  const SliceLoop<Real> loop =
      std::isfinite(rule.confidence) ? slice_loop<true, Real>() : slice_loop<false, Real>();
  for_each_chunk(network.agents(), [&](std::size_t first, std::size_t last) {
    alignas(64) std::array<Real, chunk_rows> noise;
    if (job.has_noise) fill_noise(luck, first, std::span(noise).first(last - first));
    const std::size_t sliced = std::max(first, std::min(last, job.slices_used * Network::lanes));
    if (sliced > first) loop(job, first / Network::lanes, sliced / Network::lanes, noise.data());
    update_rows(job, sliced, last, noise.data() + (sliced - first));
  });
}

}  // namespace

void opinion_step(const Network& network, const OpinionColumns<float>& columns, const OpinionRule& rule,
                  const NoiseLuck& luck) {
  step(network, columns, rule, luck);
}
void opinion_step(const Network& network, const OpinionColumns<double>& columns, const OpinionRule& rule,
                  const NoiseLuck& luck) {
  step(network, columns, rule, luck);
}

}  // namespace truce
