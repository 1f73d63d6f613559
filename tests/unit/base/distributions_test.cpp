// Continuous draws follow their laws. Fixed seed; each check has a false-alarm rate of 1e-6.
#include <cmath>
#include <vector>

#include "sim/base/error.hpp"
#include "tests/unit/base/law_check.hpp"

namespace truce {
namespace {

using testing::draw_each;
using testing::expect_continuous_law;

TEST(Uniform, IsFlat) {
  expect_continuous_law(boost::math::uniform(0.0, 1.0),
                        draw_each(200000, [](Draws& d) { return d.uniform(); }));
}

TEST(Uniform, IsFlatAlongOneAddress) {
  Draws draws = Luck{1, 0, 1}.at(Stream::test, 0);
  std::vector<double> values;
  for (int i = 0; i < 200000; ++i) values.push_back(draws.uniform());
  expect_continuous_law(boost::math::uniform(0.0, 1.0), values);
}

TEST(Normal, FollowsItsLaw) {
  expect_continuous_law(boost::math::normal(), draw_each(200000, [](Draws& d) { return d.normal(); }));
}

TEST(Exponential, FollowsItsLawAndRisesWithTheUniform) {
  expect_continuous_law(boost::math::exponential(1.0),
                        draw_each(200000, [](Draws& d) { return d.exponential(); }));
  const std::vector<double> script{0.2, 0.7};
  Draws draws{std::span<const double>(script)};
  const double low = draws.exponential();
  const double high = draws.exponential();
  EXPECT_LT(low, high);
}

TEST(Gamma, FollowsItsLawForSmallAndLargeShapes) {
  for (const double shape : {0.1, 0.5, 0.99, 1.0, 2.5, 40.0}) {
    SCOPED_TRACE(shape);
    const auto values = draw_each(100000, [&](Draws& d) { return d.gamma(shape); });
    expect_continuous_law(boost::math::gamma_distribution(shape), values);
  }
}

TEST(Gamma, RefusesAShapeThatIsNotPositive) {
  Draws draws = Luck{}.at(Stream::test, 0);
  EXPECT_THROW((void)draws.gamma(0.0), BugError);
  EXPECT_THROW((void)draws.gamma(-1.0), BugError);
  EXPECT_THROW((void)draws.gamma(std::nan("")), BugError);
}

struct BetaShape {
  double a;
  double b;
};

TEST(Beta, FollowsItsLaw) {
  for (const BetaShape shape : {BetaShape{0.3, 0.4}, {1.0, 1.0}, {2.0, 5.0}, {30.0, 0.8}}) {
    SCOPED_TRACE(shape.a);
    const auto values = draw_each(100000, [&](Draws& d) { return d.beta(shape.a, shape.b); });
    expect_continuous_law(boost::math::beta_distribution(shape.a, shape.b), values);
  }
}

TEST(Beta, IsANumberForTheTiniestShapes) {
  int high = 0;
  constexpr std::uint32_t count = 2000;
  for (const double value : draw_each(count, [](Draws& d) { return d.beta(1e-5, 1e-5); })) {
    ASSERT_TRUE(value >= 0.0 && value <= 1.0);
    high += value > 0.5 ? 1 : 0;
  }
  EXPECT_NEAR(high, count / 2, 4.9 * std::sqrt(count) / 2.0);  // binomial(count, 1/2), false alarm 1e-6
}

TEST(Below, GivesEveryNumberItsShare) {
  constexpr std::uint32_t sides = 7;
  std::vector<double> seen(sides, 0.0);
  for (const double side : draw_each(100000, [](Draws& d) { return d.below(sides); })) {
    ++seen.at(static_cast<std::size_t>(side));
  }
  testing::expect_chi_square(std::vector<double>(sides, 100000.0 / sides), seen);
}

TEST(Below, NeverReachesItsLimit) {
  const std::vector<double> script(4, 1.0 - 0x1p-53);
  Draws draws{std::span<const double>(script)};
  for (const std::uint32_t n : {1U, 3U, 0x80000000U, 0xFFFFFFFFU}) EXPECT_EQ(draws.below(n), n - 1);
  EXPECT_THROW((void)draws.below(0), BugError);
}

TEST(Pick, FollowsTheWeightsAndNeverPicksZero) {
  const std::vector<double> weights{0.0, 1.0, 3.0, 0.0, 6.0, 0.0};
  std::vector<double> seen(weights.size(), 0.0);
  for (const double row : draw_each(100000, [&](Draws& d) { return d.pick(weights); })) {
    ++seen.at(static_cast<std::size_t>(row));
  }
  EXPECT_EQ(seen[0] + seen[3] + seen[5], 0.0);
  testing::expect_chi_square({10000.0, 30000.0, 60000.0}, {seen[1], seen[2], seen[4]});
}

TEST(Pick, RefusesWeightsWithoutAPositiveSum) {
  Draws draws = Luck{}.at(Stream::test, 0);
  EXPECT_THROW((void)draws.pick(std::vector<double>{}), BugError);
  EXPECT_THROW((void)draws.pick(std::vector<double>{0.0, 0.0}), BugError);
  EXPECT_THROW((void)draws.pick(std::vector<double>{2.0, -1.0}), BugError);
}

}  // namespace
}  // namespace truce
