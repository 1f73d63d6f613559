// Tests of the vector noise: Random123's own bits, the scalar inverse normal, moments and independence (false
// alarms 1e-6 each).
#include "sim/people/opinion_noise.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/random.hpp"

namespace truce {
namespace {

constexpr double one_in_a_million = 4.9;
constexpr NoiseLuck luck{0x123456789abcdef0, 3, 5, 100};

template <class Real>
std::vector<Real> noise(const NoiseLuck& address, std::size_t count, std::size_t first = 0) {
  std::vector<Real> values(count);
  fill_noise(address, first, std::span(values));
  return values;
}

// Sets lanes for a test and puts them back.
class ForcedLanes {
 public:
  explicit ForcedLanes(Lanes lanes) : before_(lanes_in_use()) { use_lanes(lanes); }
  ~ForcedLanes() { use_lanes(before_); }
  ForcedLanes(const ForcedLanes&) = delete;
  ForcedLanes& operator=(const ForcedLanes&) = delete;

 private:
  Lanes before_;
};

TEST(OpinionNoise, UsesTheBitsOfRandom123OnAnyLanes) {
  for (const Lanes lanes : possible_lanes()) {
    const ForcedLanes forced(lanes);
    for (const std::uint32_t first : {0u, 32u, 4'000'000'000u}) {
      const PhiloxWords words = noise_words(luck, first);
      for (std::uint32_t block = 0; block < 16; ++block) {
        const auto expected =
            philox({luck.step, luck.first_entity + first + block, luck.replicate, 103u << 20},
                   {0x9abcdef0u, 0x12345678u});
        for (std::size_t word = 0; word < 4; ++word) ASSERT_EQ(words[word][block], expected[word]);
      }
    }
  }
}

TEST(OpinionNoise, InDoubleIsTheNormalOfDraws) {
  const auto values = noise<double>(luck, 4096);
  for (std::uint32_t citizen = 0; citizen < 4096; ++citizen) {
    Draws draws(luck.seed, luck.replicate, Stream::opinion_noise, luck.step,
                luck.first_entity + citizen / 32 * 16 + citizen % 16);
    double expected = draws.normal();
    if (citizen % 32 >= 16) expected = draws.normal();
    ASSERT_NEAR(values[citizen], expected, 4e-15 * std::fmax(1.0, std::fabs(expected))) << citizen;
  }
}

TEST(OpinionNoise, InFloatIsTheInverseNormalOfAWord) {
  const auto values = noise<float>(luck, 1 << 18);
  for (std::uint32_t citizen = 0; citizen < values.size(); ++citizen) {
    const auto words =
        philox({luck.step, luck.first_entity + citizen / 64 * 16 + citizen % 16, luck.replicate, 103u << 20},
               {0x9abcdef0u, 0x12345678u});
    const double expected = inverse_normal((words[citizen % 64 / 16] + 0.5) * 0x1p-32);
    ASSERT_NEAR(values[citizen], expected, 1e-6 * std::fmax(1.0, std::fabs(expected))) << citizen;
  }
}

TEST(OpinionNoise, GivesTheSameBitsOnAnyLanes) {
  std::vector<std::vector<float>> singles;
  std::vector<std::vector<double>> doubles;
  for (const Lanes lanes : possible_lanes()) {
    const ForcedLanes forced(lanes);
    singles.push_back(noise<float>(luck, 1 << 20));
    doubles.push_back(noise<double>(luck, 1 << 20));
  }
  for (std::size_t i = 1; i < singles.size(); ++i) {
    EXPECT_EQ(singles[i], singles[0]);
    EXPECT_EQ(doubles[i], doubles[0]);
  }
}

TEST(OpinionNoise, OfACitizenDoesNotHangOnTheRestOfTheCall) {
  const auto all = noise<float>(luck, 1000);
  const auto part = noise<float>(luck, 77, 128);
  EXPECT_EQ(part, std::vector(all.begin() + 128, all.begin() + 205));
  const auto wide = noise<double>(luck, 1000);
  const auto some = noise<double>(luck, 77, 128);
  EXPECT_EQ(some, std::vector(wide.begin() + 128, wide.begin() + 205));
}

TEST(OpinionNoise, RefusesToStartInsideAGroup) {
  std::vector<float> values(10);
  EXPECT_THROW(fill_noise(luck, 3, std::span(values)), BugError);
}

double correlation(const auto& left, const auto& right, std::size_t lag) {
  double sum = 0.0;
  for (std::size_t i = 0; i + lag < left.size(); ++i)
    sum += static_cast<double>(left[i]) * static_cast<double>(right[i + lag]);
  return sum / static_cast<double>(left.size() - lag);
}

template <class Real>
void expect_independent_normals() {
  constexpr std::size_t count = 1 << 21;
  const double sd = 1.0 / std::sqrt(static_cast<double>(count));
  const auto values = noise<Real>(luck, count);
  double mean = 0.0;
  double fourth = 0.0;
  double tails = 0.0;
  for (const Real value : values) {
    mean += static_cast<double>(value) / count;
    fourth += std::pow(static_cast<double>(value), 4) / count;
    tails += std::fabs(value) > Real{3} ? 1.0 / count : 0.0;
  }
  EXPECT_NEAR(mean, 0.0, one_in_a_million * sd);
  EXPECT_NEAR(correlation(values, values, 0), 1.0, one_in_a_million * std::sqrt(2.0) * sd);
  EXPECT_NEAR(fourth, 3.0, one_in_a_million * std::sqrt(96.0) * sd);
  EXPECT_NEAR(tails, 0.0026997960633, one_in_a_million * std::sqrt(0.0027) * sd);
  for (const std::size_t lag : {1u, 2u, 16u, 32u, 64u}) {
    EXPECT_NEAR(correlation(values, values, lag), 0.0, one_in_a_million * sd) << lag;
  }
  const auto next_step = noise<Real>({luck.seed, luck.replicate, luck.step + 1, luck.first_entity}, count);
  const auto other_run = noise<Real>({luck.seed, luck.replicate + 1, luck.step, luck.first_entity}, count);
  EXPECT_NEAR(correlation(values, next_step, 0), 0.0, one_in_a_million * sd);
  EXPECT_NEAR(correlation(values, other_run, 0), 0.0, one_in_a_million * sd);
}

TEST(OpinionNoise, InFloatIsStandardNormalAndIndependent) { expect_independent_normals<float>(); }
TEST(OpinionNoise, InDoubleIsStandardNormalAndIndependent) { expect_independent_normals<double>(); }

}  // namespace
}  // namespace truce
