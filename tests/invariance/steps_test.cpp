// The length of a step is a matter of computing, not of the model: 30, 60 and 120 minutes within a margin
// fixed beforehand.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/engine/recorder.hpp"
#include "tests/invariance/cases.hpp"

namespace truce {
namespace {

// Written before the first run: means over 120 runs at two lengths are equivalent when they differ by less
// than 10 % of the value at 60 minutes for counts of events, and 20 % for deaths (few and clustered). With
// the spread of these counts the standard error of a difference is below a third of the margin, so a true
// equal misses it in fewer than 3 of 1,000 seeds; the seed is fixed.
constexpr double margin_of_events = 0.10;
constexpr double margin_of_deaths = 0.20;
constexpr std::uint32_t runs = 120;

std::vector<double> mean_outcomes(const testing::Case& chosen, const std::string& minutes) {
  RunPlan plan = testing::plan_of(testing::load(chosen, {"clock.step_minutes=" + minutes}));
  plan.replicates = runs;
  std::vector<double> mean;
  for (const RunRecord& run : run_many(plan)) {
    mean.resize(run.outcomes.size());
    for (std::size_t o = 0; o < mean.size(); ++o) mean[o] += run.outcomes[o] / runs;
  }
  return mean;
}

class Steps : public ::testing::TestWithParam<testing::Case> {};

TEST_P(Steps, OfHalfAndTwoHoursGiveTheSameCounts) {
  const Scenario scenario = testing::load(GetParam());
  const std::vector<OutcomeSpec> outcomes = record_spec(scenario.file, {}).outcomes;
  const std::vector<double> hour = mean_outcomes(GetParam(), "60");
  for (const char* minutes : {"30", "120"}) {
    const std::vector<double> other = mean_outcomes(GetParam(), minutes);
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
      const bool deaths = outcomes[o].name.starts_with("deaths_");
      if (!deaths && !outcomes[o].name.starts_with("events_")) continue;
      EXPECT_NEAR(other[o], hour[o], (deaths ? margin_of_deaths : margin_of_events) * hour[o])
          << outcomes[o].name << " in steps of " << minutes << " minutes";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, Steps, ::testing::Values(testing::cases[0], testing::cases[1]),
                         [](const auto& shown) { return std::string(shown.param.name); });

}  // namespace
}  // namespace truce
