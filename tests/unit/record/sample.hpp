// A small record with a known value at every place, for the tests of results files and of outside readers.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "sim/engine/run_record.hpp"

namespace truce::sample {

inline constexpr std::size_t run_count = 3;

inline RecordSpec spec() {
  RecordSpec spec;
  spec.start = "2014-07-08 00:00";
  spec.time_zone = "Asia/Jerusalem";
  for (int hour = 0; hour <= 48; ++hour) spec.time_hours.push_back(hour);
  spec.dimensions = {{"party", {"north", "south"}, "parties"},
                     {"strategy", {"none", "shuttle"}, "strategy of the mediators"},
                     {"outlet", {"radio", "wire", "tv"}, "media outlets"}};
  spec.series = {
      {"violence_rate", "", "h-1", "hostile acts an hour", NumberType::float32, {}},
      {"deaths", "party", "1", "deaths so far, persons", NumberType::int32, {}},
      {"phase", "", "1", "phase of the war", NumberType::int8, {"fighting", "lull", "halt"}},
      {"support", "party", "1", "support for a halt", NumberType::float64, {}},
  };
  spec.tables = {
      {"events",
       "hostile acts",
       {{"event_time", "hour", "hours since the start", NumberType::float64, {}, ""},
        {"kind", "1", "kind of act", NumberType::int8, {"launch", "strike"}, ""},
        {"actor", "1", "who did it", NumberType::int32, {}, "party"},
        {"harm", "1", "persons harmed", NumberType::float32, {}, ""}}},
      {"polls", "polls taken", {{"share", "1", "share for a halt", NumberType::float64, {}, ""}}},
  };
  spec.outcomes = {{"calm_hours", "hour", "hours of mutual calm"}, {"trust_change", "1", "change of trust"}};
  return spec;
}

// violence_rate = 100 run + time / 8; deaths = 1000 run + 10 time + party; phase = (run + time) % 3;
// support = run + time / 64 + party / 4. One value of run 1 is missing (NaN).
inline RunRecord run(std::size_t number) {
  const auto n = static_cast<float>(number);
  RunRecord record;
  record.replicate = static_cast<std::int32_t>(number);
  record.design_point = static_cast<std::int32_t>(7 + number);
  record.strategy = static_cast<std::int32_t>(number % 2);
  record.series.resize(4);
  for (int time = 0; time <= 48; ++time) {
    const auto hour = static_cast<float>(time);
    record.series[0].push_back(100 * n + hour / 8);
    record.series[2].push_back(static_cast<float>((static_cast<int>(number) + time) % 3));
    for (int party = 0; party < 2; ++party) {
      const auto p = static_cast<float>(party);
      record.series[1].push_back(1000 * n + 10 * hour + p);
      record.series[3].push_back(n + hour / 64 + p / 4);
    }
  }
  if (number == 1) record.series[0][5] = std::nanf("");
  record.tables.resize(2);
  record.tables[0].columns.resize(4);
  for (std::size_t row = 0; row < 2 + number; ++row) {
    record.tables[0].columns[0].push_back(static_cast<double>(row) + 0.5);
    record.tables[0].columns[1].push_back(static_cast<double>(row % 2));
    record.tables[0].columns[2].push_back(row == 0 ? -1.0 : static_cast<double>(row % 2));
    record.tables[0].columns[3].push_back(static_cast<double>(number) * 10.0 + static_cast<double>(row));
  }
  record.tables[1].columns.resize(1);
  record.outcomes = {10.0 + static_cast<double>(number), number == 2 ? std::nan("") : 0.25};
  record.marks = {{0, {0x0123456789abcdefULL, 0xfedcba9876543210ULL + number}},
                  {24, {0xffffffff80000000ULL, 0x8000000000000001ULL}}};
  return record;
}

inline std::vector<RunRecord> runs() {
  std::vector<RunRecord> records;
  for (std::size_t i = 0; i < run_count; ++i) records.push_back(run(i));
  return records;
}

inline std::vector<RunRecord> runs_with_failure() {
  std::vector<RunRecord> records = runs();
  records[1] = RunRecord{.replicate = 1,
                         .design_point = 8,
                         .strategy = 1,
                         .status = RunStatus::failed,
                         .error = "step 3: a stock went below zero",
                         .series = {},
                         .tables = {},
                         .outcomes = {},
                         .marks = {}};
  return records;
}

inline Provenance provenance() {
  return {.scenario_text = "name: sample\nlabel: \"Zürich, =1+1\"\n",
          .scenario_name = "sample",
          .strategy_name = "shuttle",
          .seed = 18446744073709551615ULL,
          .program_version = "0.1.0",
          .commit = "unknown",
          .compiler = "g++ 12",
          .options = "--set party.north=1"};
}

}  // namespace truce::sample
