// Checkpoint files: HDF5, file type `truce-checkpoint` version 0.1, built in memory, re-read, compared,
// published whole.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/checkpoint_image.hpp"

// Layout: root attributes file_kind, format_version, seed, replicate, step, schema_hash, state_hash,
// program_version, commit, compiler, scenario, strategy; /columns/<table>.<column> the raw bytes of a column
// (int8) with the attribute row_bytes; /record/series/<k> float32, /record/table_<t>/<c> float64,
// /record/marks float64 (step and four words of a hash a row), /record/calm float64: the run's record so far
// in the order of its spec; /zz_text/scenario, options.
namespace truce {

// The bytes of a checkpoint file; the same image gives the same bytes. Throws RecordError(transfer) when what
// was built does not read back equal.
[[nodiscard]] std::vector<std::byte> checkpoint_bytes(const CheckpointImage& image);

// Throws RecordError(transfer), which names the file, when it is damaged, of another kind or of another
// version.
[[nodiscard]] CheckpointImage read_checkpoint(const std::string& path);
[[nodiscard]] CheckpointImage read_checkpoint_bytes(std::span<const std::byte> bytes);

}  // namespace truce
