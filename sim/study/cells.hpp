// The cells of a study, loaded and checked before the first run.
#pragma once

#include <vector>

#include "sim/study/plan.hpp"
#include "sim/study/study_file.hpp"

namespace truce {

struct CellRecipes {
  const StudySource& study;
  std::vector<Assignments> points;
  Entries<Assignments> levers;
};

// Fills the plan's scenario and cells, in parallel. Throws InputError with the faults of all cells, each
// once.
void load_cells(const CellRecipes& recipes, Plan& plan);

}  // namespace truce
