// From a study file to its plan: points by levers, the size of parts, one shape of record for all cells.
#include "sim/study/plan.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/things.hpp"
#include "sim/record/writer.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/study/budget.hpp"
#include "sim/study/cells.hpp"
#include "sim/study/design_check.hpp"
#include "sim/study/design_points.hpp"
#include "sim/study/kept.hpp"

namespace truce {
namespace {

// Ruling S1: a function of the plan only.
std::size_t shard_size(const StudyFile& file, std::int64_t citizens) {
  if (file.execution.shard_runs > 0) return static_cast<std::size_t>(file.execution.shard_runs);
  if (citizens > 500'000) return 1;
  return citizens > 50'000 ? 16 : 64;
}

// Runs that share a history stay together.
std::size_t whole_groups(std::size_t shard_runs, const Plan& plan) {
  if (!plan.has_same_start()) return shard_runs;
  return std::max<std::size_t>(1, shard_runs / plan.levers.size()) * plan.levers.size();
}

// The levers of the study, and each once more when they are also run from the first hour.
Entries<Assignments> levers_of(const StudyFile& file) {
  Entries<Assignments> levers = file.levers;
  if (levers.empty()) levers.push_back({"reference", {}});
  if (!file.same_start.own_start) return levers;
  for (std::size_t l = 0, listed = levers.size(); l < listed; ++l)
    levers.push_back({levers[l].id + "_own_start", levers[l].value});
  return levers;
}

std::vector<std::string> texts_of(const Assignments& assignments) {
  std::vector<std::string> texts;
  for (const Assignment& one : assignments.items) texts.push_back(one.text());
  return texts;
}

std::int64_t citizens_of(const ScenarioSetup& setup) {
  std::int64_t citizens = 0;
  for (const auto& [id, crowd] : setup.publics) citizens += crowd.citizens;
  return citizens;
}

// The fault of an outcome that is asked for at a key, if no run has it.
void check_outcome(const Plan& plan, const Place& place, const std::string& key, const std::string& asked,
                   std::vector<Fault>& faults) {
  std::vector<std::string> names;
  for (const OutcomeSpec& one : plan.outcomes) names.push_back(one.name);
  if (std::ranges::find(names, asked) != names.end()) return;
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string near = near_name(asked, known);
  faults.push_back(
      place.fault(key, "'" + key + "' names '" + quotable(asked) + "', which no run has; " +
                           (near.empty() ? "known: " + join(names, ", ") : "did you mean '" + near + "'?")));
}

void refuse_unknown_outcomes(const StudySource& study, const Plan& plan) {
  std::vector<Fault> faults;
  if (plan.replication.stops())
    check_outcome(plan, place_in_study(study, "replication"), "replication.stop.outcome",
                  plan.replication.stop.outcome, faults);
  const OutputsSetup& outputs = plan.outputs;
  if (outputs.condition.is_set())
    check_outcome(plan, study.root.find("outputs")->value.find("condition")->place,
                  "outputs.condition.outcome", outputs.condition.outcome, faults);
  for (std::size_t o = 0; o < outputs.outcomes.places.size(); ++o)
    check_outcome(plan, outputs.outcomes.places[o], "outputs.outcomes", outputs.outcomes.listed[o], faults);
  throw_if_any(std::move(faults));
}

// Leaves the outcomes that are kept.
void keep_outcomes(Plan& plan) {
  std::erase_if(plan.outcomes, [&](const OutcomeSpec& one) {
    return !plan.outputs.outcomes.has(one.name) && !is_always_kept(one.name) &&
           one.name != plan.replication.stop.outcome && one.name != plan.outputs.condition.outcome;
  });
}

void take_outputs(const StudyFile& file, Plan& plan) {
  plan.outputs = file.outputs;
  const ReplicateChoice& chosen = file.outputs.series_replicates;
  plan.series_replicates = chosen.all ? std::numeric_limits<std::uint32_t>::max() : chosen.first;
  // Series of no run are no series: missing values alone would cost more time than outcomes and tables do.
  if (chosen.none()) plan.outputs.series = {};
  for (const TableSpec& table : thing_specs())
    if (file.outputs.tables.all) plan.tables.push_back(table.name);
  if (!file.outputs.tables.all) plan.tables = file.outputs.tables.listed;
}

}  // namespace

std::int64_t Plan::steps_a_run() const {
  const ClockSetup& clock = cells.front().setup->clock;
  const auto whole = static_cast<std::int64_t>(clock.horizon_hours * 60 / clock.step_minutes);
  if (!has_same_start()) return whole;
  const auto all = static_cast<std::int64_t>(levers.size());
  const auto sharing = all - std::ranges::count(levers, true, &Lever::own_start);
  return whole - same_start.step * (sharing - 1) / all;
}

RunPlace Plan::place_of(std::size_t run) const {
  if (!has_same_start()) return {run / replicates, static_cast<std::uint32_t>(run % replicates)};
  const std::size_t of_a_point = levers.size() * replicates;
  const std::size_t within = run % of_a_point;
  return {run / of_a_point * levers.size() + within % levers.size(),
          static_cast<std::uint32_t>(within / levers.size())};
}

bool Plan::keeps_series_of(std::uint32_t nth) const {
  const std::vector<std::uint32_t>& listed = outputs.series_replicates.listed;
  return listed.empty() ? nth < series_replicates : std::ranges::find(listed, first + nth) != listed.end();
}

std::size_t Plan::runs_with_series() const {
  if (outputs.series.none()) return 0;
  const std::size_t listed = outputs.series_replicates.listed.size();
  return cells.size() * std::min<std::size_t>(replicates, listed > 0 ? listed : series_replicates);
}

Plan make_plan(const StudySource& study) {
  const StudyFile& file = study.file;
  Plan plan;
  plan.name = std::filesystem::path(study.path).stem().string();
  plan.title = file.title;
  plan.seed = file.seed.value;
  plan.first = static_cast<std::uint32_t>(file.replication.first);
  plan.replication = file.replication;
  plan.replicates = static_cast<std::uint32_t>(plan.replication.stops() ? file.replication.max
                                                                        : file.replication.replicates);
  if (!plan.replication.paired) plan.luck_stride = plan.replicates;
  take_outputs(file, plan);
  DesignPoints design = design_points(study);
  plan.design = std::move(design.words);
  plan.constants = texts_of(file.constants);
  CellRecipes recipes{study, std::move(design.points), levers_of(file), {}, {}};
  const std::size_t listed = std::max<std::size_t>(1, file.levers.size());
  for (const auto& [id, lever] : recipes.levers)
    plan.levers.push_back({id, texts_of(lever), plan.levers.size() >= listed});
  for (const Assignments& point : recipes.points) plan.points.push_back(texts_of(point));
  load_cells(std::move(recipes), plan);
  for (const std::size_t c : plan.cells_read)
    plan.citizens = std::max(plan.citizens, citizens_of(*plan.cells[c].setup));
  plan.shard_runs = whole_groups(shard_size(file, plan.citizens), plan);
  refuse_unknown_outcomes(study, plan);
  keep_outcomes(plan);
  for (const std::size_t c : plan.cells_read) place_outcomes(plan, plan.cells[c]);
  fit_budget(study, plan);
  plan.text = plan_text(plan);
  return plan;
}

std::size_t estimate_study_bytes(const Plan& plan) {
  RecordSpec spec = study_spec(plan);
  const std::size_t with_series = plan.runs_with_series();
  const std::size_t full = estimate_bytes(spec, with_series);
  spec.series.clear();
  return full + estimate_bytes(spec, plan.runs() - with_series);
}

}  // namespace truce
