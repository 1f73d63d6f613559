// Excitation against model.md V6 and against its own branching law.
#include "sim/formula/hawkes.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

const Matrix branching = {.35, .20, .25, .30};

TEST(Hawkes, HasTheSpectralRadiusOfThePaper) { EXPECT_NEAR(spectral_radius(branching, 2), 0.55, 1e-9); }

TEST(Hawkes, FindsTheRadiusWhereRowsDiffer) { EXPECT_NEAR(spectral_radius({.2, .6, .1, .3}, 2), 0.5, 1e-9); }

TEST(Hawkes, HasNoExcitationWithoutStreams) { EXPECT_EQ(spectral_radius({}, 0), 0); }

TEST(Hawkes, FindsTheRadiusOfACyclicMatrix) { EXPECT_NEAR(spectral_radius({0, .5, .5, 0}, 2), 0.5, 1e-9); }

TEST(Hawkes, HasTheTotalOffspringOfThePaper) {
  const Matrix total = total_offspring(branching, 2);
  EXPECT_NEAR(total[0], 1.728, 5e-4);
  EXPECT_NEAR(total[1], 0.494, 5e-4);
  EXPECT_NEAR(total[2], 0.617, 5e-4);
  EXPECT_NEAR(total[3], 1.605, 5e-4);
}

TEST(Hawkes, MeanRatesSolveTheirOwnEquation) {
  const std::array<double, 2> base = {2.45, 2.35};
  const auto mean = stationary_mean(branching, base);
  EXPECT_NEAR(mean[0], 2.45 + .35 * mean[0] + .20 * mean[1], 1e-12);
  EXPECT_NEAR(mean[1], 2.35 + .25 * mean[0] + .30 * mean[1], 1e-12);
}

TEST(Hawkes, RefusesAnExplosiveMatrix) { EXPECT_THROW((void)total_offspring({1.1}, 1), BugError); }

TEST(Hawkes, OneEventHasExactlyItsOffspringWhateverTheStep) {
  for (const double step : {0.25, 0.5, 1.0, 2.0}) {
    const double gain = excitation_gain(0.12, step);
    double remembered = 0;
    double offspring = 0;
    for (int k = 0; k < 4000; ++k) {
      remembered = remembered_events(remembered, k == 0 ? 1 : 0, 0.12, step);
      offspring += intensity(0, 1, gain, std::array{Excitation{.25, remembered}});
    }
    EXPECT_NEAR(offspring, .25, 1e-12) << step;
  }
}

TEST(Hawkes, IntensityAddsSourcesAndNeverFallsBelowZero) {
  const std::array<Excitation, 2> sources = {{{.35, 2}, {-.5, 10}}};
  EXPECT_DOUBLE_EQ(intensity(2, .5, .1, sources), .5 * (2 + .07 - .5));
  EXPECT_DOUBLE_EQ(intensity(.1, 1, .1, sources), 0);
}

TEST(Hawkes, HalfLifeOfSixHoursIsTheDefaultDecay) { EXPECT_NEAR(decay_of_half_life(6), 0.11552, 1e-5); }

}  // namespace
}  // namespace truce::formula
