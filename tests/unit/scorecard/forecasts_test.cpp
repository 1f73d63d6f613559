// Forecasts of mediators: by lead, settled texts only, worked by hand.
#include "analysis/scorecard/forecasts.hpp"

#include <gtest/gtest.h>

#include "analysis/scorecard/page.hpp"
#include "tests/unit/scorecard/made_up.hpp"

namespace truce::scorecard {
namespace {

RecordView view_of_texts() {
  RecordView view = small_view();
  view.spec.dimensions.push_back({"mediator", {"envoy", "idle", "friend"}, ""});
  const auto column = [](const char* name) { return ColumnSpec{name, "1", "", NumberType::float64, {}, {}}; };
  view.spec.tables[2] = {
      "texts", "", {column("effort"), column("lead"), column("stage"), column("forecast")}};
  return view;
}

// Two leaders, so the envoy is actor 2 and its friend actor 4. Stages: 2 tabled, 3 accepted, 4 refused, 5
// dead.
RunRecord run_of_texts() {
  RunRecord run = small_run();
  run.tables[2] = {{{1, 1, 2, 1, 0, 2}, {2, 2, 4, 2, 0, 4}, {3, 4, 5, 2, 3, 3}, {0.8, 0.4, 0.5, 0.9, 0, 1}}};
  return run;
}

TEST(Forecasts, AreScoredByLeadOverSettledTexts) {
  const auto rows = score_forecasts(view_of_texts(), {run_of_texts(), run_of_texts()});
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].lead, "envoy");
  EXPECT_EQ(rows[0].texts, 4U);  // two a run; the third still lies on the table, one is a party's own
  EXPECT_NEAR(rows[0].foretold, 0.6, 1e-12);
  EXPECT_NEAR(rows[0].accepted, 0.5, 1e-12);
  EXPECT_NEAR(rows[0].brier, (0.04 + 0.16) / 2, 1e-12);
  EXPECT_NEAR(rows[0].brier_base, 0.25, 1e-12);
  EXPECT_EQ(rows[1].lead, "friend");
  EXPECT_NEAR(rows[1].brier, 0.125, 1e-12);
  EXPECT_EQ(rows[2].lead, "all");
  EXPECT_EQ(rows[2].texts, 8U);
}

TEST(Forecasts, LeaveOutFailedRunsAndSayNothingWithoutTexts) {
  RunRecord failed = run_of_texts();
  failed.status = RunStatus::failed;
  EXPECT_TRUE(score_forecasts(view_of_texts(), {failed}).empty());
  EXPECT_EQ(forecasts_page({}, answers::Format::text), "");
}

}  // namespace
}  // namespace truce::scorecard
