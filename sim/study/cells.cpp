// Loads the scenario of every cell; a fault of an override is told at its place in the study file.
#include "sim/study/cells.hpp"

#include <algorithm>
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
void check_shapes(const StudySource& study, const Plan& plan, std::vector<Draft>& drafts) {
  const RecordSpec first = record_spec(*plan.cells.front().setup, {});
  for (std::size_t c = 1; c < plan.cells.size(); ++c) {
    if (same_shape(first, record_spec(*plan.cells[c].setup, {}))) continue;
    const Place place =
        drafts[c].assignments.empty() ? study.root.place : drafts[c].assignments.back()->place;
    drafts[c].faults.push_back(place.fault("",
                                           "clock or members differ from those of the first cell (a study "
                                           "has records of one shape); leave clock, ids and "
                                           "lists alone or make two studies (with " +
                                               drafts[c].words + ")"));
  }
}

// Some outcomes hang on who mediates; the file has those of all cells.
void settle_outcomes(Plan& plan) {
  for (Cell& cell : plan.cells)
    for (const OutcomeSpec& outcome : outcome_specs(*cell.setup)) {
      const auto known = std::ranges::find(plan.outcomes, outcome.name, &OutcomeSpec::name);
      cell.outcome_places.push_back(static_cast<std::size_t>(known - plan.outcomes.begin()));
      if (known == plan.outcomes.end()) plan.outcomes.push_back(outcome);
    }
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

void load_cells(const CellRecipes& recipes, Plan& plan) {
  const std::string path = scenario_path(recipes.study);
  const Scenario base = load_scenario(path, {});
  plan.scenario_name = base.name;
  plan.scenario_text = base.resolved;
  std::vector<Draft> drafts;
  for (std::size_t p = 0; p < recipes.points.size(); ++p)
    for (std::size_t l = 0; l < recipes.levers.size(); ++l) {
      Draft draft{{}, "lever '" + recipes.levers[l].id + "', point " + std::to_string(p), {}};
      for (const Assignment& one : recipes.study.file.constants.items) draft.assignments.push_back(&one);
      for (const Assignment& one : recipes.points[p].items) draft.assignments.push_back(&one);
      for (const Assignment& one : recipes.levers[l].value.items) draft.assignments.push_back(&one);
      Cell cell{static_cast<std::int32_t>(p), static_cast<std::int32_t>(l), {}, {}, {}, {}, 0, {}};
      for (const Assignment* one : draft.assignments) cell.overrides.push_back(one->text());
      drafts.push_back(std::move(draft));
      plan.cells.push_back(std::move(cell));
    }
  for_each_task(drafts.size(), [&](std::size_t c) { load_cell(path, drafts[c], plan.cells[c]); });
  throw_all(drafts);
  share_history(recipes, plan, drafts);
  throw_all(drafts);
  check_shapes(recipes.study, plan, drafts);
  throw_all(drafts);
  settle_outcomes(plan);
}

}  // namespace truce
