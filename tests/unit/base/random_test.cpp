// Philox against Random123's known answers, addresses of luck, uniforms, and AS241 against Boost.Math.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <set>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/random.hpp"

namespace truce {
namespace {

using Block = std::array<std::uint32_t, 4>;

// kat_vectors of Random123 (Salmon et al. 2011): philox4x32 10.
TEST(Philox, GivesTheKnownAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

// The address goes to the words that the header promises, and the top 52 bits of two words make a uniform.
TEST(Draws, AreThePhiloxBlockAtTheirAddress) {
  Draws draws(0x299f31d0a4093822U, 0x13198a2e, Stream::stream_burst, 0x243f6a88, 0x85a308d3);
  for (std::uint32_t block = 0; block < 3; ++block) {
    const Block words =
        philox({0x243f6a88, 0x85a308d3, 0x13198a2e, (1U << 20) | block}, {0xa4093822, 0x299f31d0});
    for (const std::size_t first : {0U, 2U}) {
      const std::uint64_t bits = (static_cast<std::uint64_t>(words[first + 1]) << 32) | words[first];
      EXPECT_EQ(draws.uniform(), (static_cast<double>(bits >> 12) + 0.5) / 4503599627370496.0);
    }
  }
}

TEST(Draws, DifferWhenAnyPartOfTheAddressDiffers) {
  std::set<double> first;
  first.insert(Draws(1, 0, Stream::test, 0, 0).uniform());
  first.insert(Draws(2, 0, Stream::test, 0, 0).uniform());
  first.insert(Draws(1ULL << 32, 0, Stream::test, 0, 0).uniform());
  first.insert(Draws(1, 1, Stream::test, 0, 0).uniform());
  first.insert(Draws(1, 0, Stream::reply, 0, 0).uniform());
  first.insert(Draws(1, 0, Stream::test, 1, 0).uniform());
  first.insert(Draws(1, 0, Stream::test, 0, 1).uniform());
  EXPECT_EQ(first.size(), 7U);
}

TEST(Draws, RepeatWhenCopied) {
  Draws draws = Luck{9, 2, 5}.at(Stream::test, 3);
  (void)draws.uniform();
  Draws copy = draws;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(draws.uniform(), copy.uniform());
}

TEST(Draws, NeverRunIntoAnotherStream) {
  Draws draws = Luck{}.at(Stream::test, 0);
  for (int i = 0; i < (1 << 21) - 2; ++i) (void)draws.uniform();
  EXPECT_THROW((void)draws.uniform(), BugError);
}

TEST(Draws, StopWithAnErrorAtTheEndOfAScript) {
  const std::vector<double> script{0.25, 0.75};
  Draws draws{std::span<const double>(script)};
  EXPECT_EQ(draws.uniform(), 0.25);
  EXPECT_EQ(draws.uniform(), 0.75);
  EXPECT_THROW((void)draws.uniform(), BugError);
}

TEST(Uniform, IsNeverZeroOrOne) {
  double lowest = 1.0;
  double highest = 0.0;
  for (std::uint32_t entity = 0; entity < 1000000; ++entity) {
    const double u = Luck{}.at(Stream::test, entity).uniform();
    lowest = std::min(lowest, u);
    highest = std::max(highest, u);
  }
  EXPECT_GT(lowest, 0.0);
  EXPECT_LT(highest, 1.0);
  // The two ends of the lattice, by the same arithmetic: half a step inside.
  EXPECT_GT((0.0 + 0.5) * 0x1p-52, 0.0);
  EXPECT_LT((static_cast<double>((1ULL << 52) - 1) + 0.5) * 0x1p-52, 1.0);
}

TEST(BornEntity, DiffersByMakerWhatAndCountAndKeepsClearOfTableRows) {
  std::set<std::uint32_t> seen;
  for (std::uint32_t maker = 0; maker < 10; ++maker) {
    for (std::uint32_t what = 0; what < 10; ++what) {
      for (std::uint32_t count = 0; count < 10; ++count) seen.insert(born_entity(maker, what, count));
    }
  }
  EXPECT_EQ(seen.size(), 1000U);
  EXPECT_GE(*seen.begin(), 0x80000000U);
}

// Reference in 50 decimal digits: Boost's double quantile has rounding errors of the same size as AS241's.
double reference_quantile(double p) {
  using Wide = boost::multiprecision::cpp_bin_float_50;
  return static_cast<double>(boost::math::quantile(boost::math::normal_distribution<Wide>(), Wide(p)));
}

void expect_close(double p) {
  const double expected = reference_quantile(p);
  EXPECT_LE(std::abs(inverse_normal(p) - expected), 1e-14 * std::abs(expected)) << "p " << p;
}

TEST(InverseNormal, AgreesWithBoostToFourteenDigits) {
  for (double p = 0x1p-53; p < 0.5; p *= 1.3) {
    expect_close(p);
    expect_close(1.0 - p);
  }
  for (int i = 1; i < 500; ++i) expect_close(i / 500.0);
  for (const double p : {0.075, 0.925, 0.0749999, 0.9250001, 1.38e-11, 1.0 - 0x1p-53, 1e-300})
    expect_close(p);
}

TEST(InverseNormal, IsOddAndRising) {
  double last = -40.0;
  for (int i = 1; i < 4096; ++i) {
    const double x = inverse_normal(i / 4096.0);
    EXPECT_GT(x, last);
    EXPECT_EQ(x, -inverse_normal(1.0 - i / 4096.0));
    last = x;
  }
  EXPECT_EQ(inverse_normal(0.5), 0.0);
}

TEST(InverseNormal, RefusesWhatIsNoProbability) {
  for (const double p : {0.0, 1.0, -0.5, std::nan("")}) EXPECT_THROW((void)inverse_normal(p), BugError);
}

}  // namespace
}  // namespace truce
