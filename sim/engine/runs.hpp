// Many runs of one scenario: which runs, on how many threads; a failed run is a row, never the end.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/run_record.hpp"
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
};

// One run from start to horizon. Errors become a failed record with one line of text.
[[nodiscard]] RunRecord run_one(const RunPlan& plan, std::uint32_t replicate);

// All runs, in replicate order whatever the number of threads. While as many runs wait as there are threads and
// citizens are fewer than 200,000 a thread owns a run; else runs go one after another (ruling E4).
[[nodiscard]] std::vector<RunRecord> run_many(const RunPlan& plan);

}  // namespace truce
