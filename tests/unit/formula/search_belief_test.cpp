// The removal posterior against the numbers of ruling D3 and model.md 2.4 (fixed data; simulated belief is an
// output).
#include "sim/formula/search_belief.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

double hours(double days) { return 24 * days; }

// Days count from the ground entry of 17 July 22:30: 23 found by 4.6 d (22 July noon), 31 by 9.6 d (27 July
// noon).
const std::array<SearchInterval, 2> to_28_july = {{{hours(4.6), 23}, {hours(5.0), 8}}};

TEST(SearchBelief, OfTwoCountsHasMedian36And90PercentFrom31To57) {
  const SearchBelief belief = search_belief(to_28_july, {});
  EXPECT_EQ(belief.quantile(.5), 36);
  EXPECT_EQ(belief.quantile(.05), 31);
  EXPECT_EQ(belief.quantile(.95), 57);
  EXPECT_NEAR(belief.at_least(36), 0.56, 0.005);
}

// The count of 24 July noon (6.6 d) says 31 already, and nothing more is found by 28 July noon (10.6 d).
TEST(SearchBelief, With31FoundOn24JulyHasMedian32And90PercentFrom31To39) {
  const std::array<SearchInterval, 3> intervals = {{{hours(4.6), 23}, {hours(2.0), 8}, {hours(4.0), 0}}};
  const SearchBelief belief = search_belief(intervals, {});
  EXPECT_EQ(belief.quantile(.5), 32);
  EXPECT_EQ(belief.quantile(.05), 31);
  EXPECT_EQ(belief.quantile(.95), 39);
}

TEST(SearchBelief, OneWeekLaterMoreIsNoLongerRationalToExpect) {
  const std::array<SearchInterval, 3> intervals = {{{hours(4.6), 23}, {hours(5.0), 8}, {hours(8.9), 1}}};
  const SearchBelief belief = search_belief(intervals, {});
  EXPECT_EQ(belief.quantile(.5), 32);
  EXPECT_EQ(belief.quantile(.05), 32);
  EXPECT_EQ(belief.quantile(.95), 34);
  EXPECT_LT(belief.at_least(36), 0.01);
}

TEST(SearchBelief, WithoutAnySearchIsThePrior) {
  const SearchBelief belief = search_belief({}, {.largest_count = 100});
  EXPECT_EQ(belief.least, 1);
  EXPECT_NEAR(belief.probability[0] / belief.probability[9], 10, 1e-9);
  EXPECT_NEAR(belief.rate_per_day, 0.15 * 1.37713, 1e-3);  // mean of the log-normal, exp(.8^2 / 2)
}

TEST(SearchBelief, FruitlessSearchLowersTheCount) {
  const std::array<SearchInterval, 1> fruitless = {{{hours(10), 0}}};
  EXPECT_LT(search_belief(fruitless, {}).mean(), search_belief({}, {}).mean());
}

TEST(SearchBelief, SplittingAFruitlessIntervalChangesNothing) {
  const std::array<SearchInterval, 2> whole = {{{hours(5), 10}, {hours(4), 0}}};
  const std::array<SearchInterval, 3> split = {{{hours(5), 10}, {hours(1), 0}, {hours(3), 0}}};
  EXPECT_NEAR(search_belief(whole, {}).mean(), search_belief(split, {}).mean(), 1e-9);
}

TEST(SearchBelief, IsAProbabilityAndSharesLeftAreShares) {
  const SearchBelief belief = search_belief(to_28_july, {});
  EXPECT_NEAR(belief.at_least(0), 1, 1e-12);
  EXPECT_NEAR(belief.share_left(0), 1, 1e-12);
  EXPECT_GT(belief.share_left(15), belief.share_left(31));
  EXPECT_GT(belief.share_left(31), 0);
  EXPECT_DOUBLE_EQ(belief.share_left(400), 0);
}

TEST(SearchBelief, RefusesFindsWithoutSearch) {
  const std::array<SearchInterval, 1> impossible = {{{0, 3}}};
  EXPECT_THROW((void)search_belief(impossible, {}), BugError);
}

}  // namespace
}  // namespace truce::formula
