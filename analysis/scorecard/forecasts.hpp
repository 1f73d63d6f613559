// What mediators foretold of their texts when they tabled them, scored by what became of these (Brier 1950).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/scorecard/view.hpp"

namespace truce::scorecard {

// Forecasts of one lead over all runs.
struct ForecastRow {
  std::string lead;
  std::size_t texts = 0;
  double foretold = 0;    // mean chance of agreement, 0-1
  double accepted = 0;    // share that all parties accepted
  double brier = 0;       // mean squared error of the chance; 0 is best
  double brier_base = 0;  // the same for who always says the share accepted
};

// A row for each lead that tabled texts, in the order of mediators, and one for all at the end. Texts still
// on the table at the end of a run are left out. Empty where no mediator tabled any.
[[nodiscard]] std::vector<ForecastRow> score_forecasts(const RecordView& view,
                                                       const std::vector<RunRecord>& runs);

}  // namespace truce::scorecard
