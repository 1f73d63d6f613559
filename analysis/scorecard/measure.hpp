// What a target reads off one run.
#pragma once

#include "analysis/scorecard/targets.hpp"
#include "analysis/scorecard/view.hpp"

namespace truce::scorecard {

// The measure of one good run times the target's scale; NaN where it is missing. Names must have been
// checked.
[[nodiscard]] double measured(const TargetSetup& target, const RecordView& view, const RunRecord& run);

}  // namespace truce::scorecard
