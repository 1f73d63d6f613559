// What one run leaves behind: series over time and tables of what happened. Plain data, no behaviour, no
// files.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/hash.hpp"

namespace truce {

enum class NumberType { float32, float64, int32, int8 };

// A category column or series: int8 values with their meanings (flag_values 0, 1, 2, ... = place in this
// list).
using Meanings = std::vector<std::string>;

// A dimension other than `run` and `time`: its name and the ids of its members in file order (`party`:
// israel, ...).
struct Dimension {
  std::string name;
  std::vector<std::string> members;
  std::string long_name;
};

// A quantity over time: [time] or [time x dimension]. Row 0 is the initial state; rates refer to the step
// before.
struct SeriesSpec {
  std::string name;       // lower_snake; the same word as in YAML and C++
  std::string dimension;  // "" or a Dimension's name
  std::string unit;       // "1", "h-1", "persons" is written "1" with a long_name
  std::string long_name;
  NumberType type = NumberType::float32;
  Meanings meanings;        // int8 categories only
  bool is_of_step = false;  // counts what happened in the step alone
  std::string
      cell_methods{};  // how rows that stand for several steps came about (CF); "" = each step has a row
  std::string precision_bits{};  // bits of the mantissa that were kept; "" = all
};

// A column of a table of things that happened.
struct ColumnSpec {
  std::string name;
  std::string unit;
  std::string long_name;
  NumberType type = NumberType::float64;
  Meanings meanings;      // int8 categories only
  std::string refers_to;  // int32 index into this Dimension, or "" ; -1 = nobody
};

// A table with one row a thing that happened in a run (events, decisions, arrangements, incidents, polls,
// texts).
struct TableSpec {
  std::string name;
  std::string long_name;
  std::vector<ColumnSpec> columns;
};

// One number a run (outcomes).
struct OutcomeSpec {
  std::string name;
  std::string unit;
  std::string long_name;
};

// Everything that is the same for all runs of one file.
struct RecordSpec {
  std::vector<Dimension> dimensions;
  std::vector<SeriesSpec> series;
  std::vector<TableSpec> tables;
  std::vector<OutcomeSpec> outcomes;
  std::vector<double> time_hours;  // end of each recorded step in hours since the start; [0] = 0
  std::string start;               // "2014-07-08 00:00", local
  std::string time_zone;           // text, e.g. "Asia/Jerusalem"
};

enum class RunStatus : std::int8_t { ok = 0, failed = 1 };

struct TableRows {
  std::vector<std::vector<double>> columns;  // [column][row]; integers are exact below 2^53
};

// The state hash at a step (rulings E5): step 0, each 24 h and the end.
struct StateMark {
  std::int32_t step = 0;
  Hash hash;
};

// One run. Sizes follow RecordSpec: series[i] has time x members values, time slowest.
struct RunRecord {
  std::int32_t replicate = 0;
  std::int32_t design_point = 0;
  std::int32_t strategy = 0;  // index into Dimension "strategy"
  RunStatus status = RunStatus::ok;
  std::string error;  // one line, when failed; then the other members may be empty
  std::vector<std::vector<float>> series;
  std::vector<TableRows> tables;
  std::vector<double> outcomes;
  std::vector<StateMark> marks;
};

// Where the numbers came from; written to the file's root attributes and /zz_text.
struct Provenance {
  std::string scenario_text;  // resolved: running this text alone gives the same hashes
  std::string scenario_name;
  std::string strategy_name;
  std::uint64_t seed = 1;
  std::string program_version;
  std::string commit;  // of the source, "unknown" when not built from a checkout
  std::string compiler;
  std::string options;  // command-line options that change results (--set ...), host-free
};

}  // namespace truce
