// Tables of a study: points, experts' guesses, samples of a posterior. Faults are told at the cell.
#pragma once

#include <vector>

#include "sim/study/study_file.hpp"

namespace truce {

// Each row a point, each column a key.
[[nodiscard]] std::vector<Assignments> read_point_table(const StudySource& source, const std::string& name);

// Columns key, low, high; mode and whole (yes or no) may follow.
[[nodiscard]] std::vector<Uncertainty> read_expert_table(const StudySource& source, const std::string& name);

}  // namespace truce
