// A checkpoint as plain data: the state of one run at the end of a step, and what has been recorded of it so
// far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/hash.hpp"
#include "sim/engine/run_record.hpp"

namespace truce {

// One column of state, raw: rows of `row_bytes` bytes each, in the byte order of the machine (little-endian).
struct CheckpointColumn {
  std::string name;  // "parties.holds"
  std::size_t row_bytes = 1;
  std::vector<std::byte> bytes;
};

struct CheckpointImage {
  Provenance provenance;  // resolved scenario, seed, options: a resumed run writes the same results file
  std::uint32_t replicate = 0;
  std::int32_t step = 0;
  Hash schema;  // of the columns' names and types
  Hash state;   // of the columns' values
  std::vector<CheckpointColumn> columns;
  RunRecord record;          // series, rows and marks up to this step
  std::vector<double> calm;  // what the calm meter remembers
};

}  // namespace truce
