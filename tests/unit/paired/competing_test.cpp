// Cumulative incidence of competing ends: by hand, and against what must hold of any data.
#include "analysis/competing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace truce {
namespace {

// Ten runs of two causes; one is censored at 2, three at 5.
const std::vector<CompetingTime> ten{{1, 1}, {1, 2}, {2, 1}, {2, 0}, {3, 2},
                                     {4, 1}, {4, 1}, {5, 0}, {5, 0}, {5, 0}};

// By hand: 1/10; + 8/10 x 1/8; + 7/10 x (5/6) x 2/5 (at 4; one of six ended otherwise at 3).
TEST(Incidence, EqualsTheSumsByHand) {
  EXPECT_NEAR(incidence_at(ten, 1, 1).share, 0.1, 1e-15);
  EXPECT_NEAR(incidence_at(ten, 1, 3.5).share, 0.2, 1e-15);
  EXPECT_NEAR(incidence_at(ten, 1, 4).share, 0.2 + 0.7 * 5 / 6 * 2 / 5, 1e-15);
  EXPECT_NEAR(incidence_at(ten, 2, 4).share, 0.1 + 0.7 / 6, 1e-15);
}

TEST(Incidence, OfAllCausesAndWhatLastsAddUpToOne) {
  const double lasts = 0.8 * 7 / 8 * 5 / 6 * 3 / 5;
  EXPECT_NEAR(incidence_at(ten, 1, 9).share + incidence_at(ten, 2, 9).share + lasts, 1, 1e-15);
}

// Without censoring it is a plain share k / n with the error sqrt(p (1 - p) / n) and Wilson's interval.
TEST(Incidence, WithoutCensoringIsAShare) {
  const std::vector<CompetingTime> whole{{1, 1}, {2, 2}, {3, 1}, {4, 2}, {5, 1}, {9, 0}, {9, 0}, {9, 0}};
  const Incidence found = incidence_at(whole, 1, 6);
  EXPECT_NEAR(found.share, 3.0 / 8, 1e-15);
  EXPECT_NEAR(found.error, std::sqrt(3.0 / 8 * 5 / 8 / 8), 1e-12);
  EXPECT_EQ(found.interval.low, share_of(3, 8).wilson.low);
  EXPECT_GT(incidence_at(whole, 1, 0.5).interval.high, 0.2) << "none of eight is no proof of never";
}

TEST(Incidence, SaysHowFarItWasFollowed) {
  EXPECT_TRUE(incidence_at(ten, 1, 5).was_followed);
  EXPECT_FALSE(incidence_at(ten, 1, 6).was_followed);
  const std::vector<CompetingTime> gone{{1, 1}, {2, 2}};
  EXPECT_TRUE(incidence_at(gone, 1, 6).was_followed) << "all have ended";
  EXPECT_TRUE(std::isnan(incidence_at({}, 1, 6).share));
}

TEST(Incidence, TellsEqualRatesFromDifferentOnes) {
  std::vector<CompetingTime> early, late;
  for (int i = 0; i < 30; ++i) {
    early.push_back({1.0 + i % 5, 1});
    late.push_back({11.0 + i % 5, i % 3 == 0 ? 2 : 1});
  }
  EXPECT_LT(cause_log_rank_p(early, late, 1), 1e-6);
  EXPECT_GT(cause_log_rank_p(early, early, 1), 0.99);
  EXPECT_TRUE(std::isnan(cause_log_rank_p(early, early, 3))) << "no such end";
}

}  // namespace
}  // namespace truce
