// Made-up records: four steps of six hours, one series by stream, one running total, one poll, one halt
// table.
#pragma once

#include <string>
#include <vector>

#include "analysis/scorecard/view.hpp"
#include "sim/base/time.hpp"

namespace truce::scorecard {

inline RecordView small_view() {
  RecordView view;
  view.spec.start = "2000-01-01 00:00";
  for (int step = 0; step <= 8; ++step) view.spec.time_hours.push_back(6.0 * step);
  view.spec.dimensions = {{"stream", {"north", "south"}, ""},
                          {"poll", {"early", "late"}, ""},
                          {"leader", {"first", "second"}, ""}};
  view.spec.series = {{"fire", "stream", "1", "", NumberType::float32, {}},
                      {"dead", "", "1", "", NumberType::float32, {}}};
  const auto column = [](const char* name) { return ColumnSpec{name, "1", "", NumberType::float64, {}, {}}; };
  view.spec.tables = {
      {"polls", "", {column("poll"), column("percent")}},
      {"arrangements",
       "",
       {column("start"), column("planned"), column("end"), column("mutual"), column("setup")}},
      {"texts", "", {column("setup")}},
      {"decisions",
       "",
       {column("text"), column("leader"), column("probability"), column("answer"), column("own_text"),
        column("recorded")}}};
  view.spec.outcomes = {{"calm", "h", ""}};
  view.texts = {"plan_a", "plan_b"};
  view.halts = {"pause"};
  return view;
}

// north fires 0..8 by step, times `factor`; south 10 in step 3 only; the dead rise by 5 a step.
inline RunRecord small_run(float factor = 1) {
  RunRecord run;
  run.series.resize(2);
  for (int step = 0; step <= 8; ++step) {
    run.series[0].push_back(factor * static_cast<float>(step));
    run.series[0].push_back(step == 3 ? 10.0F : 0.0F);
    run.series[1].push_back(5.0F * static_cast<float>(step));
  }
  run.tables = {{{{0}, {61}}},
                {{{6, 20, 30}, {12, 10, -1}, {18, 24, -1}, {1, 1, 0}, {0, -1, -1}}},
                {{{1, -1}}},
                {{{0, 0, 1}, {0, 1, 0}, {0.8, 0.4, 0.9}, {1, 0, 1}, {0, 0, 0}, {1, 1, -1}}}};
  run.outcomes = {7};
  return run;
}

inline Instant at(const std::string& text) { return *parse_instant(text); }

}  // namespace truce::scorecard
