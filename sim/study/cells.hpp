// The cells of a study: in a small one all are read and checked before the first run, in a large one some,
// and the others when their part is computed.
#pragma once

#include <vector>

#include "sim/study/plan.hpp"
#include "sim/study/study_file.hpp"

namespace truce {

// From what cells are made; belongs to the plan.
struct CellRecipes {
  StudySource study;
  std::vector<Assignments> points;
  Entries<Assignments> levers;
  ScenarioSetup mediators;  // those of all cells that were read for the plan
  RecordSpec shape;         // of the first cell

  [[nodiscard]] std::size_t cells() const { return points.size() * levers.size(); }
};

// A cell in the making: what is laid over the scenario, and what was wrong.
struct Draft {
  std::vector<const Assignment*> assignments;
  std::string words;  // "lever 'x', point 3"
  std::vector<Fault> faults;
};

// Loads a scenario with what a draft lays over it; faults come out at the places of the study file.
void load_cell(const std::string& path, Draft& draft, Cell& cell);

// Finds the places of a cell's outcomes among those that the plan keeps.
void place_outcomes(const Plan& plan, Cell& cell);

// Cells (by number) that are read before the first run. Up to 256 all; above, every lever at the first point,
// every value of a grid once, and others spread over the points: what no single value shows (a combination
// that the scenario refuses) is then found when the cell is read, and its runs fail.
[[nodiscard]] std::vector<std::size_t> cells_read_first(const CellRecipes& recipes);

// Fills the plan's scenario and cells, in parallel. Throws InputError with the faults of the cells that are
// read, each once.
void load_cells(CellRecipes recipes, Plan& plan);

// A cell, or the history of a point, that was not read for the plan; a cell that branches goes on from the
// history of its point, which its levers share. Throws InputError.
[[nodiscard]] Cell read_cell(const Plan& plan, std::size_t cell, const Cell* history);
[[nodiscard]] Cell read_history(const Plan& plan, std::int32_t point);

// Throws InputError unless a lever's cell at the first point is still what it was for the plan: the files may
// have changed since.
void require_unchanged(const Plan& plan, std::int32_t lever);

}  // namespace truce
