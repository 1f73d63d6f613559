// Stop and go: `truce run --checkpoint FILE --checkpoint-at HOURS` and `truce run --resume FILE`.
#pragma once

#include <optional>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/engine/checkpoint_image.hpp"
#include "sim/engine/runs.hpp"

namespace truce::cli {

// The image named by --resume, or nothing. Throws UsageError when options stand beside it that a checkpoint
// settles.
[[nodiscard]] std::optional<CheckpointImage> image_to_resume(const Given& given);

// Runs the plan as asked: all its runs, one with a checkpoint on the way, or the rest of a stopped one.
[[nodiscard]] std::vector<RunRecord> run_as_asked(const Given& given, const RunPlan& plan,
                                                  const Provenance& provenance,
                                                  const std::optional<CheckpointImage>& image);

}  // namespace truce::cli
