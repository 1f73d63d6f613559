// Intervals must hold the truth as often as they say: each is tried on made-up data of which the truth is
// known.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/competing.hpp"
#include "analysis/paired.hpp"
#include "analysis/selection/regret.hpp"
#include "analysis/sensitivity/morris.hpp"
#include "analysis/survival.hpp"
#include "tests/unit/sensitivity/test_luck.hpp"

namespace truce {
namespace {

bool holds(const Interval& interval, double truth) { return interval.low <= truth && truth <= interval.high; }

// Of 2,000 intervals at exactly 0.95 some 1,900 hold, with a standard deviation of 9.7; five of them are 49,
// and a share beyond has a probability below 1e-6.
constexpr int samples = 2000, expected = 1900, allowed = 49;

TEST(StudentInterval, HoldsTheMeanOfNormalDifferences) {
  TestLuck luck(11);
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<double> a, b;
    for (int i = 0; i < 12; ++i) {
      const double common = luck.normal();
      a.push_back(common + 0.3 * luck.normal());
      b.push_back(common + 0.3 * luck.normal() + 2);
    }
    held += holds(paired_t(a, b), 2) ? 1 : 0;
  }
  EXPECT_NEAR(held, expected, allowed);
}

// Wilson's coverage swings with the share and the number; for 0.3 of 60 the exact one is 0.9343 (sum of
// binomial chances, R 4.2): 1,869 of 2,000, standard deviation 11.1.
TEST(WilsonInterval, HoldsTheShare) {
  TestLuck luck(12);
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    std::size_t yes = 0;
    for (int i = 0; i < 60; ++i) yes += luck.uniform() < 0.3 ? 1 : 0;
    held += holds(share_of(yes, 60).wilson, 0.3) ? 1 : 0;
  }
  EXPECT_NEAR(held, 1869, 56);
}

// Exponential lengths of mean 10, censored by exponential ones of mean 20; the truth at 7 is exp(-0.7).
// The interval is right for many; one in a hundred besides is allowed for sixty.
TEST(KaplanMeierInterval, HoldsTheSurvivalUnderCensoring) {
  TestLuck luck(13);
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<Duration> durations;
    for (int i = 0; i < 60; ++i) {
      const double life = -10 * std::log(luck.uniform()), end = -20 * std::log(luck.uniform());
      durations.push_back({std::min(life, end), life <= end});
    }
    held += holds(survival_at(kaplan_meier(durations), 7).interval, std::exp(-0.7)) ? 1 : 0;
  }
  EXPECT_NEAR(held, expected, allowed + 20);
}

// Two causes with rates 1/10 and 1/20, censored by 1/20: the truth at 7 is 2/3 (1 - exp(-0.15 x 7)). As for
// Kaplan-Meier one in a hundred besides is allowed for sixty.
TEST(IncidenceInterval, HoldsTheShareOfACauseUnderCensoring) {
  TestLuck luck(16);
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<CompetingTime> times;
    for (int i = 0; i < 60; ++i) {
      const double own = -10 * std::log(luck.uniform()), other = -20 * std::log(luck.uniform());
      const double censored = -20 * std::log(luck.uniform());
      const double first = std::min({own, other, censored});
      times.push_back({first, first == own ? 1 : first == other ? 2 : 0});
    }
    held += holds(incidence_at(times, 1, 7).interval, 2.0 / 3 * (1 - std::exp(-1.05))) ? 1 : 0;
  }
  EXPECT_NEAR(held, expected, allowed + 20);
}

// All followed to 20: a share of sixty, as Wilson's above; its coverage lies between 0.93 and 0.97 for any
// share from 0.1 to 0.9 (R 4.2), and 1,860 - 57 to 1,940 + 38 leave it with a probability below 1e-6.
TEST(IncidenceInterval, HoldsTheShareOfACauseWithoutCensoring) {
  TestLuck luck(17);
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<CompetingTime> times;
    for (int i = 0; i < 60; ++i) {
      const double own = -10 * std::log(luck.uniform()), other = -20 * std::log(luck.uniform());
      const double first = std::min({own, other, 20.0});
      times.push_back({first, first == own ? 1 : first == other ? 2 : 0});
    }
    held += holds(incidence_at(times, 1, 7).interval, 2.0 / 3 * (1 - std::exp(-1.05))) ? 1 : 0;
  }
  EXPECT_GE(held, 1803);
  EXPECT_LE(held, 1978);
}

// Effects of the first of two inputs of u0 u1 are u1, uniform, so mu* is 0.5; 40 walks. A true coverage of
// 0.92 or more (percentiles of forty are a little narrow) leaves fewer than 1,840 - 61 with a probability
// below 1e-6.
TEST(MorrisInterval, HoldsTheImportance) {
  TestLuck luck(18);
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    Walks walks{{}, {0, 1}, 2};
    std::vector<std::vector<double>> values;
    for (int w = 0; w < 40; ++w) {
      std::vector<double> point{0.5 * luck.uniform(), 0.5 * luck.uniform() * 2};
      for (const int moved : {-1, 0, 1}) {
        if (moved >= 0) point[static_cast<std::size_t>(moved)] += 0.5;
        walks.points.push_back(point);
        values.push_back({point[0] * point[1]});
      }
    }
    const Resampling resampling{200, static_cast<std::uint64_t>(s), 0.95};
    held += holds(morris_effects(walks, values, resampling)[0].mu_star_interval, 0.5) ? 1 : 0;
  }
  EXPECT_GE(held, 1779);
  EXPECT_LE(held, 1949);
}

// The stop rule looks after 40, 80, 160 pairs and stops when the half interval is 0.35 or less: the last
// interval holds a little less often than 0.95 (docs/guide/sensitivity.md). A true coverage of 0.93 or more
// leaves fewer than 1,860 - 57 with a probability below 1e-6.
TEST(StopRuleInterval, HoldsTheMeanLittleLessOften) {
  TestLuck luck(19);
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<double> a, b;
    Interval last;
    for (const std::size_t pairs : {40U, 80U, 160U}) {
      while (a.size() < pairs) {
        a.push_back(0);
        b.push_back(luck.normal() * 1.2);
      }
      last = paired_t(a, b);
      if (last.high - last.low <= 0.7) break;
    }
    held += holds(last, 0) ? 1 : 0;
  }
  EXPECT_GE(held, 1803);
  EXPECT_LE(held, expected + allowed);
}

// Four alternatives with means 0, 0.5, 1, 1: all four intervals together hold their truths in 0.95 or more.
TEST(AgainstTheBest, HoldsAllItsTruthsTogether) {
  TestLuck luck(14);
  const std::vector<double> mean{0, 0.5, 1, 1}, truth{-1, -0.5, 0, 0};
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<std::vector<double>> values;
    for (int r = 0; r < 20; ++r) {
      const double common = luck.normal();
      std::vector<double> one;
      for (const double m : mean) one.push_back(m + common + luck.normal());
      values.push_back(one);
    }
    const auto found = against_the_best(values);
    bool all = true;
    for (std::size_t a = 0; a < 4; ++a) all = all && holds(found[a], truth[a]);
    held += all ? 1 : 0;
  }
  EXPECT_GE(held, expected - allowed);
}

// The log-rank test rejects equal survival in one of twenty: p below 0.05 in some 100 of 2,000 (the law of
// the statistic is that of many; ten besides are allowed).
TEST(LogRank, RejectsEqualSurvivalAsOftenAsItSays) {
  TestLuck luck(15);
  int rejected = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<std::vector<Duration>> groups(2);
    for (int i = 0; i < 80; ++i) {
      const double life = -10 * std::log(luck.uniform());
      groups[static_cast<std::size_t>(i % 2)].push_back({std::min(life, 15.0), life <= 15});
    }
    rejected += log_rank(groups).p_value < 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(rejected, 100, allowed + 10);
}

}  // namespace
}  // namespace truce
