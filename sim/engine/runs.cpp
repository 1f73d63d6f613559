// Runs side by side or one after another, never nested.
#include "sim/engine/runs.hpp"

#include <atomic>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/engine/simulation.hpp"

namespace truce {
namespace {

constexpr std::int64_t most_citizens_for_side_by_side = 200'000;

std::int64_t citizens_of(const ScenarioSetup& setup) {
  std::int64_t citizens = 0;
  for (const auto& [id, crowd] : setup.publics) citizens += crowd.citizens;
  return citizens;
}

}  // namespace

void Pace::see(const World& world) {
  if (world.clock.step > 0 && after_step_ && !after_step_()) throw Stopped("stopped on request");
}

RunRecord record_or_failure(const std::function<RunRecord()>& run, std::uint32_t replicate,
                            std::int32_t strategy) {
  RunRecord record;
  try {
    record = run();
  } catch (const BugError&) {
    throw;
  } catch (const Stopped&) {
    throw;
  } catch (const std::exception& error) {
    record = RunRecord{};
    record.status = RunStatus::failed;
    record.error = error.what();
  }
  record.replicate = static_cast<std::int32_t>(replicate);
  record.strategy = strategy;
  return record;
}

RunRecord run_one(const RunPlan& plan, std::uint32_t replicate) {
  const auto run = [&] {
    Simulation simulation(plan.setup, *plan.pipeline, Luck{plan.seed, replicate, 0});
    Recorder recorder(*plan.setup);
    Pace pace(plan);
    simulation.watch(recorder);
    simulation.watch(pace);
    simulation.run_to_horizon();
    return recorder.finish(simulation.world());
  };
  return record_or_failure(run, replicate, plan.strategy);
}

std::vector<RunRecord> run_many(const RunPlan& plan) {
  std::vector<RunRecord> records(plan.replicates);
  std::atomic<bool> stopped{false};  // spares the runs still waiting from being set up
  const auto run = [&](std::size_t k) {
    if (stopped) return;
    try {
      records[k] = run_one(plan, plan.first_replicate + static_cast<std::uint32_t>(k));
    } catch (const Stopped&) {
      stopped = true;
      throw;
    }
  };
  const bool side_by_side = plan.replicates >= static_cast<std::uint32_t>(threads_in_use()) &&
                            citizens_of(*plan.setup) < most_citizens_for_side_by_side;
  if (side_by_side)
    for_each_task(plan.replicates, run);
  else
    for (std::size_t k = 0; k < plan.replicates; ++k) run(k);
  return records;
}

}  // namespace truce
