// Runs of a shard, trimmed to what the study keeps, as an image under a name that tells its content.
#include "sim/study/shard.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/branch.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/writer.hpp"
#include "sim/study/cells.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/kept.hpp"

namespace truce {
namespace {

constexpr std::int64_t most_citizens_for_side_by_side = 200'000;

// Outcomes in the order of the plan; missing where the cell has none.
void arrange_outcomes(RunRecord& record, const Plan& plan, const Cell& cell) {
  if (record.status != RunStatus::ok) return;
  std::vector<double> all(plan.outcomes.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t o = 0; o < record.outcomes.size(); ++o)
    if (cell.outcome_places[o] < all.size()) all[cell.outcome_places[o]] = record.outcomes[o];
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

// The cells of a shard and the histories of their points. Those that the plan did not read are read here, and
// let go with the shard.
class ShardCells {
 public:
  ShardCells(const Plan& plan, std::size_t first, std::size_t last) : plan_(plan) {
    for (std::size_t run = first; run < last; ++run) {
      const std::size_t number = plan.place_of(run).cell;
      const Cell& cell = plan.cells[number];
      if (!cell.setup) read_[number];
      if (plan.branches(cell) && !plan.same_start.histories[static_cast<std::size_t>(cell.point)].setup)
        histories_[cell.point];
    }
    if (read_.empty()) return;
    std::set<std::int32_t> levers;
    for (const auto& [number, one] : read_) levers.insert(plan.cells[number].lever);
    for (const std::int32_t lever : levers) require_unchanged(plan, lever);
    read_all(histories_, [&](std::int32_t point) { return read_history(plan, point); });
    read_all(read_, [&](std::size_t number) {
      const Cell& cell = plan.cells[number];
      return read_cell(plan, number, plan.branches(cell) ? &history(cell.point) : nullptr);
    });
  }

  [[nodiscard]] const Cell& cell(std::size_t number) const {
    const auto known = read_.find(number);
    return known == read_.end() ? plan_.cells[number] : known->second.cell;
  }
  [[nodiscard]] const Cell& history(std::int32_t point) const {
    const auto known = histories_.find(point);
    return known == histories_.end() ? plan_.same_start.histories[static_cast<std::size_t>(point)]
                                     : known->second.cell;
  }
  // Why the cell cannot be run; empty when it can.
  [[nodiscard]] std::string fault(std::size_t number) const {
    const auto known = read_.find(number);
    return known == read_.end() ? "" : known->second.fault;
  }

 private:
  struct Reading {
    Cell cell;
    std::string fault;
  };

  template <class Readings, class Read>
  static void read_all(Readings& readings, Read read) {
    std::vector<typename Readings::value_type*> waiting;
    for (auto& reading : readings) waiting.push_back(&reading);
    for_each_task(waiting.size(), [&](std::size_t k) {
      try {
        waiting[k]->second.cell = read(waiting[k]->first);
      } catch (const InputError& error) {
        waiting[k]->second.fault = "its scenario is refused: " + error.faults.front().message();
      }
    });
  }

  const Plan& plan_;
  std::map<std::size_t, Reading> read_;
  std::map<std::int32_t, Reading> histories_;
};

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

void simulate(const Plan& plan, const Cell& history, const AfterStep& after_step,
              Histories::value_type& one) {
  const HistoryKey& key = one.first;
  HistoryState& state = one.second;
  if (!history.setup) {
    state.error = "the scenario of its history is refused";
    return;
  }
  const RunRecord failure = record_or_failure(
      [&] {
        state.image = simulate_history(run_plan(plan, history, after_step), plan.first + key.second,
                                       plan.same_start.step, {});
        return RunRecord{};
      },
      key.second, 0);
  if (failure.status == RunStatus::failed) state.error = "in the shared history: " + failure.error;
}

RunRecord failed_run(const std::string& error, std::int32_t lever) {
  RunRecord record;
  record.status = RunStatus::failed;
  record.error = error;
  record.strategy = lever;
  return record;
}

struct ShardWork {
  const Plan& plan;
  const Keeper& keeper;
  const ShardCells& cells;
  const Histories& histories;
  const AfterStep& after_step;
};

RunRecord run_of(const ShardWork& work, const RunPlace& place) {
  const Plan& plan = work.plan;
  const Cell& cell = work.cells.cell(place.cell);
  const std::string fault = work.cells.fault(place.cell);
  if (!fault.empty()) return failed_run(fault, plan.cells[place.cell].lever);
  const RunPlan run = run_plan(plan, cell, work.after_step);
  if (!plan.branches(cell)) return run_one(run, plan.replicate_of(place));
  const HistoryState& state = work.histories.at({cell.point, place.nth});
  if (!state.error.empty()) return failed_run(state.error, cell.lever);
  return branch_run(Branch{run, work.cells.history(cell.point).setup, cell.efforts_before}, state.image);
}

RunRecord compute_run(const ShardWork& work, std::size_t number) {
  const Plan& plan = work.plan;
  const RunPlace place = plan.place_of(number);
  RunRecord record = run_of(work, place);
  record.replicate = static_cast<std::int32_t>(plan.replicate_of(place));
  record.design_point = plan.cells[place.cell].point;
  arrange_outcomes(record, plan, work.cells.cell(place.cell));
  work.keeper.trim(record, place.nth);
  return record;
}

// Side by side on all threads unless citizens are many; a stop spares the tasks that still wait, but not what
// is done beside them.
void for_each_run(const Plan& plan, std::size_t count, const std::function<void(std::size_t)>& task,
                  const std::function<void()>& beside = {}) {
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
  const std::size_t others = beside ? 1 : 0;
  const auto either = [&](std::size_t k) { k < others ? beside() : watched(k - others); };
  if (plan.citizens < most_citizens_for_side_by_side)
    for_each_task(count + others, either);
  else
    for (std::size_t k = 0; k < count + others; ++k) either(k);
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

std::vector<RunRecord> compute_shard(const Plan& plan, std::size_t shard, const AfterStep& after_step,
                                     const std::function<void()>& beside) {
  require(shard < plan.shards(), "the shard lies inside the plan");
  const std::size_t first = shard * plan.shard_runs;
  std::vector<RunRecord> records(std::min(plan.shard_runs, plan.runs() - first));
  const ShardCells cells(plan, first, first + records.size());
  Histories histories = histories_of(plan, first, first + records.size());
  std::vector<Histories::value_type*> waiting;
  for (auto& history : histories) waiting.push_back(&history);
  for_each_run(plan, waiting.size(), [&](std::size_t k) {
    simulate(plan, cells.history(waiting[k]->first.first), after_step, *waiting[k]);
  });
  const Keeper keeper(plan);
  const ShardWork work{plan, keeper, cells, histories, after_step};
  const auto compute = [&](std::size_t k) { records[k] = compute_run(work, first + k); };
  for_each_run(plan, records.size(), compute, beside);
  return records;
}

std::size_t make_part(const Plan& plan, std::size_t shard, const std::string& folder, const Program& program,
                      const AfterStep& after_step) {
  if (find_parts(plan, folder).contains(shard)) return 0;
  return publish_part(plan, shard, compute_shard(plan, shard, after_step), folder, program);
}

std::size_t publish_part(const Plan& plan, std::size_t shard, const std::vector<RunRecord>& records,
                         const std::string& folder, const Program& program) {
  Provenance provenance = study_provenance(plan, program);
  provenance.options = part_text(plan);
  const std::vector<std::byte> image = build_image(study_spec(plan), records, provenance);
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
