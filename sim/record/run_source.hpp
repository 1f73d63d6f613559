// All runs of a results file as its writer sees them: what each run is, and where to ask for its numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/record/hdf5.hpp"

namespace truce {

// What each run is; index = place in the file.
struct RunKeys {
  std::vector<std::int32_t> replicate;
  std::vector<std::int32_t> design_point;
  std::vector<std::int32_t> strategy;
  std::vector<RunStatus> status;
};

// Rows of a variable in its own number type: pieces one after another, and the memory of those that had to be
// made.
struct MadeRows {
  MadeRows(h5::Bytes made = {}) : own(std::move(made)) {
    if (!own.empty()) pieces.emplace_back(own);
  }
  MadeRows(MadeRows&&) = default;
  MadeRows& operator=(MadeRows&&) = default;

  h5::Bytes own;
  std::vector<std::span<const std::byte>> pieces;
};

struct RunSource {
  RunKeys keys;
  std::vector<std::string> errors;  // of each run, "" for a good one; none when no run failed
  // By table of tables_with_marks: rows of all runs up to and with each run.
  std::vector<std::vector<std::size_t>> table_ends;
  // Rows of a variable of a group ("" is the root) in its own number type; asked for twice, to write and to
  // compare. Of an image (build_image) several threads ask at once.
  std::function<MadeRows(const std::string& group, const std::string& name, h5::Rows rows)> rows_of;

  [[nodiscard]] std::size_t runs() const { return keys.status.size(); }
};

// Numbers of a series in a run: times x members.
[[nodiscard]] std::size_t values_in(const RecordSpec& spec, const SeriesSpec& series);

// So many missing values of a type: NaN, or -1 in integers.
[[nodiscard]] h5::Bytes missing_values(NumberType type, std::size_t count);

// The tables of a spec, and behind them that of the state marks.
[[nodiscard]] std::vector<TableSpec> tables_with_marks(const RecordSpec& spec);

// Runs that are held in memory. Refers to both, which must outlive it. Throws BugError when a record does not
// fit the spec.
[[nodiscard]] RunSource source_of(const RecordSpec& spec, std::span<const RunRecord> runs);

}  // namespace truce
