// Luck: counter-based random numbers (Philox4x32-10, Random123) addressed by what they are for.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/base/streams.hpp"

namespace truce {

// A sequence of draws at one address (seed, replicate, stream, step, entity). Copying repeats the same draws.
// Counter words: step, entity, replicate, (stream << 20 | block). Key: the 64-bit seed. Two uniforms a block.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint32_t replicate, Stream stream, std::uint32_t step, std::uint32_t entity);
  explicit Draws(std::span<const double> script);  // for tests: uniforms taken from a list, then BugError

  [[nodiscard]] double uniform();  // open interval (0,1), 52 bits: (k + 1/2) 2^-52
  [[nodiscard]] bool chance(double probability) { return uniform() < probability; }
  [[nodiscard]] double normal();             // inverse CDF (Wichura 1988, AS241), one uniform each
  [[nodiscard]] double exponential();        // mean 1
  [[nodiscard]] double gamma(double shape);  // scale 1; Marsaglia & Tsang 2000, boosted below shape 1
  [[nodiscard]] double beta(double a, double b);
  // Counts by inversion: one uniform each (also at mean 0), and never falling when the mean, n or p rises.
  [[nodiscard]] std::int64_t poisson(double mean);
  [[nodiscard]] std::int64_t binomial(std::int64_t n, double p);
  [[nodiscard]] std::int64_t negative_binomial(double mean, double size);  // Poisson with Gamma(size) mean
  [[nodiscard]] std::uint32_t below(std::uint32_t n);                      // uniform in 0..n-1
  // Index drawn with the given non-negative weights (sum > 0).
  [[nodiscard]] std::size_t pick(std::span<const double> weights);

 private:
  std::array<std::uint32_t, 2> key_{};
  std::array<std::uint32_t, 4> counter_{};
  std::array<double, 2> ready_{};
  int left_ = 0;
  std::span<const double> script_;
  bool scripted_ = false;
};

// The luck of one step of one run; passed to every mechanism.
struct Luck {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  std::uint32_t step = 0;  // 0 is the initial state, the first hour is step 1

  [[nodiscard]] Draws at(Stream stream, std::uint32_t entity) const {
    return Draws(seed, replicate, stream, step, entity);
  }
};

// Address of a thing born in a run: from its maker and the maker's own count, never from a running number.
[[nodiscard]] std::uint32_t born_entity(std::uint32_t maker, std::uint32_t what, std::uint32_t count);

// One block of Philox4x32-10, for the known-answer vectors and for vector loops (sim/people/opinion).
[[nodiscard]] std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key);

// Inverse of the standard normal distribution (Wichura 1988, AS241), 0 < p < 1, relative error < 1e-15.
[[nodiscard]] double inverse_normal(double p);

}  // namespace truce
