// The words of the progress line.
#include "sim/cli/progress.hpp"

#include <gtest/gtest.h>

namespace truce::cli {
namespace {

TEST(ProgressText, SaysShareRateAndTimeLeft) {
  EXPECT_EQ(progress_text(0.25, 100, 10), "25 %, 2.5 runs/s, 0:30 left");
  EXPECT_EQ(progress_text(0.5, 1'000'000, 3600), "50 %, 139 runs/s, 1:00:00 left");
}

TEST(ProgressText, CountsASingleRunInPercentOnly) {
  EXPECT_EQ(progress_text(0.999, 1, 999), "99 %, 0:01 left");
}

TEST(ProgressText, PromisesNothingBeforeTheFirstStep) {
  EXPECT_EQ(progress_text(0, 10, 5), "0 %");
  EXPECT_EQ(progress_text(0.1, 10, 0), "10 %");
}

TEST(Progress, SaysNothingWhenQuiet) {
  EXPECT_EQ(Progress::style_here(true), Progress::Style::none);
  testing::internal::CaptureStderr();
  {
    Progress progress(Progress::Style::none, 10, 1);
    for (int step = 0; step < 10; ++step) progress.step();
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace truce::cli
