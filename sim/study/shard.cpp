// Runs of a shard, trimmed to what the study keeps, as an image under a name that tells its content.
#include "sim/study/shard.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <limits>
#include <map>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/branch.hpp"
#include "sim/engine/runs.hpp"
#include "sim/engine/things.hpp"
#include "sim/record/writer.hpp"
#include "sim/study/folder.hpp"

namespace truce {
namespace {

constexpr std::int64_t most_citizens_for_side_by_side = 200'000;

// Keeps the tables of the plan, and the series of the first replicates only (ruling S4).
void trim(RunRecord& record, const Plan& plan, std::uint32_t nth_replicate) {
  if (nth_replicate >= plan.series_replicates) record.series.clear();
  const std::vector<TableSpec> all = thing_specs();
  std::vector<TableRows> kept;
  for (std::size_t t = 0; t < record.tables.size(); ++t)
    if (std::ranges::find(plan.tables, all[t].name) != plan.tables.end())
      kept.push_back(std::move(record.tables[t]));
  record.tables = std::move(kept);
}

// Outcomes in the order of the plan; missing where the cell has none.
void arrange_outcomes(RunRecord& record, const Plan& plan, const Cell& cell) {
  if (record.status != RunStatus::ok) return;
  std::vector<double> all(plan.outcomes.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t o = 0; o < record.outcomes.size(); ++o) all[cell.outcome_places[o]] = record.outcomes[o];
  record.outcomes = std::move(all);
}

RunPlan run_plan(const Plan& plan, const Cell& cell, const AfterStep& after_step) {
  RunPlan one;
  one.setup = cell.setup;
  one.pipeline = cell.pipeline;
  one.seed = plan.seed;
  one.strategy = cell.lever;
  one.after_step = after_step;
  return one;
}

// The state of a point's history in one replicate, or why there is none.
struct HistoryState {
  CheckpointImage image;
  std::string error;
};
using HistoryKey = std::pair<std::int32_t, std::uint32_t>;  // point, replicate counted from the first
using Histories = std::map<HistoryKey, HistoryState>;

// The histories from which the runs [first, last) go on, empty still.
Histories histories_of(const Plan& plan, std::size_t first, std::size_t last) {
  Histories histories;
  for (std::size_t run = first; run < last; ++run) {
    const RunPlace place = plan.place_of(run);
    const Cell& cell = plan.cells[place.cell];
    if (plan.branches(cell)) histories[{cell.point, place.nth}];
  }
  return histories;
}

void simulate(const Plan& plan, const HistoryKey& key, const AfterStep& after_step, HistoryState& state) {
  const Cell& history = plan.same_start.histories[static_cast<std::size_t>(key.first)];
  const RunRecord failure = record_or_failure(
      [&] {
        state.image = simulate_history(run_plan(plan, history, after_step), plan.first + key.second,
                                       plan.same_start.step, {});
        return RunRecord{};
      },
      key.second, 0);
  if (failure.status == RunStatus::failed) state.error = "in the shared history: " + failure.error;
}

RunRecord run_from(const Plan& plan, const Cell& cell, const HistoryState& state,
                   const AfterStep& after_step) {
  if (state.error.empty()) {
    const Cell& history = plan.same_start.histories[static_cast<std::size_t>(cell.point)];
    return branch_run(Branch{run_plan(plan, cell, after_step), history.setup, cell.efforts_before},
                      state.image);
  }
  RunRecord record;
  record.status = RunStatus::failed;
  record.error = state.error;
  record.strategy = cell.lever;
  return record;
}

RunRecord compute_run(const Plan& plan, std::size_t number, const Histories& histories,
                      const AfterStep& after_step) {
  const RunPlace place = plan.place_of(number);
  const Cell& cell = plan.cells[place.cell];
  RunRecord record = plan.branches(cell)
                         ? run_from(plan, cell, histories.at({cell.point, place.nth}), after_step)
                         : run_one(run_plan(plan, cell, after_step), plan.replicate_of(place));
  record.replicate = static_cast<std::int32_t>(plan.replicate_of(place));
  record.design_point = cell.point;
  arrange_outcomes(record, plan, cell);
  trim(record, plan, place.nth);
  return record;
}

// Side by side on all threads unless citizens are many; a stop spares the tasks that still wait.
void for_each_run(const Plan& plan, std::size_t count, const std::function<void(std::size_t)>& task) {
  std::atomic<bool> stopped{false};
  const auto watched = [&](std::size_t k) {
    if (stopped) return;
    try {
      task(k);
    } catch (const Stopped&) {
      stopped = true;
      throw;
    }
  };
  if (plan.citizens < most_citizens_for_side_by_side)
    for_each_task(count, watched);
  else
    for (std::size_t k = 0; k < count; ++k) watched(k);
}

}  // namespace

Provenance study_provenance(const Plan& plan, const Program& program) {
  Provenance provenance;
  provenance.scenario_text = plan.scenario_text;
  provenance.scenario_name = plan.scenario_name;
  provenance.strategy_name = "levers of " + plan.name;
  provenance.seed = plan.seed;
  provenance.program_version = program.version;
  provenance.commit = program.commit;
  provenance.compiler = program.compiler;
  provenance.options = plan.text;
  return provenance;
}

std::vector<RunRecord> compute_shard(const Plan& plan, std::size_t shard, const AfterStep& after_step) {
  require(shard < plan.shards(), "the shard lies inside the plan");
  const std::size_t first = shard * plan.shard_runs;
  std::vector<RunRecord> records(std::min(plan.shard_runs, plan.runs() - first));
  Histories histories = histories_of(plan, first, first + records.size());
  std::vector<Histories::value_type*> waiting;
  for (auto& history : histories) waiting.push_back(&history);
  for_each_run(plan, waiting.size(),
               [&](std::size_t k) { simulate(plan, waiting[k]->first, after_step, waiting[k]->second); });
  for_each_run(plan, records.size(),
               [&](std::size_t k) { records[k] = compute_run(plan, first + k, histories, after_step); });
  return records;
}

std::size_t make_part(const Plan& plan, std::size_t shard, const std::string& folder, const Program& program,
                      const AfterStep& after_step) {
  if (find_parts(plan, folder).contains(shard)) return 0;
  const std::vector<RunRecord> records = compute_shard(plan, shard, after_step);
  const std::vector<std::byte> image =
      build_image(study_spec(plan), records, study_provenance(plan, program));
  const std::string path =
      (std::filesystem::path(folder) / part_name(shard, hash_bytes(image.data(), image.size()).hex()))
          .string();
  try {
    publish(path, image, Overwrite::forbid);
  } catch (const RecordError&) {
    if (!std::filesystem::exists(path)) throw;  // else another process made the same part a moment ago
  }
  return static_cast<std::size_t>(std::ranges::count(records, RunStatus::failed, &RunRecord::status));
}

}  // namespace truce
