// Stocks: capacity, destruction, conservation, search.
#include "sim/formula/stock.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

TEST(Stock, CapacityFallsOnlyNearExhaustion) {
  EXPECT_DOUBLE_EQ(stock_capacity(10000, 10000, 300), 1);
  EXPECT_NEAR(stock_capacity(5000, 10000, 300), 0.971698, 1e-6);
  EXPECT_NEAR(stock_capacity(300, 10000, 300), 0.515, 1e-9);
  EXPECT_DOUBLE_EQ(stock_capacity(0, 10000, 300), 0);
}

TEST(Stock, SuppressionIsOffByDefaultValueZero) {
  EXPECT_DOUBLE_EQ(suppression(0, 5), 1);
  EXPECT_NEAR(suppression(0.1, 5), 0.606531, 1e-6);
}

TEST(Stock, NeverGoesBelowZero) {
  EXPECT_EQ(next_stock(10, {4, 6, 0}), 0);
  EXPECT_EQ(next_stock(10, {4, 2, 3}), 7);
  EXPECT_THROW((void)next_stock(10, {8, 3, 5}), BugError);
  EXPECT_THROW((void)next_stock(10, {-1, 0, 0}), BugError);
}

TEST(Stock, ManyStrikesDestroyNoMoreThanIsThere) {
  Draws draws(7, 0, Stream::test, 1, 1);
  for (int k = 0; k < 200; ++k) {
    const auto destroyed = draw_destroyed(20, 1.4, 100, draws);
    EXPECT_GE(destroyed, 0);
    EXPECT_LE(destroyed, 20);
  }
  EXPECT_EQ(draw_destroyed(0, 1.4, 100, draws), 0);
}

// 4,000 draws of Binomial(5000, p) with mean 14 nearly Poisson: the mean's z stays below 4.9 (false alarm
// 1e-6).
TEST(Stock, DestroysTheExpectedNumberPerStrike) {
  EXPECT_NEAR(5000 * destruction_probability(1.4, 10, 5000), 13.9804, 1e-4);
  Draws draws(11, 0, Stream::test, 2, 1);
  double sum = 0;
  for (int k = 0; k < 4000; ++k) {
    sum += static_cast<double>(draw_destroyed(5000, 1.4, 10, draws));
  }
  EXPECT_NEAR(sum / 4000, 13.9804, 4.9 * 3.735 / 63.25);
}

TEST(Stock, SearchAtThePaperRateFindsTheCountsOfThePaper) {
  // lambda .275 a day and N = 32.6: least squares on 23, 31, 32 at 4.6, 9.6 and 18.5 days (model.md 2.3).
  EXPECT_NEAR(32.6 * find_probability(.275 / 24, 1, 4.6 * 24), 23, 0.5);
  EXPECT_NEAR(32.6 * find_probability(.275 / 24, 1, 9.6 * 24), 31, 1.0);
  EXPECT_NEAR(32.6 * find_probability(.275 / 24, 1, 18.5 * 24), 32, 0.5);
  EXPECT_DOUBLE_EQ(find_probability(.275 / 24, 0, 24), 0);
}

TEST(Stock, UnequalEaseLeavesASlowerTail) {
  const double shape = 2;
  const double rate_hours = shape / (.275 / 24);  // same mean rate
  EXPECT_NEAR(expected_found(32, shape, rate_hours, 24), 32 * (1 - 0.772854), 1e-4);
  EXPECT_LT(expected_found(32, shape, rate_hours, 240), 32 * find_probability(.275 / 24, 1, 240));
}

}  // namespace
}  // namespace truce::formula
