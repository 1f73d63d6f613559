// Branching (ruling S5): one history up to an hour, and from its state a future under another scenario.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/checkpoint_image.hpp"
#include "sim/engine/runs.hpp"

namespace truce {

// A future: the scenario of what goes on, and that of the history whose state it takes over.
struct Branch {
  RunPlan run;
  std::shared_ptr<const ScenarioSetup> history;
  std::size_t efforts_before = 0;  // the first rows of efforts are the history's, and end at the branch
};

// State and record of one run at the end of step `step`. Errors of the run are thrown.
[[nodiscard]] CheckpointImage simulate_history(const RunPlan& plan, std::uint32_t replicate,
                                               std::int32_t step, const Provenance& provenance);

// The whole record of a run that goes on from an image under the branch's own scenario; with the scenario of
// the history it is the run without a branch, bit for bit, but for the outcomes of calm, which count from the
// branch. Mediators, relations and efforts that the history
// lacks are added as at a start; what the branch says otherwise of relations and mediators at the start
// holds from the branch. Errors become a failed record as in run_one. Throws InputError when another program
// took the image.
[[nodiscard]] RunRecord branch_run(const Branch& branch, const CheckpointImage& image);

// Tables other than relations and mediators ("parties", ...) whose values at the start the branch changes:
// the state comes from the history, so that such a change would be lost. Throws InputError when the two have
// other members (parties, publics, leaders, ...).
[[nodiscard]] std::vector<std::string> starts_lost(const RunPlan& history, const Branch& branch,
                                                   std::uint32_t replicate);

}  // namespace truce
