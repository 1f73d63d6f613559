// Checks the options that go together, and hands a checkpoint to its file.
#include "sim/cli/stop_and_go.hpp"

#include <cmath>
#include <iostream>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/checkpoint.hpp"
#include "sim/record/checkpoint_file.hpp"
#include "sim/record/writer.hpp"

namespace truce::cli {
namespace {

[[noreturn]] void refuse(const std::string& text) {
  throw UsageError("truce run: " + text + "; see `truce run --help`");
}

std::int32_t step_of(const Given& given, const ScenarioSetup& setup) {
  const auto horizon = static_cast<std::int64_t>(setup.clock.horizon_hours);
  const auto hours = static_cast<double>(given.whole("checkpoint-at", 0, 0, horizon));
  return static_cast<std::int32_t>(std::ceil(hours * 60 / setup.clock.step_minutes));
}

}  // namespace

std::optional<CheckpointImage> image_to_resume(const Given& given) {
  if (given.has("checkpoint") != given.has("checkpoint-at"))
    refuse("--checkpoint FILE and --checkpoint-at HOURS go together");
  if (!given.has("resume")) {
    if (given.words.empty()) refuse("needs SCENARIO or --resume FILE");
    return {};
  }
  for (const char* settled : {"set", "strategy", "seed", "replicates", "first-replicate", "checkpoint"})
    if (given.has(settled))
      refuse("--resume goes on with the run as it was stopped, so --" + std::string(settled) +
             " cannot be given");
  if (!given.words.empty())
    refuse("--resume carries its scenario, so '" + quotable(given.words[0]) + "' cannot be given");
  return read_checkpoint(given.text("resume", ""));
}

std::vector<RunRecord> run_as_asked(const Given& given, const RunPlan& plan, const Provenance& provenance,
                                    const std::optional<CheckpointImage>& image) {
  if (image) return {resume_run(plan, *image)};
  if (!given.has("checkpoint")) return run_many(plan);
  if (plan.replicates != 1) refuse("--checkpoint keeps one run, so --replicates must be 1");
  const std::string path = given.text("checkpoint", "");
  const auto keep = [&](const CheckpointImage& taken) {
    publish(path, checkpoint_bytes(taken), given.has("force") ? Overwrite::allow : Overwrite::forbid);
    if (!given.has("quiet")) std::cout << "checkpoint at step " << taken.step << ": " << path << "\n";
  };
  return {run_with_checkpoint(plan, step_of(given, *plan.setup), provenance, keep)};
}

}  // namespace truce::cli
