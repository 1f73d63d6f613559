// Loads the scenario of every cell; a fault of an override is told at its place in the study file.
#include "sim/study/cells.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/outcomes.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/study/design_points.hpp"
#include "sim/study/same_start.hpp"

namespace truce {
namespace {

// The one key that is no override: a mediation strategy, by name, laid over the scenario before the
// overrides.
constexpr std::string_view strategy_key = "strategy";

std::string unquoted(const std::string& value) {
  const bool quoted = value.size() > 1 && value.front() == '"' && value.back() == '"';
  return quoted ? value.substr(1, value.size() - 2) : value;
}

// Faults of a `--set` get the place of the override in the study file; others say in which cell they arose.
Fault placed(const Fault& fault, const Draft& draft) {
  for (const Assignment* one : draft.assignments)
    if (fault.file == "--set " + quotable(one->key)) return one->place.fault(one->key, fault.text);
  if (fault.file == "--strategy")
    for (const Assignment* one : draft.assignments)
      if (one->key == strategy_key) return one->place.fault(one->key, fault.text);
  Fault told = fault;
  told.text += " (with " + draft.words + ")";
  return told;
}

// Each fault once: a lever's fault shows up at every point.
void throw_all(const std::vector<Draft>& drafts) {
  std::set<std::tuple<std::string, int, int, std::string>> seen;
  std::vector<Fault> faults;
  for (const Draft& draft : drafts)
    for (const Fault& fault : draft.faults) {
      const std::string text = fault.text.substr(0, fault.text.find(" (with "));
      if (seen.insert({fault.file, fault.line, fault.column, text}).second) faults.push_back(fault);
    }
  throw_if_any(std::move(faults));
}

bool same_shape(const RecordSpec& a, const RecordSpec& b) {
  const auto same_dimension = [](const Dimension& x, const Dimension& y) {
    return x.name == y.name && x.members == y.members;
  };
  return a.time_hours == b.time_hours && a.start == b.start && a.time_zone == b.time_zone &&
         std::ranges::equal(a.dimensions, b.dimensions, same_dimension);
}

// A file has one shape; a cell that changes dates, steps or members would not fit.
void check_shape(const CellRecipes& recipes, const Cell& cell, Draft& draft) {
  if (same_shape(recipes.shape, record_spec(*cell.setup, {}))) return;
  const Place place = draft.assignments.empty() ? recipes.study.root.place : draft.assignments.back()->place;
  draft.faults.push_back(place.fault("",
                                     "clock or members differ from those of the first cell (a study has "
                                     "records of one shape); leave clock, ids and lists alone or make two "
                                     "studies (with " +
                                         draft.words + ")"));
}

Draft draft_of(const CellRecipes& recipes, std::size_t point, std::size_t lever) {
  Draft draft{{}, "lever '" + recipes.levers[lever].id + "', point " + std::to_string(point), {}};
  for (const Assignment& one : recipes.study.file.constants.items) draft.assignments.push_back(&one);
  for (const Assignment& one : recipes.points[point].items) draft.assignments.push_back(&one);
  for (const Assignment& one : recipes.levers[lever].value.items) draft.assignments.push_back(&one);
  return draft;
}

// Some outcomes hang on who mediates; the file has those of all cells.
void gather_outcomes(Plan& plan) {
  for (const std::size_t c : plan.cells_read)
    for (const OutcomeSpec& outcome : outcome_specs(*plan.cells[c].setup))
      if (std::ranges::find(plan.outcomes, outcome.name, &OutcomeSpec::name) == plan.outcomes.end())
        plan.outcomes.push_back(outcome);
}

}  // namespace

void load_cell(const std::string& path, Draft& draft, Cell& cell) {
  try {
    std::vector<std::string> sets;
    std::string strategy;
    for (const Assignment* one : draft.assignments) {
      if (one->key == strategy_key)
        strategy = unquoted(one->value);
      else
        sets.push_back(one->text());
    }
    const Scenario scenario = load_scenario_with(path, strategy, sets);
    for (const Fault& warning : scenario.warnings)
      if (warning.file.starts_with("--set ")) draft.faults.push_back(placed(warning, draft));
    cell.scenario = hash_bytes(scenario.resolved.data(), scenario.resolved.size());
    cell.setup = scenario.setup();
    cell.pipeline = std::make_shared<const Pipeline>(scenario.mechanisms);
  } catch (const InputError& error) {
    for (const Fault& fault : error.faults) draft.faults.push_back(placed(fault, draft));
  }
}

void place_outcomes(const Plan& plan, Cell& cell) {
  cell.outcome_places.clear();
  for (const OutcomeSpec& outcome : outcome_specs(*cell.setup)) {
    const auto at = std::ranges::find(plan.outcomes, outcome.name, &OutcomeSpec::name);
    cell.outcome_places.push_back(static_cast<std::size_t>(at - plan.outcomes.begin()));
  }
}

std::vector<std::size_t> cells_read_first(const CellRecipes& recipes) {
  constexpr std::size_t most_read = 256, most_values = 32;  // values of a key that are looked for, each once
  const std::size_t levers = recipes.levers.size();
  std::set<std::size_t> read;
  if (recipes.cells() <= most_read) {
    for (std::size_t c = 0; c < recipes.cells(); ++c) read.insert(c);
    return {read.begin(), read.end()};
  }
  for (std::size_t l = 0; l < levers; ++l) read.insert(l);
  std::map<std::string, std::set<std::string>> seen;
  for (std::size_t p = 0; p < recipes.points.size() && read.size() < most_read; ++p) {
    bool is_new = false;
    for (const Assignment& one : recipes.points[p].items) {
      std::set<std::string>& values = seen[one.key];
      is_new = (values.size() < most_values && values.insert(one.value).second) || is_new;
    }
    if (is_new) read.insert(p * levers + p % levers);
  }
  const std::size_t more = most_read - read.size();
  for (std::size_t k = 0; k < more; ++k) read.insert((2 * k + 1) * recipes.cells() / (2 * more));
  return {read.begin(), read.end()};
}

void load_cells(CellRecipes given, Plan& plan) {
  const auto recipes = std::make_shared<CellRecipes>(std::move(given));
  plan.recipes = recipes;
  const std::string path = scenario_path(recipes->study);
  const Scenario base = load_scenario(path, {});
  plan.scenario_name = base.name;
  plan.scenario_text = base.resolved;
  const std::size_t levers = recipes->levers.size();
  for (std::size_t c = 0; c < recipes->cells(); ++c) {
    plan.cells.emplace_back();
    plan.cells.back().point = static_cast<std::int32_t>(c / levers);
    plan.cells.back().lever = static_cast<std::int32_t>(c % levers);
  }
  plan.cells_read = cells_read_first(*recipes);
  std::vector<Draft> drafts;
  for (const std::size_t c : plan.cells_read) {
    drafts.push_back(draft_of(*recipes, c / levers, c % levers));
    for (const Assignment* one : drafts.back().assignments) plan.cells[c].overrides.push_back(one->text());
  }
  for_each_task(drafts.size(),
                [&](std::size_t k) { load_cell(path, drafts[k], plan.cells[plan.cells_read[k]]); });
  throw_all(drafts);
  share_history(*recipes, plan, drafts);
  throw_all(drafts);
  recipes->shape = record_spec(*plan.cells.front().setup, {});
  for (std::size_t k = 1; k < drafts.size(); ++k)
    check_shape(*recipes, plan.cells[plan.cells_read[k]], drafts[k]);
  throw_all(drafts);
  gather_outcomes(plan);
}

Cell read_cell(const Plan& plan, std::size_t number, const Cell* history) {
  const CellRecipes& recipes = *plan.recipes;
  Cell cell = plan.cells[number];
  Draft draft = draft_of(recipes, static_cast<std::size_t>(cell.point), static_cast<std::size_t>(cell.lever));
  load_cell(scenario_path(recipes.study), draft, cell);
  throw_if_any(draft.faults);
  take_shared(plan, history, cell, draft);
  throw_if_any(draft.faults);
  check_shape(recipes, cell, draft);
  throw_if_any(draft.faults);
  place_outcomes(plan, cell);
  return cell;
}

void require_unchanged(const Plan& plan, std::int32_t lever) {
  const CellRecipes& recipes = *plan.recipes;
  Draft draft = draft_of(recipes, 0, static_cast<std::size_t>(lever));
  Cell now;
  load_cell(scenario_path(recipes.study), draft, now);
  const Cell& was = plan.cells[static_cast<std::size_t>(lever)];
  if (draft.faults.empty() && now.scenario == was.scenario) return;
  throw InputError(
      {Fault{scenario_path(recipes.study), 0, 0, "",
             "has changed or gone since this sweep began (cells that are read now would not fit those "
             "that were run); put it back, or begin in another folder with -o"}});
}

}  // namespace truce
