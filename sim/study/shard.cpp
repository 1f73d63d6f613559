// Runs of a shard, trimmed to what the study keeps, as an image under a name that tells its content.
#include "sim/study/shard.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
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

RunRecord compute_run(const Plan& plan, std::size_t number, const AfterStep& after_step) {
  const Cell& cell = plan.cells[number / plan.replicates];
  const auto nth = static_cast<std::uint32_t>(number % plan.replicates);
  RunPlan one;
  one.setup = cell.setup;
  one.pipeline = cell.pipeline;
  one.seed = plan.seed;
  one.strategy = cell.lever;
  one.after_step = after_step;
  RunRecord record = run_one(one, plan.first + nth);
  record.design_point = cell.point;
  trim(record, plan, nth);
  return record;
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
  std::atomic<bool> stopped{false};
  const auto run = [&](std::size_t k) {
    if (stopped) return;
    try {
      records[k] = compute_run(plan, first + k, after_step);
    } catch (const Stopped&) {
      stopped = true;
      throw;
    }
  };
  if (plan.citizens < most_citizens_for_side_by_side)
    for_each_task(records.size(), run);
  else
    for (std::size_t k = 0; k < records.size(); ++k) run(k);
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
