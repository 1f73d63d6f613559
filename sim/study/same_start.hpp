// The same start for all levers (ruling S5): the histories of a plan, and its cells as futures of them.
#pragma once

#include <vector>

#include "sim/study/cells.hpp"

namespace truce {

// Gives all cells one list of mediators; when the study has a same start, loads the history of each point and
// turns its cells into what goes on from there. Faults go to the drafts (in the order of plan.cells_read) at
// the places of the study file.
void share_history(CellRecipes& recipes, Plan& plan, std::vector<Draft>& drafts);

// The same for one cell that was not read for the plan, with the history of its point if that is known.
void take_shared(const Plan& plan, const Cell* history, Cell& cell, Draft& draft);

}  // namespace truce
