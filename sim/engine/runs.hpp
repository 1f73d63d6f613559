// Many runs of one scenario: which runs, on how many threads; a failed run is a row, never the end.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/engine/run_record.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/process/pipeline.hpp"
#include "sim/world/world.hpp"

namespace truce {

struct RunPlan {
  std::shared_ptr<const ScenarioSetup> setup;
  std::shared_ptr<const Pipeline> pipeline;
  std::uint64_t seed = 1;
  std::uint32_t first_replicate = 0;
  std::uint32_t replicates = 1;
  std::int32_t strategy = 0;
  std::function<bool()> after_step =
      {};  // told after every step, from any thread; false = stop. Must not throw.
};

// `RunPlan::after_step` said stop: there are no results.
struct Stopped : Error {
  using Error::Error;
};

// Tells `plan.after_step` of every step of a simulation; throws Stopped when it says so.
class Pace : public Observer {
 public:
  explicit Pace(const RunPlan& plan) : after_step_(plan.after_step) {}
  void see(const World& world) override;

 private:
  const std::function<bool()>& after_step_;
};

// The record that `run` makes, with its keys; an error becomes a failed record with one line of text. Stopped
// and BugError go on up.
[[nodiscard]] RunRecord record_or_failure(const std::function<RunRecord()>& run, std::uint32_t replicate,
                                          std::int32_t strategy);

// One run from start to horizon. Errors become a failed record with one line of text; Stopped and BugError go
// on up.
[[nodiscard]] RunRecord run_one(const RunPlan& plan, std::uint32_t replicate);

// All runs, in replicate order whatever the number of threads. While as many runs wait as there are threads
// and citizens are fewer than 200,000 a thread owns a run; else runs go one after another (ruling E4).
[[nodiscard]] std::vector<RunRecord> run_many(const RunPlan& plan);

}  // namespace truce
