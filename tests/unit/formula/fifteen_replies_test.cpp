// R.9's table: sixteen probabilities to two places, and fifteen recorded replies on the right side of one
// half.
#include "sim/formula/fifteen_replies.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>

namespace truce::formula {
namespace {

struct Row {
  std::string name;
  CodedPackage package;
  double state_chance;
  double movement_chance;
  bool state_yes;
  std::optional<bool> movement_yes;  // nothing: never put to it
};

// Columns: T, cross, sal, recon, pris, port, tw, demil, wd, ch, cons, rho, launches, state deaths, people's
// deaths, support, push of state, push of movement, qat, day, brink.
const std::array<Row, 8> table = {{
    {"Egypt 14 July",
     {10000, .25, 0, 0, 0, 0, 0, 0, 0, 1, 0, .15, 125, 0, 25, .65, .10, .05, 0, 6, 0},
     .73,
     .09,
     true,
     false},
    {"US draft 25 July",
     {168, .6, .6, .5, 0, .1, 0, .05, 0, -.8, 1, .75, 110, 3.5, 85, .865, .15, .10, .6, 17, 0},
     .01,
     .98,
     false,
     std::nullopt},
    {"UN 12 h, 26 July",
     {12, 0, 0, .1, 0, 0, 1, 0, 0, .2, 1, .70, 110, 3.5, 76, .865, .15, .15, .3, 18, 0},
     .87,
     .84,
     true,
     true},
    {"US and UN 72 h, 1 August",
     {72, 0, 0, .2, 0, 0, 1, 0, 0, .3, 1, .35, 110, 3.5, 120, .78, .25, .20, .5, 24, 0},
     .95,
     .83,
     true,
     true},
    {"Egypt 72 h, 5 August",
     {72, 0, 0, .2, 0, 0, 0, 0, 1, 1, 1, .02, 110, 2, 110, .6, .20, .20, .3, 28, 0},
     .95,
     .90,
     true,
     true},
    {"extension, 8 August",
     {72, 0, 0, .2, 0, 0, 0, 0, 1, 1, 1, .02, 0, 0, 0, .6, .20, .10, 0, 31, 1},
     .85,
     .44,
     true,
     false},
    {"five days, 13 August",
     {120, .1, .1, .3, 0, 0, 0, 0, 1, 1, 1, .02, 20, 0, 10, .6, .20, .25, .3, 36, 0},
     .85,
     .91,
     true,
     true},
    {"Egypt, 26 August",
     {10000, .45, .4, .6, .1, .1, 0, .1, 1, 1, 1, .02, 130, 0, 16, .54, .25, .30, .3, 49, 0},
     .93,
     .99,
     true,
     true},
}};

TEST(FifteenReplies, ReproduceAllSixteenProbabilitiesToTwoPlaces) {
  for (const Row& row : table) {
    EXPECT_NEAR(coded_reply_probability(state_reply_sum(row.package)), row.state_chance, 0.005) << row.name;
    EXPECT_NEAR(coded_reply_probability(movement_reply_sum(row.package)), row.movement_chance, 0.005)
        << row.name;
  }
}

TEST(FifteenReplies, StandOnTheRightSideOfOneHalf) {
  int right = 0;
  for (const Row& row : table) {
    right += (state_reply_sum(row.package) > 0) == row.state_yes ? 1 : 0;
    right += row.movement_yes && (movement_reply_sum(row.package) > 0) == *row.movement_yes ? 1 : 0;
  }
  EXPECT_EQ(right, 15);
}

// "0.01 as written; 0.40 with tunnel work allowed; 0.03 with the other channel only; 0.71 with both" (R.9):
// these are the numbers of the channel mirrored to +.8; with +1 they are .04 and .72. R.9).
TEST(FifteenReplies, TheDraftFailsOnTheSitesAndTheChannelTogether) {
  const auto joint = [](double work_allowed, double channel) {
    CodedPackage draft = table[1].package;
    draft.work_allowed = work_allowed;
    draft.channel = channel;
    return coded_reply_probability(state_reply_sum(draft)) *
           coded_reply_probability(movement_reply_sum(draft));
  };
  EXPECT_NEAR(joint(0, -.8), 0.01, 0.005);
  EXPECT_NEAR(joint(1, -.8), 0.40, 0.005);
  EXPECT_NEAR(joint(0, .8), 0.03, 0.005);
  EXPECT_NEAR(joint(1, .8), 0.71, 0.005);
}

}  // namespace
}  // namespace truce::formula
