// Calm is computed from events (ruling H7): it begins when both sides' fire falls to a tenth, and ends when
// it does not.
#include "sim/engine/calm.hpp"

#include <gtest/gtest.h>

namespace truce {
namespace {

struct Fire {
  World world;
  CalmMeter meter;

  Fire() {
    resize_rows(world.streams, 2);
    meter.see(world);
  }
  void hours(int count, std::int64_t first, std::int64_t second) {
    for (int hour = 0; hour < count; ++hour) {
      ++world.clock.step;
      world.streams.events_step = {first, second};
      meter.see(world);
    }
  }
};

TEST(Calm, NeverBeginsWithoutFightingBefore) {
  Fire fire;
  fire.hours(200, 0, 0);
  EXPECT_EQ(fire.meter.hours(), 0.0);
}

TEST(Calm, CountsQuietHoursFromTheirFirstHour) {
  Fire fire;
  fire.hours(100, 10, 10);
  fire.hours(48, 0, 0);
  EXPECT_EQ(fire.meter.hours(), 48.0);
  EXPECT_TRUE(fire.meter.is_calm());
  EXPECT_EQ(fire.meter.first_long_start(), -1.0);
}

TEST(Calm, NeedsBothSidesToBeQuiet) {
  Fire fire;
  fire.hours(100, 10, 10);
  fire.hours(48, 0, 10);
  EXPECT_EQ(fire.meter.hours(), 0.0);
}

TEST(Calm, LastsAtATenthAndEndsAbove) {
  Fire fire;
  fire.hours(100, 10, 10);
  fire.hours(24, 1, 1);
  EXPECT_TRUE(fire.meter.is_calm());
  fire.hours(6, 2, 1);
  EXPECT_FALSE(fire.meter.is_calm());
}

// A branch at hour 150, in the middle of a calm that began at 100, and one at 90, before it.
TEST(Calm, CountsFromABranchOn) {
  Fire within, before;
  within.hours(100, 10, 10);
  within.hours(50, 0, 0);
  within.meter.count_from_here(within.world);
  EXPECT_EQ(within.meter.hours(), 0.0);
  within.hours(80, 0, 0);
  EXPECT_EQ(within.meter.hours(), 80.0);
  EXPECT_EQ(within.meter.hours_to_day60(), 80.0);
  EXPECT_EQ(within.meter.first_long_start(), 150.0);
  EXPECT_EQ(within.meter.first_long_length(), 80.0);
  before.hours(90, 10, 10);
  before.meter.count_from_here(before.world);
  before.hours(10, 10, 10);
  before.hours(80, 0, 0);
  EXPECT_EQ(before.meter.hours(), 80.0);
  EXPECT_EQ(before.meter.first_long_start(), 100.0);
}

// Quiet since hour 100, and a branch at 103: calm is only seen at 106, and three of its hours are the
// history's.
TEST(Calm, BeginsAtABranchThatComesBeforeItIsSeen) {
  Fire fire;
  fire.hours(100, 10, 10);
  fire.hours(3, 0, 0);
  fire.meter.count_from_here(fire.world);
  fire.hours(77, 0, 0);
  EXPECT_EQ(fire.meter.hours(), 77.0);
  EXPECT_EQ(fire.meter.first_long_start(), 103.0);
}

TEST(Calm, RemembersABranch) {
  Fire fire;
  fire.hours(100, 10, 10);
  fire.hours(3, 0, 0);
  fire.meter.count_from_here(fire.world);
  CalmMeter again;
  ASSERT_TRUE(again.remember(fire.meter.memory()));
  fire.meter = again;
  fire.hours(7, 0, 0);
  EXPECT_EQ(fire.meter.hours(), 7.0);
}

TEST(Calm, RemembersTheFirstLongOneWithItsLength) {
  Fire fire;
  fire.hours(100, 10, 10);
  fire.hours(80, 0, 0);
  fire.hours(100, 10, 10);
  fire.hours(90, 0, 0);
  EXPECT_EQ(fire.meter.first_long_start(), 100.0);
  EXPECT_EQ(fire.meter.first_long_length(), 80.0);
}

TEST(Calm, IsCountedToDaySixtyApart) {
  Fire fire;
  fire.hours(60 * 24 - 10, 10, 10);
  fire.hours(30, 0, 0);
  EXPECT_EQ(fire.meter.hours(), 30.0);
  EXPECT_EQ(fire.meter.hours_to_day60(), 10.0);
}

}  // namespace
}  // namespace truce
