// Paired differences and shares against R 4.2 (t.test, cor, prop.test without correction).
#include "analysis/paired.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/base/error.hpp"

namespace truce {
namespace {

constexpr std::array a{3.1, 2.7, 5.9, 4.4, 8.8, 6.1, 7.3, 2.2};
constexpr std::array b{4.0, 2.9, 6.6, 6.1, 9.0, 6.0, 9.9, 3.1};

TEST(PairedDifference, EqualsTheTTestOfR) {
  const PairedDifference found = paired_difference(a, b);
  EXPECT_EQ(found.pairs, 8U);
  EXPECT_NEAR(found.mean, 0.8875, 1e-12);
  EXPECT_NEAR(found.t.low, 0.1431696890, 1e-9);
  EXPECT_NEAR(found.t.high, 1.6318303110, 1e-9);
  EXPECT_NEAR(found.deviation, 0.8903249808, 1e-9);
}

TEST(PairedDifference, TellsWhatCommonLuckSaved) {
  const PairedDifference found = paired_difference(a, b);
  EXPECT_NEAR(found.correlation, 0.9389109617, 1e-9);
  EXPECT_NEAR(found.saved, 15.3906285199, 1e-8);
  EXPECT_NEAR(found.skewness, 0.8524100737, 1e-9);
}

TEST(PairedDifference, LeavesPairsOutInWhichOneIsMissing) {
  std::vector<double> x(a.begin(), a.end()), y(b.begin(), b.end());
  x.push_back(100);
  y.push_back(std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(paired_difference(x, y).pairs, 8U);
  EXPECT_DOUBLE_EQ(paired_difference(x, y).mean, paired_difference(a, b).mean);
}

TEST(PairedDifference, HasNoIntervalFromOnePairAndNoneFromNone) {
  const std::array one{2.0}, other{3.5};
  EXPECT_EQ(paired_difference(one, other).mean, 1.5);
  EXPECT_TRUE(std::isnan(paired_difference(one, other).t.low));
  EXPECT_TRUE(std::isnan(paired_difference({}, {}).mean));
}

TEST(PairedDifference, OfEqualRunsIsZeroWithoutSpread) {
  const PairedDifference found = paired_difference(a, a);
  EXPECT_EQ(found.mean, 0);
  EXPECT_EQ(found.t.low, 0);
  EXPECT_EQ(found.bootstrap.high, 0);
  EXPECT_NEAR(found.correlation, 1, 1e-12);
  EXPECT_TRUE(std::isnan(found.saved));
}

TEST(PairedDifference, RefusesListsOfOtherLength) { EXPECT_THROW((void)paired_difference(a, {}), BugError); }

TEST(Bootstrap, GivesTheSameIntervalForTheSameSeed) {
  EXPECT_EQ(paired_difference(a, b, 7).bootstrap.low, paired_difference(a, b, 7).bootstrap.low);
  EXPECT_NE(paired_difference(a, b, 7).bootstrap.low, paired_difference(a, b, 8).bootstrap.low);
}

// Over 400 fixed samples of 40 normal differences the 95 % interval must hold the truth in 0.93 +- 0.05 (its
// known shortfall at this size): five standard errors of a share of 400 are 0.064 about 0.935, false alarm
// below 1e-6.
TEST(Bootstrap, HoldsTheTruthAboutAsOftenAsItSays) {
  int held = 0;
  std::uint64_t state = 1;
  const auto uniform = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state >> 11) * 0x1p-53;
  };
  const auto normal = [&] {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  };
  for (int sample = 0; sample < 400; ++sample) {
    std::vector<double> zero(40), values(40);
    for (double& value : values) value = 1 + normal();
    const Interval interval = paired_difference(zero, values, static_cast<std::uint64_t>(sample)).bootstrap;
    held += interval.low <= 1 && 1 <= interval.high ? 1 : 0;
  }
  EXPECT_NEAR(held / 400.0, 0.935, 0.064);
}

TEST(Wilson, EqualsPropTestOfR) {
  const Share some = share_of(7, 20);
  EXPECT_NEAR(some.wilson.low, 0.1811918241, 1e-9);
  EXPECT_NEAR(some.wilson.high, 0.5671457233, 1e-9);
  const Share none = share_of(0, 20);
  EXPECT_EQ(none.wilson.low, 0);
  EXPECT_NEAR(none.wilson.high, 0.1611251581, 1e-9);
}

TEST(Wilson, OfNoTrialsIsMissing) { EXPECT_TRUE(std::isnan(share_of(0, 0).share)); }

}  // namespace
}  // namespace truce
