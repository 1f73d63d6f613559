// Loads histories beside cells, and holds each cell against the history of its point.
#include "sim/study/same_start.hpp"

#include <cmath>
#include <set>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/base/time.hpp"
#include "sim/engine/branch.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/study/branching.hpp"
#include "sim/study/design_points.hpp"

namespace truce {
namespace {

Place place_of(const StudySource& study, const Draft& draft) {
  if (!draft.assignments.empty()) return draft.assignments.back()->place;
  const Member* member = study.root.find("same_start");
  return member == nullptr ? study.root.place : member->place;
}

Draft history_draft(const CellRecipes& recipes, std::size_t point) {
  Draft draft{{}, "the history of point " + std::to_string(point), {}};
  for (const Assignment& one : recipes.study.file.constants.items) draft.assignments.push_back(&one);
  for (const Assignment& one : recipes.points[point].items) draft.assignments.push_back(&one);
  for (const Assignment& one : recipes.study.file.same_start.history.items) draft.assignments.push_back(&one);
  return draft;
}

// Points whose history the cells that are read go on from.
std::vector<std::int32_t> points_read(const Plan& plan) {
  std::set<std::int32_t> points;
  for (const std::size_t c : plan.cells_read) points.insert(plan.cells[c].point);
  return {points.begin(), points.end()};
}

// Histories in the order of points. Throws InputError with their faults.
void load_histories(const CellRecipes& recipes, Plan& plan) {
  const std::vector<std::int32_t> points = points_read(plan);
  std::vector<Draft> drafts;
  for (const std::int32_t point : points)
    drafts.push_back(history_draft(recipes, static_cast<std::size_t>(point)));
  plan.same_start.histories.resize(recipes.points.size());
  for (std::size_t p = 0; p < recipes.points.size(); ++p)
    plan.same_start.histories[p].point = static_cast<std::int32_t>(p);
  const std::string path = scenario_path(recipes.study);
  for_each_task(drafts.size(), [&](std::size_t k) {
    load_cell(path, drafts[k], plan.same_start.histories[static_cast<std::size_t>(points[k])]);
  });
  for (Draft& draft : drafts) throw_if_any(std::move(draft.faults));
}

void settle_moment(const StudySource& study, Plan& plan) {
  const Instant at = study.file.same_start.at;
  const ClockSetup& clock = plan.same_start.histories.front().setup->clock;
  plan.same_start.at = format_instant(at);
  plan.same_start.hour = static_cast<double>(at.minutes - clock.start.minutes) / 60;
  const double steps = plan.same_start.hour * 60 / clock.step_minutes;
  plan.same_start.step = static_cast<std::int32_t>(steps);
  for (const Assignment& one : study.file.same_start.history.items)
    plan.same_start.overrides.push_back(one.text());
  if (steps >= 0 && steps == std::floor(steps)) return;
  const Place place = study.root.find("same_start")->place;
  throw InputError({place.fault("same_start.at", "'same_start.at' is " + plan.same_start.at +
                                                     ", which ends no step of a run (it starts at " +
                                                     format_instant(clock.start) + " in steps of " +
                                                     format_number(clock.step_minutes) +
                                                     " minutes); name the end of a step")});
}

// Gives a cell the mediators of all.
void unite(const CellRecipes& recipes, Cell& cell) {
  ScenarioSetup setup = *cell.setup;
  if (take_mediators(recipes.mediators, setup))
    cell.setup = std::make_shared<const ScenarioSetup>(std::move(setup));
}

void unite_all(CellRecipes& recipes, Plan& plan) {
  std::vector<Cell*> cells;
  if (plan.has_same_start())
    for (const std::int32_t point : points_read(plan))
      cells.push_back(&plan.same_start.histories[static_cast<std::size_t>(point)]);
  for (const std::size_t c : plan.cells_read) cells.push_back(&plan.cells[c]);
  std::vector<const ScenarioSetup*> setups;
  for (const Cell* cell : cells) setups.push_back(cell->setup.get());
  recipes.mediators = gather_mediators(setups);
  for (Cell* cell : cells) unite(recipes, *cell);
}

void continue_cell(const StudySource& study, const Plan& plan, const Cell& history, Cell& cell,
                   Draft& draft) {
  try {
    Continuation next = continue_setup(*history.setup, *cell.setup, plan.same_start.hour);
    cell.setup = std::make_shared<const ScenarioSetup>(std::move(next.setup));
    cell.efforts_before = next.efforts_before;
    const auto lost =
        starts_lost(RunPlan{history.setup, history.pipeline, plan.seed},
                    Branch{{cell.setup, cell.pipeline}, history.setup, cell.efforts_before}, plan.first);
    if (lost.empty()) return;
    draft.faults.push_back(
        place_of(study, draft)
            .fault("", "what stands here changes the start of " + join(lost, ", ") +
                           " (at the same start the state comes from the history, and the change would be "
                           "lost); set it in "
                           "the scenario, under constants or under same_start.history (with " +
                           draft.words + ")"));
  } catch (const InputError& error) {
    for (const Fault& fault : error.faults)
      draft.faults.push_back(place_of(study, draft).fault("", fault.text + " (with " + draft.words + ")"));
  }
}

}  // namespace

void share_history(CellRecipes& recipes, Plan& plan, std::vector<Draft>& drafts) {
  const bool has_same_start = recipes.study.file.same_start.at.is_set();
  if (has_same_start) {
    load_histories(recipes, plan);
    settle_moment(recipes.study, plan);
  }
  unite_all(recipes, plan);
  if (!has_same_start) return;
  for_each_task(drafts.size(), [&](std::size_t k) {
    Cell& cell = plan.cells[plan.cells_read[k]];
    const Cell& history = plan.same_start.histories[static_cast<std::size_t>(cell.point)];
    if (plan.branches(cell)) continue_cell(recipes.study, plan, history, cell, drafts[k]);
  });
}

Cell read_history(const Plan& plan, std::int32_t point) {
  const CellRecipes& recipes = *plan.recipes;
  Cell history = plan.same_start.histories[static_cast<std::size_t>(point)];
  if (history.setup) return history;
  Draft draft = history_draft(recipes, static_cast<std::size_t>(point));
  load_cell(scenario_path(recipes.study), draft, history);
  throw_if_any(std::move(draft.faults));
  unite(recipes, history);
  return history;
}

void take_shared(const Plan& plan, const Cell* history, Cell& cell, Draft& draft) {
  const CellRecipes& recipes = *plan.recipes;
  unite(recipes, cell);
  if (!plan.branches(cell)) return;
  // Reading a refused history once more tells its faults.
  const bool is_there = history != nullptr && history->setup != nullptr;
  continue_cell(recipes.study, plan, is_there ? *history : read_history(plan, cell.point), cell, draft);
}

}  // namespace truce
