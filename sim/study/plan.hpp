// The plan of a study: every cell with its overrides, the runs and the parts. Never changes once it is
// written.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/hash.hpp"
#include "sim/engine/run_record.hpp"
#include "sim/process/pipeline.hpp"
#include "sim/study/study_file.hpp"
#include "sim/world/scenario_setup.hpp"

namespace truce {

// One cell: a point of the design under a lever, ready to run.
struct Cell {
  std::int32_t point = 0;
  std::int32_t lever = 0;
  std::vector<std::string> overrides;  // "key=value": the point's, then the lever's
  Hash scenario;                       // of the resolved scenario
  std::shared_ptr<const ScenarioSetup> setup;
  std::shared_ptr<const Pipeline> pipeline;
};

struct Lever {
  std::string id;
  std::vector<std::string> overrides;
};

struct Plan {
  std::string name;  // of the study file, without ending
  std::string title;
  std::string scenario_name;
  std::string scenario_text;  // resolved, without any override
  std::uint64_t seed = 1;
  std::uint32_t first = 0;
  std::uint32_t replicates = 1;
  std::vector<Lever> levers;
  std::vector<std::vector<std::string>> points;
  std::vector<Cell> cells;  // by point, then lever
  std::uint32_t series_replicates = 0;
  std::vector<std::string> tables;
  std::size_t shard_runs = 64;
  std::int64_t citizens = 0;  // of the largest cell
  std::string text;           // the plan as YAML, ending with its hash
  Hash hash;

  [[nodiscard]] std::size_t runs() const { return cells.size() * replicates; }
  [[nodiscard]] std::size_t shards() const { return (runs() + shard_runs - 1) / shard_runs; }
  [[nodiscard]] std::int64_t steps_a_run() const;
};

// Makes the plan of a study and loads every cell. Throws InputError with all faults, those of overrides at
// their places in the study file. A value outside its own range is a fault in a study (ruling F6).
[[nodiscard]] Plan make_plan(const StudySource& study);

// What the results file holds: record_spec of the cells (all alike) with the tables that are kept.
[[nodiscard]] RecordSpec study_spec(const Plan& plan);

// Bytes of the merged file, an upper estimate before compression.
[[nodiscard]] std::size_t estimate_study_bytes(const Plan& plan);

// The plan as YAML; its last line is the hash of what stands before it.
[[nodiscard]] std::string plan_text(const Plan& plan);

}  // namespace truce
