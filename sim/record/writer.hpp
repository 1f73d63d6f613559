// Builds results files in memory, checks them by reading them back, and publishes them whole or not at all.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/record/run_source.hpp"

namespace truce {

// The bytes of a results file (sim/record/FORMAT.md). Same inputs, same bytes. The image has been opened
// again and compared value by value. Throws BugError when a record does not fit the spec,
// RecordError(transfer) when the image does not hold what was asked for.
[[nodiscard]] std::vector<std::byte> build_image(const RecordSpec& spec, std::span<const RunRecord> runs,
                                                 const Provenance& provenance);

// A results file too large for memory: as build_image and publish (Overwrite::allow), with the same bytes,
// but built in a file beside `path`, opened again and compared there. Throws as both.
void publish_streamed(const std::string& path, const RecordSpec& spec, RunSource source,
                      const Provenance& provenance);

// Throws RecordError(transfer) unless `image` opens and holds exactly these values, texts and names.
void check_image(std::span<const std::byte> image, const RecordSpec& spec, std::span<const RunRecord> runs,
                 const Provenance& provenance);

// An upper estimate of a results file's size in bytes before any run, compression left out.
[[nodiscard]] std::size_t estimate_bytes(const RecordSpec& spec, std::size_t runs);

enum class Overwrite { forbid, allow };

// Writes `bytes` to `path`: a temporary name in the same folder, fsync, then the final name, fsync of the
// folder. Either the whole file appears or nothing. Throws RecordError: create when the file exists already
// (and may not be replaced) or the folder cannot be written to, transfer when writing fails (disk full).
void publish(const std::string& path, std::span<const std::byte> bytes, Overwrite overwrite);

// The same for a file that `write` fills under the temporary name it is given.
void publish_written(const std::string& path, Overwrite overwrite,
                     const std::function<void(const std::string&)>& write);

}  // namespace truce
