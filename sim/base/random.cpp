// The one door to Random123: Philox blocks turned into uniforms, and the inverse of the normal distribution.
#include "sim/base/random.hpp"

#include <Random123/philox.h>

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce {
namespace {

constexpr std::uint32_t block_bits = 20;
constexpr std::uint32_t block_mask = (1U << block_bits) - 1;
constexpr std::size_t block_word = 3;

double to_uniform(std::uint32_t low, std::uint32_t high) {
  const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 32) | low;
  return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;  // exact; neither 0 nor 1
}

// Horner's rule from the highest power down; the coefficients stand in rising order, as in the paper.
double polynomial(const std::array<double, 8>& coefficients, double x) {
  double sum = 0.0;
  for (std::size_t i = coefficients.size(); i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

// Rational approximations of AS241 (PPND16).
struct Rational {
  std::array<double, 8> above;
  std::array<double, 8> below;
  [[nodiscard]] double at(double x) const { return polynomial(above, x) / polynomial(below, x); }
};

constexpr Rational central{
    {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
     4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3},
    {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
     2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3}};
constexpr Rational tail{{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                         3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                         2.27238449892691845833e-2, 7.74545014278341407640e-4},
                        {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                         1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
                         1.05075007164441684324e-9}};
constexpr Rational far_tail{{6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                             2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                             2.71155556874348757815e-5, 2.01033439929228813265e-7},
                            {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                             1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                             1.42151175831644588870e-7, 2.04426310338993978564e-15}};

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  const philox4x32_ctr_t place{{counter[0], counter[1], counter[2], counter[3]}};
  const philox4x32_key_t lock{{key[0], key[1]}};
  const philox4x32_ctr_t block = philox4x32_R(10, place, lock);
  return {block.v[0], block.v[1], block.v[2], block.v[3]};
}

double inverse_normal(double p) {
  require(p > 0.0 && p < 1.0, "inverse_normal needs a probability between 0 and 1");
  const double from_half = p - 0.5;
  if (from_half >= -0.425 && from_half <= 0.425) {
    return from_half * central.at(0.180625 - from_half * from_half);
  }
  const double nearer = from_half < 0.0 ? p : 1.0 - p;
  const double root = det::sqrt(-det::log(nearer));
  const double size = root <= 5.0 ? tail.at(root - 1.6) : far_tail.at(root - 5.0);
  return from_half < 0.0 ? -size : size;
}

Draws::Draws(std::uint64_t seed, std::uint32_t replicate, Stream stream, std::uint32_t step,
             std::uint32_t entity)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      counter_{step, entity, replicate, static_cast<std::uint32_t>(stream) << block_bits} {}

Draws::Draws(std::span<const double> script) : script_(script), scripted_(true) {}

double Draws::uniform() {
  if (scripted_) {
    require(!script_.empty(), "a scripted sequence of draws has come to its end");
    const double next = script_.front();
    script_ = script_.subspan(1);
    return next;
  }
  if (left_ == 0) {
    // The last block of a stream is never used, so that a wrapped count is noticed.
    require((counter_[block_word] & block_mask) != block_mask, "a sequence of draws is longer than 2^21 - 2");
    const std::array<std::uint32_t, 4> block = philox(counter_, key_);
    ++counter_[block_word];
    ready_ = {to_uniform(block[0], block[1]), to_uniform(block[2], block[3])};
    left_ = 2;
  }
  return ready_[static_cast<std::size_t>(2 - left_--)];
}

std::uint32_t born_entity(std::uint32_t maker, std::uint32_t what, std::uint32_t count) {
  // Scattered over the upper half of the words: rows of the scenario's own tables stay in the lower half.
  constexpr std::uint32_t born = 0x80000000U;
  return philox({maker, what, count, 0}, {0, 0})[0] | born;
}

}  // namespace truce
