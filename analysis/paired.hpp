// Paired differences under common luck: two alternatives on the same replicates, compared replicate by
// replicate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace truce {

struct Interval {
  double low = 0;
  double high = 0;
};

// Mean of the differences b - a over the pairs in which both are there (NaN = missing).
struct PairedDifference {
  std::size_t pairs = 0;
  double mean_a = 0;  // over the pairs
  double mean_b = 0;
  double mean = 0;         // of b - a
  double deviation = 0;    // standard deviation of the differences; NaN below two pairs
  Interval t;              // 95 %, Student; NaN below two pairs
  Interval bootstrap;      // 95 %, percentiles of resampled means, for skewed outcomes; NaN below two pairs
  double skewness = 0;     // of the differences; NaN below three pairs or without spread
  double correlation = 0;  // achieved by common luck; NaN when one of the two does not vary
  double saved =
      0;  // variance of independent runs over that of pairs: so many times fewer runs; NaN as above
};

// a[i] and b[i] are the same replicate. Resampling is fixed by `seed`, so that the same runs give the same
// interval.
[[nodiscard]] PairedDifference paired_difference(std::span<const double> a, std::span<const double> b,
                                                 std::uint64_t seed = 1);

// The 95 % interval of the mean difference b - a alone (Student); NaN below two pairs.
[[nodiscard]] Interval paired_t(std::span<const double> a, std::span<const double> b);

// A share with its 95 % interval (Wilson 1927). NaN for no trials.
struct Share {
  std::size_t yes = 0;
  std::size_t of = 0;
  double share = 0;
  Interval wilson;
};
[[nodiscard]] Share share_of(std::size_t yes, std::size_t of);

}  // namespace truce
