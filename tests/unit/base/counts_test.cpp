// Counts follow their laws (false-alarm rate 1e-6 each) and rise with what they count.
#include <vector>

#include "sim/base/error.hpp"
#include "tests/unit/base/law_check.hpp"

namespace truce {
namespace {

using testing::draw_each;
using testing::expect_count_law;

Draws scripted(const double& uniform) { return Draws(std::span<const double>(&uniform, 1)); }

constexpr std::array test_uniforms{0x1p-53, 1e-9, 0.01, 0.3, 0.5, 0.77, 0.999, 1.0 - 1e-9, 1.0 - 0x1p-53};

// The definition of inversion, checked with Boost's distribution functions; 1e-11 allows for rounded sums.
template <class Law>
void expect_smallest_reaching(const Law& law, double k, double u) {
  EXPECT_GE(cdf(law, k), u - 1e-11) << k;
  if (k > 0.0) {
    EXPECT_LE(cdf(law, k - 1.0), u + 1e-11) << k;
  }
}

TEST(Poisson, FollowsItsLawForSmallAndLargeMeans) {
  for (const double mean : {0.05, 1.0, 8.0, 29.0, 31.0, 400.0}) {
    SCOPED_TRACE(mean);
    expect_count_law(boost::math::poisson(mean), draw_each(50000, [&](Draws& d) { return d.poisson(mean); }));
  }
  expect_count_law(boost::math::poisson(20000.0),
                   draw_each(5000, [](Draws& d) { return d.poisson(20000.0); }));
}

TEST(Poisson, IsTheInverseOfItsDistributionFunction) {
  for (const double mean : {1e-6, 0.3, 12.0, 29.99, 30.01, 300.0, 1e4, 1e6}) {
    for (const double& u : test_uniforms) {
      SCOPED_TRACE(::testing::Message() << "mean " << mean << " u " << u);
      expect_smallest_reaching(boost::math::poisson(mean), static_cast<double>(scripted(u).poisson(mean)), u);
    }
  }
}

TEST(Poisson, NeverFallsWhenTheMeanRises) {
  for (const double& u : test_uniforms) {
    std::int64_t last = 0;
    for (double mean = 0.0; mean < 700.0; mean = mean * 1.01 + 0.001) {
      const std::int64_t count = scripted(u).poisson(mean);
      ASSERT_GE(count, last) << "mean " << mean << " u " << u;
      last = count;
    }
  }
}

TEST(Poisson, OfMeanZeroIsZeroAndStillUsesItsUniform) {
  const std::vector<double> script{0.999, 0.25};
  Draws draws{std::span<const double>(script)};
  EXPECT_EQ(draws.poisson(0.0), 0);
  EXPECT_EQ(draws.uniform(), 0.25);
}

TEST(Poisson, RefusesMeansThatAreNone) {
  Draws draws = Luck{}.at(Stream::test, 0);
  EXPECT_THROW((void)draws.poisson(-0.1), BugError);
  EXPECT_THROW((void)draws.poisson(std::nan("")), BugError);
  EXPECT_THROW((void)draws.poisson(HUGE_VAL), BugError);
}

struct Trials {
  std::int64_t n;
  double p;
};

TEST(Binomial, FollowsItsLaw) {
  for (const Trials t :
       {Trials{1, 0.3}, {12, 0.5}, {40, 0.93}, {1000, 0.01}, {1000, 0.4}, {3000, 0.8}, {1800000, 1e-5}}) {
    SCOPED_TRACE(::testing::Message() << t.n << " x " << t.p);
    const auto values = draw_each(50000, [&](Draws& d) { return d.binomial(t.n, t.p); });
    expect_count_law(boost::math::binomial(static_cast<double>(t.n), t.p), values);
  }
}

TEST(Binomial, IsTheInverseOfItsDistributionFunction) {
  for (const Trials t :
       {Trials{1, 0.5}, {7, 0.2}, {100, 0.29}, {100, 0.31}, {500, 0.95}, {100000, 0.5}, {1000000, 0.3}}) {
    const boost::math::binomial law(static_cast<double>(t.n), t.p);
    for (const double& u : test_uniforms) {
      SCOPED_TRACE(::testing::Message() << t.n << " x " << t.p << " u " << u);
      const std::int64_t count = scripted(u).binomial(t.n, t.p);
      ASSERT_GE(count, 0);
      ASSERT_LE(count, t.n);
      expect_smallest_reaching(law, static_cast<double>(count), u);
    }
  }
}

TEST(Binomial, NeverFallsWhenTheProbabilityOrTheTrialsRise) {
  for (const double& u : test_uniforms) {
    std::int64_t last = 0;
    for (int i = 0; i <= 1000; ++i) {
      const std::int64_t count = scripted(u).binomial(90, i / 1000.0);
      ASSERT_GE(count, last) << "p " << i / 1000.0 << " u " << u;
      last = count;
    }
    last = 0;
    for (int n = 0; n <= 300; ++n) {
      const std::int64_t count = scripted(u).binomial(n, 0.2);
      ASSERT_GE(count, last) << "n " << n << " u " << u;
      last = count;
    }
  }
}

TEST(Binomial, IsCertainAtTheEnds) {
  Draws draws = Luck{}.at(Stream::test, 0);
  EXPECT_EQ(draws.binomial(0, 0.5), 0);
  EXPECT_EQ(draws.binomial(9, 0.0), 0);
  EXPECT_EQ(draws.binomial(9, 1.0), 9);
  EXPECT_THROW((void)draws.binomial(-1, 0.5), BugError);
  EXPECT_THROW((void)draws.binomial(9, 1.1), BugError);
}

struct Overdispersed {
  double mean;
  double size;
};

TEST(NegativeBinomial, FollowsItsLaw) {
  for (const Overdispersed law : {Overdispersed{0.5, 0.4}, {3.0, 1.0}, {20.0, 2.0}, {80.0, 15.0}}) {
    SCOPED_TRACE(::testing::Message() << law.mean << ", " << law.size);
    const auto values = draw_each(50000, [&](Draws& d) { return d.negative_binomial(law.mean, law.size); });
    expect_count_law(boost::math::negative_binomial(law.size, law.size / (law.size + law.mean)), values);
  }
}

}  // namespace
}  // namespace truce
