// Loads histories beside cells, and holds each cell against the history of its point.
#include "sim/study/same_start.hpp"

#include <cmath>

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

std::vector<Draft> history_drafts(const CellRecipes& recipes) {
  std::vector<Draft> drafts;
  for (std::size_t p = 0; p < recipes.points.size(); ++p) {
    Draft draft{{}, "the history of point " + std::to_string(p), {}};
    for (const Assignment& one : recipes.study.file.constants.items) draft.assignments.push_back(&one);
    for (const Assignment& one : recipes.points[p].items) draft.assignments.push_back(&one);
    for (const Assignment& one : recipes.study.file.same_start.history.items)
      draft.assignments.push_back(&one);
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

// Histories in the order of points. Throws InputError with their faults.
void load_histories(const CellRecipes& recipes, Plan& plan) {
  std::vector<Draft> drafts = history_drafts(recipes);
  plan.same_start.histories.resize(drafts.size());
  const std::string path = scenario_path(recipes.study);
  for_each_task(drafts.size(),
                [&](std::size_t p) { load_cell(path, drafts[p], plan.same_start.histories[p]); });
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

void unite_all(Plan& plan) {
  std::vector<Cell*> cells;
  for (Cell& history : plan.same_start.histories) cells.push_back(&history);
  for (Cell& cell : plan.cells) cells.push_back(&cell);
  std::vector<ScenarioSetup> setups;
  setups.reserve(cells.size());
  std::vector<ScenarioSetup*> pointers;
  for (const Cell* cell : cells) pointers.push_back(&setups.emplace_back(*cell->setup));
  if (!unite_mediators(pointers)) return;
  for (std::size_t c = 0; c < cells.size(); ++c)
    cells[c]->setup = std::make_shared<const ScenarioSetup>(std::move(setups[c]));
}

void continue_cell(const StudySource& study, const Plan& plan, Cell& cell, Draft& draft) {
  const Cell& history = plan.same_start.histories[static_cast<std::size_t>(cell.point)];
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

void share_history(const CellRecipes& recipes, Plan& plan, std::vector<Draft>& drafts) {
  const bool has_same_start = recipes.study.file.same_start.at.is_set();
  if (has_same_start) {
    load_histories(recipes, plan);
    settle_moment(recipes.study, plan);
  }
  unite_all(plan);
  if (!has_same_start) return;
  for_each_task(plan.cells.size(), [&](std::size_t c) {
    if (plan.branches(plan.cells[c])) continue_cell(recipes.study, plan, plan.cells[c], drafts[c]);
  });
}

}  // namespace truce
