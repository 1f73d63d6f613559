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
#include "sim/study/design_points.hpp"
#include "sim/study/study_file.hpp"
#include "sim/world/scenario_setup.hpp"

namespace truce {

// One cell: a point of the design under a lever, ready to run.
struct Cell {
  std::int32_t point = 0;
  std::int32_t lever = 0;
  std::vector<std::string> overrides;  // "key=value": constants, the point's, the lever's
  Hash scenario;                       // of the resolved scenario
  std::shared_ptr<const ScenarioSetup> setup;
  std::shared_ptr<const Pipeline> pipeline;
  std::size_t efforts_before = 0;  // efforts of the history, which end where the cell goes on from it
  std::vector<std::size_t> outcome_places;  // of its own outcomes among the plan's; behind them = not kept
};

struct CellRecipes;

struct Lever {
  std::string id;
  std::vector<std::string> overrides;
  bool own_start = false;  // from the first hour, in a study whose other levers go on from one history
};

// What is shared by the levers of a study with the same start: one history a point.
struct SameStart {
  std::string at;  // "2014-07-21 00:00"
  double hour = 0;
  std::int32_t step = 0;
  std::vector<std::string> overrides;  // of the history only
  std::vector<Cell> histories;  // by point, read as the cells are; none = every lever from the first hour
};

// A run of a plan: its cell, and its replicate counted from the plan's first.
struct RunPlace {
  std::size_t cell = 0;
  std::uint32_t nth = 0;
};

// What a budget did to the outputs of a study.
struct PlanBudget {
  double bytes = 0;  // 0 = no limit
  double hours = 0;
  Place hours_place;
  double estimate = 0;  // bytes of the merged file
  int asked_stride = 1;
  std::vector<std::string> dropped;  // series, in the order of dropping
  std::string condition;             // what the pilot says of a condition on series
};

struct Plan {
  std::string name;  // of the study file, without ending
  std::string title;
  std::string scenario_name;
  std::string scenario_text;  // resolved, without any override
  std::uint64_t seed = 1;
  std::uint32_t first = 0;
  std::uint32_t replicates = 1;
  ReplicationSetup replication;
  std::uint32_t luck_stride = 0;  // replicates between the luck of two cells; 0 = they share it
  std::vector<Lever> levers;
  DesignWords design;
  std::vector<std::string> constants;  // laid over the scenario in every cell
  std::vector<std::vector<std::string>> points;
  std::vector<Cell> cells;  // by point, then lever; those without a setup are read when they are needed
  std::vector<std::size_t> cells_read;         // numbers of the others
  std::shared_ptr<const CellRecipes> recipes;  // from what cells are read
  SameStart same_start;
  std::vector<OutcomeSpec> outcomes;  // of all cells; what a cell does not have is missing in its runs
  OutputsSetup outputs;               // as the study wants them and its budget allows
  PlanBudget budget;
  std::uint32_t series_replicates = 0;
  std::vector<std::string> tables;
  std::size_t shard_runs = 64;
  std::int64_t citizens = 0;  // of the largest cell
  std::string text;           // the plan as YAML, ending with its hash
  Hash hash;

  [[nodiscard]] std::size_t runs() const { return cells.size() * replicates; }
  [[nodiscard]] std::size_t shards() const { return (runs() + shard_runs - 1) / shard_runs; }
  [[nodiscard]] std::int64_t steps_a_run() const;  // in the mean, where levers share a history
  // Runs go by cell and replicate; with the same start by point, replicate and lever, so that runs that share
  // a history are neighbours.
  [[nodiscard]] RunPlace place_of(std::size_t run) const;
  // Number of the luck of a run, which stands in its record as its replicate.
  [[nodiscard]] std::uint32_t replicate_of(const RunPlace& place) const {
    return first + place.nth + luck_stride * static_cast<std::uint32_t>(place.cell);
  }
  // Whether series are kept of the nth replicate of a cell, if its outcome allows; and of how many runs at
  // most.
  [[nodiscard]] bool keeps_series_of(std::uint32_t nth) const;
  [[nodiscard]] std::size_t runs_with_series() const;
  [[nodiscard]] bool has_same_start() const { return !same_start.histories.empty(); }
  // Whether the runs of a cell go on from a shared history.
  [[nodiscard]] bool branches(const Cell& cell) const {
    return has_same_start() && !levers[static_cast<std::size_t>(cell.lever)].own_start;
  }
};

// Makes the plan of a study and loads every cell. Throws InputError with all faults, those of overrides at
// their places in the study file. A value outside its own range is a fault in a study (ruling F6).
[[nodiscard]] Plan make_plan(const StudySource& study);

// What the results file holds: record_spec of the cells (all alike) with the series, rows and tables that are
// kept.
[[nodiscard]] RecordSpec study_spec(const Plan& plan);

// Bytes of the merged file, an upper estimate before compression.
[[nodiscard]] std::size_t estimate_study_bytes(const Plan& plan);

// The plan as YAML; its last line is the hash of what stands before it.
[[nodiscard]] std::string plan_text(const Plan& plan);

// What a part says of its plan: its head and hash, without levers, points and cells (12 MB for 10,000 points
// of 26 keys).
[[nodiscard]] std::string part_text(const Plan& plan);

}  // namespace truce
