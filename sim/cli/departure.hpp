// `truce run SCENARIO --branch-from FILE [--at TIME]`: runs that go on from the state of another history.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/engine/branch.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce::cli {

// Where runs go on from: a checkpoint, or a scenario that is simulated up to a moment.
struct Departure {
  std::optional<CheckpointImage> image;  // of the checkpoint
  RunPlan history;                       // of the scenario
  Branch branch;
  std::int32_t step = 0;
  std::string lineage;  // parent, moment and hashes, for the results file
};

// What was asked for, or nothing. Throws UsageError when options do not go together, InputError when the
// scenario does not fit the history.
[[nodiscard]] std::optional<Departure> departure_asked(const Given& given, const Scenario& scenario,
                                                       RunPlan plan);

// The runs, in order of replicates. Throws Stopped.
[[nodiscard]] std::vector<RunRecord> run_from(const Departure& departure, const RunPlan& plan);

}  // namespace truce::cli
