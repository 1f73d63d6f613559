// Mediators' means: leverage, coalitions, momentum.
#include "sim/formula/coalition.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sim/formula/leverage.hpp"
#include "sim/formula/momentum.hpp"

namespace truce::formula {
namespace {

TEST(Leverage, IsTheMeanOverLeadsAndNeverNegative) {
  const std::array<Hold, 2> leads = {{{.8, .5, .5}, {-.6, 1, 1}}};
  EXPECT_NEAR(mean_leverage(leads, .25), .25 * .1, 1e-15);
  EXPECT_DOUBLE_EQ(mean_leverage({}, .25), 0);
}

TEST(Leverage, OfAPatronIsHalfAtItsHalfPoint) {
  EXPECT_DOUBLE_EQ(patron_leverage(20, 20, .20), .10);
  EXPECT_DOUBLE_EQ(patron_leverage(0, 20, .20), 0);
  EXPECT_LT(patron_leverage(1e6, 20, .20), .20);
}

TEST(Coalition, IsAnInvertedUWithItsPeakAtThree) {
  EXPECT_DOUBLE_EQ(coalition_size_effect(0, 3), 0);
  EXPECT_NEAR(coalition_size_effect(1, 3), 5. / 9, 1e-15);
  EXPECT_DOUBLE_EQ(coalition_size_effect(3, 3), 1);
  EXPECT_NEAR(coalition_size_effect(5, 3), 5. / 9, 1e-15);
  EXPECT_DOUBLE_EQ(coalition_size_effect(7, 3), 0);
}

// Relations of R.8: US-Egypt .2, US-Qatar .4, Egypt-Qatar -.8.
TEST(Coalition, RivalsLowerItsCoherence) {
  const std::array<double, 3> pairs = {.2, .4, -.8};
  EXPECT_NEAR(coherence(pairs), (.6 + .7 + .1) / 3, 1e-15);
  EXPECT_NEAR(coalition_effectiveness(3, pairs, 3, 1), 1.4 / 3, 1e-14);
  EXPECT_DOUBLE_EQ(coalition_effectiveness(3, pairs, 3, 0), 1);
  EXPECT_DOUBLE_EQ(coherence({}), 1);
}

TEST(Ripeness, IsOneHalfWhereCostEqualsGain) {
  EXPECT_DOUBLE_EQ(ripeness(.02, 10, .2, 5), .5);
  EXPECT_GT(ripeness(.03, 10, .2, 5), .5);
}

TEST(Momentum, GrowsWhileATruceHoldsAndRestsBelowItsCap) {
  double momentum = 0;
  for (int hour = 0; hour < 2000; ++hour) momentum = next_momentum(momentum, 1, 1, {});
  EXPECT_NEAR(momentum, .02 / (1 - 0.9591895), 1e-5);
  EXPECT_DOUBLE_EQ(next_momentum(.99, 1, 10, {}), 1);
}

TEST(Momentum, LosesAtLeastSixtyPercentByOneBreach) {
  EXPECT_NEAR(momentum_after_breach(.5, {}), .15, 1e-15);
  EXPECT_LE(momentum_after_breach(1, {}), .4);
}

TEST(Momentum, LeaksMoreSlowlyOnceTheCoreIsOpened) {
  EXPECT_GT(next_momentum(.5, 24, 0, {.memory_hours = 72}), next_momentum(.5, 24, 0, {}));
  EXPECT_NEAR(momentum_hazard_factor(.5, .8), 0.670320, 1e-6);
}

}  // namespace
}  // namespace truce::formula
