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

// A cell in the making: what is laid over the scenario, and what was wrong.
struct Draft {
  std::vector<const Assignment*> assignments;
  std::string words;  // "lever 'x', point 3"
  std::vector<Fault> faults;
};

// Loads a scenario with what a draft lays over it; faults come out at the places of the study file.
void load_cell(const std::string& path, Draft& draft, Cell& cell);

// Fills the plan's scenario and cells, in parallel. Throws InputError with the faults of all cells, each
// once.
void load_cells(const CellRecipes& recipes, Plan& plan);

}  // namespace truce
