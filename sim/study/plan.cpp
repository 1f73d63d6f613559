// From a study file to its plan: points by levers, the size of parts, one shape of record for all cells.
#include "sim/study/plan.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/record/writer.hpp"
#include "sim/study/cells.hpp"
#include "sim/study/design_check.hpp"
#include "sim/study/design_points.hpp"

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

void refuse_unknown_outcome(const StudySource& study, const Plan& plan) {
  if (!plan.replication.stops()) return;
  const std::string& asked = plan.replication.stop.outcome;
  std::vector<std::string> names;
  for (const OutcomeSpec& one : plan.outcomes) names.push_back(one.name);
  if (std::ranges::find(names, asked) != names.end()) return;
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string near = near_name(asked, known);
  throw InputError(
      {place_in_study(study, "replication")
           .fault("replication.stop.outcome",
                  "'replication.stop.outcome' names '" + quotable(asked) + "', which no run has; " +
                      (near.empty() ? "known: " + join(names, ", ") : "did you mean '" + near + "'?"))});
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
  plan.series_replicates = static_cast<std::uint32_t>(file.outputs.series_replicates);
  plan.tables = file.outputs.tables;
  DesignPoints design = design_points(study);
  plan.design = std::move(design.words);
  plan.constants = texts_of(file.constants);
  CellRecipes recipes{study, std::move(design.points), levers_of(file)};
  const std::size_t listed = std::max<std::size_t>(1, file.levers.size());
  for (const auto& [id, lever] : recipes.levers)
    plan.levers.push_back({id, texts_of(lever), plan.levers.size() >= listed});
  for (const Assignments& point : recipes.points) plan.points.push_back(texts_of(point));
  load_cells(recipes, plan);
  for (const Cell& cell : plan.cells) plan.citizens = std::max(plan.citizens, citizens_of(*cell.setup));
  plan.shard_runs = whole_groups(shard_size(file, plan.citizens), plan);
  refuse_unknown_outcome(study, plan);
  plan.text = plan_text(plan);
  return plan;
}

RecordSpec study_spec(const Plan& plan) {
  std::vector<std::string> levers;
  for (const Lever& lever : plan.levers) levers.push_back(lever.id);
  RecordSpec spec = record_spec(*plan.cells.front().setup, levers);
  spec.outcomes = plan.outcomes;
  std::erase_if(spec.tables, [&](const TableSpec& table) {
    return std::ranges::find(plan.tables, table.name) == plan.tables.end();
  });
  return spec;
}

std::size_t estimate_study_bytes(const Plan& plan) {
  RecordSpec spec = study_spec(plan);
  const std::size_t with_series = plan.cells.size() * std::min(plan.replicates, plan.series_replicates);
  const std::size_t full = estimate_bytes(spec, with_series);
  spec.series.clear();
  return full + estimate_bytes(spec, plan.runs() - with_series);
}

}  // namespace truce
