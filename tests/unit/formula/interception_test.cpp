// Fates of launches add up and match the counts of 2014 within the model's own form.
#include "sim/formula/interception.hpp"

#include <gtest/gtest.h>

namespace truce::formula {
namespace {

TEST(Interception, SharesAddUpToOne) {
  const FateShares shares = fate_shares({});
  EXPECT_NEAR(shares.fell_short + shares.harmless + shares.intercepted + shares.through, 1, 1e-15);
}

TEST(Interception, GivesTheCountsOfTheSummerWithinFifteenPercent) {
  const FateShares shares = fate_shares({});
  EXPECT_NEAR(4594 * shares.fell_short, 280, 1);
  EXPECT_NEAR(4594 * shares.intercepted, 735, 0.15 * 735);
  EXPECT_NEAR(4594 * shares.intercepted, 689.2, 0.1);
}

TEST(Interception, EveryLaunchHasOneFate) {
  Draws draws(3, 0, Stream::test, 1, 1);
  for (std::int64_t launches = 0; launches < 300; ++launches) {
    const Fates fates = draw_fates(launches, {}, draws);
    EXPECT_EQ(fates.fell_short + fates.harmless + fates.intercepted + fates.through, launches);
    EXPECT_GE(fates.harmless, 0);
    EXPECT_GE(fates.through, 0);
  }
}

TEST(Interception, NothingThroughHarmsNobody) {
  Draws draws(3, 0, Stream::test, 2, 1);
  EXPECT_EQ(draw_harm(0, 5, draws), 0);
}

}  // namespace
}  // namespace truce::formula
