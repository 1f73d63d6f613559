// Hazards to chances, and the Weibull law of spells.
#include "sim/formula/hazard.hpp"

#include <gtest/gtest.h>

namespace truce::formula {
namespace {

TEST(Hazard, TurnsIntoChanceAndBack) {
  EXPECT_NEAR(chance_of_hazard(0.1), 0.0951626, 1e-7);
  EXPECT_NEAR(hazard_of_chance(chance_of_hazard(0.37)), 0.37, 1e-14);
  EXPECT_DOUBLE_EQ(chance_of_hazard(0), 0);
}

TEST(Hazard, DailyChanceIsTheSameInHourlySteps) {
  const double hourly = chance_in_step(0.15, 24, 1);
  double unmoved = 1;
  for (int hour = 0; hour < 24; ++hour) unmoved *= 1 - hourly;
  EXPECT_NEAR(1 - unmoved, 0.15, 1e-12);
}

TEST(Weibull, StepChancesMultiplyToTheSurvival) {
  const Weibull law{0.47, 38};
  double alive = 1;
  for (int hour = 0; hour < 72; ++hour) alive *= 1 - weibull_step_chance(law, hour, 1, 0.55);
  EXPECT_NEAR(alive, weibull_survival(law, 72, 0.55), 1e-12);
}

TEST(Weibull, WithShapeBelowOneDiesYoung) {
  const Weibull law{0.32, 143};  // the sixteen arrangements of 2014 (model.md 5.3)
  EXPECT_NEAR(weibull_survival(law, 1, 1), 0.8153, 1e-4);
  EXPECT_NEAR(weibull_survival(law, 143, 1), 0.367879, 1e-6);
  EXPECT_GT(weibull_step_chance(law, 0, 1, 1), weibull_step_chance(law, 1, 1, 1));
  EXPECT_GT(weibull_step_chance(law, 1, 1, 1), weibull_step_chance(law, 24, 1, 1));
}

TEST(Weibull, HalfHaveEndedAtTheMedian) {
  const Weibull law{0.5, 60};
  EXPECT_NEAR(weibull_survival(law, weibull_median(law, 1.8), 1.8), 0.5, 1e-12);
}

}  // namespace
}  // namespace truce::formula
