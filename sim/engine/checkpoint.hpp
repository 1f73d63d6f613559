// Checkpoints (ruling E5): every column of a run's state out and in again; networks are rebuilt from the
// seed.
#pragma once

#include <functional>

#include "sim/engine/checkpoint_image.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/engine/runs.hpp"
#include "sim/engine/simulation.hpp"

namespace truce {

// Hash of the full names and types of all columns, in table order; another hash means another program.
[[nodiscard]] Hash schema_hash();

// The state and the record so far. `provenance` is kept as given.
[[nodiscard]] CheckpointImage take_checkpoint(const Simulation& simulation, const Recorder& recorder,
                                              const Provenance& provenance);

// Throws InputError naming both hashes when the image was taken with other columns (exit 65).
void require_same_schema(const CheckpointImage& image);

// Puts the columns and the clock of an image into the world of a fresh simulation of the same scenario, seed
// and replicate. Throws InputError when the schema differs or the columns do not give the hash the image
// states.
void restore(World& world, const CheckpointImage& image);

// A run that hands out a checkpoint at the end of step `step` and goes on. An error of the run becomes a
// failed record as in run_one (before `step` without a checkpoint); errors of `keep` are thrown.
[[nodiscard]] RunRecord run_with_checkpoint(const RunPlan& plan, std::int32_t step,
                                            const Provenance& provenance,
                                            const std::function<void(const CheckpointImage&)>& keep);

// The whole record of a run that goes on from an image: the same as that of a run without a stop. An error on
// the way becomes a failed record; an image that does not fit is an InputError.
[[nodiscard]] RunRecord resume_run(const RunPlan& plan, const CheckpointImage& image);

}  // namespace truce
