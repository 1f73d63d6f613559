// What a target reads off one run.
#pragma once

#include "analysis/scorecard/reading.hpp"

namespace truce::scorecard {

// The measure of one good run times the target's scale; NaN where it is missing. Names must have been
// checked.
[[nodiscard]] double measured(const TargetSetup& target, const RecordView& view, const RunRecord& run);

// Measures that count halts, several a run, and their counts: what `across: pooled` sums over runs.
[[nodiscard]] bool is_tally(Measure measure);
[[nodiscard]] Tally tallied(const TargetSetup& target, const RecordView& view, const RunRecord& run);

}  // namespace truce::scorecard
