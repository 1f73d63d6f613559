// Weariness and moving reservation points of rulings M1 and M2.
#include "sim/formula/weariness.hpp"

#include <gtest/gtest.h>

#include "sim/formula/reservation.hpp"

namespace truce::formula {
namespace {

TEST(Weariness, AddsDaysAndLossesOnThePartysOwnTolerance) {
  EXPECT_DOUBLE_EQ(weariness(0, 0, {}), 0);
  EXPECT_NEAR(weariness(20, 43, {}), .6 * 20 / 35 + .4 * 43 / 60, 1e-15);
  EXPECT_NEAR(weariness(20, 43, {.losses_of_full = 800}), 0.364357, 1e-6);
}

TEST(Weariness, StopsAtOne) { EXPECT_DOUBLE_EQ(weariness(49, 64, {}), 1); }

TEST(Reservation, MovesFromTheEarlyToTheLatePoint) {
  EXPECT_DOUBLE_EQ(reservation(.75, 0, 0), .75);
  EXPECT_DOUBLE_EQ(reservation(.75, 0, .5), .375);
  EXPECT_DOUBLE_EQ(reservation(.75, 0, 1.5), 0);
  EXPECT_DOUBLE_EQ(reservation(.5, .75, -1), .5);
}

TEST(Reservation, OnTheSearchMovesOnlyForThePartyThatSearches) {
  EXPECT_DOUBLE_EQ(search_progress(true, .25), .75);
  EXPECT_DOUBLE_EQ(search_progress(false, .25), 0);
}

TEST(Reservation, PatienceFollowsWearinessUnlessOtherWeightsAreSet) {
  EXPECT_DOUBLE_EQ(patience_progress(.4, 0, 1, {}), .4);
  EXPECT_DOUBLE_EQ(patience_progress(.4, .3, .8, {1, 1, 1}), .4 + .2 - .3);
}

}  // namespace
}  // namespace truce::formula
