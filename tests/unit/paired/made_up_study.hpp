// A study made by hand: two levers, three replicates, two points, of which every number is known.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "sim/record/writer.hpp"

namespace truce::made_up {

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Two levers, three replicates, two points; lever `b` has two deaths more, whatever the replicate.
struct MadeUp {
  RecordSpec spec;
  std::vector<RunRecord> runs;

  MadeUp() {
    spec.dimensions = {{"strategy", {"a", "b"}, "alternatives"}};
    spec.outcomes = {{"calm_hours_day60", "h", "calm"},
                     {"first_calm72", "h", "start"},
                     {"first_calm72_length", "h", "length"},
                     {"deaths_north", "1", "deaths"},
                     {"events_x", "1", "events"},
                     {"agreed_end", "h", "start under an agreed halt"},
                     {"unilateral_end", "h", "start without one"},
                     {"trust_change_x_y", "1", "change of trust of x in y"},
                     {"fighters_south", "1", "fighters"}};
    spec.time_hours = {0, 1000};
    spec.start = "2000-01-01 00:00";
    spec.time_zone = "UTC";
    for (int point = 0; point < 2; ++point)
      for (int lever = 0; lever < 2; ++lever)
        for (int replicate = 0; replicate < 3; ++replicate) add(point, lever, replicate);
  }

  void add(int point, int lever, int replicate) {
    RunRecord run;
    run.replicate = replicate;
    run.design_point = point;
    run.strategy = lever;
    // Under `a` calms end after 100, 200 h and one never comes; under `b` all last to the end of the run.
    const double start = lever == 1 ? 500 : replicate == 2 ? none : 100;
    const double length = lever == 1 ? 500 : replicate == 2 ? none : 100.0 * (replicate + 1);
    // The calms of `a` come unasked, those of `b` under agreed halts.
    run.outcomes = {100.0 + 50 * replicate,
                    start,
                    length,
                    10.0 * replicate + 2 * lever,
                    1,
                    lever == 1 ? start : none,
                    lever == 1 ? none : start,
                    0.25 * lever,
                    3};
    runs.push_back(run);
  }

  [[nodiscard]] ResultsFile file() const {
    Provenance provenance;
    provenance.scenario_text = "x";
    provenance.scenario_name = "made_up";
    provenance.strategy_name = "levers";
    provenance.program_version = provenance.commit = provenance.compiler = "test";
    return ResultsFile::from_image(build_image(spec, runs, provenance));
  }
};

inline StudyWords words() {
  return {"Made up",
          {{"a", {}}, {"b", {"decision.tau=0.1", "mechanisms.trust.on=false"}}},
          {{"x=1"}, {"x=2"}},
          "Limits."};
}

inline std::string page_of(const MadeUp& made, const StudyWords& told, PageFormat format) {
  const ResultsFile file = made.file();
  return comparison_page(Comparison(file, told), format);
}

}  // namespace truce::made_up
