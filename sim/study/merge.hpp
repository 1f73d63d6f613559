// Parts into one results file of all runs: the same bytes in whatever order and by whomever the parts were
// made.
#pragma once

#include <string>

#include "sim/record/reader.hpp"
#include "sim/study/plan.hpp"
#include "sim/study/shard.hpp"

namespace truce {

// What the parts of a folder hold.
struct Harvest {
  std::size_t runs = 0;
  std::size_t failed = 0;
  std::string first_error;
};

// Writes `results.h5` from all parts, unless it is there already. In memory stand one part, one slab of a
// variable, and of every run some 40 bytes. Throws RecordError when parts are missing (busy), of another
// plan, made by different programs, or not what their names say.
Harvest merge_parts(const Plan& plan, const std::string& folder);

// Opens every part that is there, compares its bytes with its name and its plan with this one. Throws as
// merge_parts.
Harvest verify_parts(const Plan& plan, const std::string& folder);

// Throws InputError when the first part that is there was made by another program than this one: its results
// may differ.
void require_same_program(const Plan& plan, const std::string& folder, const Program& program);

// Runs and failures of a results file.
[[nodiscard]] Harvest count_runs(const ResultsFile& file);

// Path of the merged file in a folder.
[[nodiscard]] std::string merged_path(const std::string& folder);

}  // namespace truce
