// Survival against R `survival` 3.5 on the remission times of Freireich et al. (1963): survfit (log-log),
// survdiff.
#include "analysis/survival.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace truce {
namespace {

std::vector<Duration> treated() {
  std::vector<Duration> durations;
  for (const double length : {6, 6, 6, 7, 10, 13, 16, 22, 23}) durations.push_back({length, true});
  for (const double length : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
    durations.push_back({length, false});
  return durations;
}

std::vector<Duration> control() {
  std::vector<Duration> durations;
  for (const double length : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23})
    durations.push_back({length, true});
  return durations;
}

struct Row {
  double time, at_risk, ends, survival, error, low, high;
};

TEST(KaplanMeier, EqualsSurvfitOfRToTenDigits) {
  const std::vector<Row> rows{{6, 21, 3, 0.8571428571, 0.0763603548, 0.6197179553, 0.9515517476},
                              {7, 17, 1, 0.8067226891, 0.0869352852, 0.5631465646, 0.9228090192},
                              {9, 16, 0, 0.8067226891, 0.0869352852, 0.5631465646, 0.9228090192},
                              {10, 15, 1, 0.7529411765, 0.0963496530, 0.5031995108, 0.8893618352},
                              {13, 12, 1, 0.6901960784, 0.1068147078, 0.4316102225, 0.8490659633},
                              {16, 11, 1, 0.6274509804, 0.1140538653, 0.3675108560, 0.8049121895},
                              {22, 7, 1, 0.5378151261, 0.1282337517, 0.2677789368, 0.7467907176},
                              {23, 6, 1, 0.4481792717, 0.1345914568, 0.1880520060, 0.6801426285},
                              {35, 1, 0, 0.4481792717, 0.1345914568, 0.1880520060, 0.6801426285}};
  const auto curve = kaplan_meier(treated());
  EXPECT_EQ(curve.size(), 16U);
  for (const Row& row : rows) {
    const SurvivalStep step = survival_at(curve, row.time);
    EXPECT_EQ(step.at_risk, row.at_risk) << row.time;
    EXPECT_EQ(step.ends, row.ends) << row.time;
    EXPECT_NEAR(step.survival, row.survival, 1e-10) << row.time;
    EXPECT_NEAR(step.error, row.error, 1e-10) << row.time;
    EXPECT_NEAR(step.interval.low, row.low, 1e-9) << row.time;
    EXPECT_NEAR(step.interval.high, row.high, 1e-9) << row.time;
  }
}

TEST(KaplanMeier, BeginsAtOneAndHoldsBetweenEnds) {
  const auto curve = kaplan_meier(treated());
  EXPECT_EQ(survival_at(curve, 5.9).survival, 1);
  EXPECT_EQ(survival_at(curve, 8).survival, survival_at(curve, 7).survival);
}

TEST(KaplanMeier, FallsToZeroWhenTheLastEnds) {
  const auto curve = kaplan_meier(control());
  EXPECT_NEAR(curve.back().survival, 0, 1e-15);
  EXPECT_TRUE(std::isnan(survival_at(curve, 23).interval.low));
}

TEST(MedianDuration, EqualsRAndIsMissingWhenHalfStillLast) {
  EXPECT_EQ(median_duration(kaplan_meier(treated())), 23);
  EXPECT_EQ(median_duration(kaplan_meier(control())), 8);
  EXPECT_TRUE(
      std::isnan(median_duration(kaplan_meier(std::vector<Duration>{{1, true}, {2, false}, {3, false}}))));
}

TEST(LogRank, EqualsSurvdiffOfR) {
  const std::vector<std::vector<Duration>> groups{treated(), control()};
  const LogRank found = log_rank(groups);
  EXPECT_EQ(found.degrees, 1);
  EXPECT_NEAR(found.chi_square, 16.7929409892, 1e-9);
  EXPECT_NEAR(found.p_value, 4.1688091093e-05, 1e-13);
}

TEST(LogRank, EqualsSurvdiffOfRForThreeGroups) {
  std::vector<double> lengths{6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
  std::vector<std::vector<Duration>> groups(3);
  for (std::size_t i = 0; i < 21; ++i) groups[i % 3].push_back({lengths[i], i < 9});
  const auto others = control();
  for (std::size_t i = 0; i < 21; ++i) groups[(i + 21) % 3].push_back(others[i]);
  const LogRank found = log_rank(groups);
  EXPECT_EQ(found.degrees, 2);
  EXPECT_NEAR(found.chi_square, 0.5768137526, 1e-9);
  EXPECT_NEAR(found.p_value, 0.7494565941, 1e-9);
}

TEST(LogRank, FindsNothingWhereNothingEnded) {
  const std::vector<std::vector<Duration>> groups{{{5, false}}, {{7, false}}};
  EXPECT_EQ(log_rank(groups).p_value, 1);
  EXPECT_EQ(log_rank(groups).degrees, 0);
}

}  // namespace
}  // namespace truce
