// Results of a study for commands that analyse it: from its file, or from its study file, computing what is
// missing.
#pragma once

#include <optional>
#include <string>

#include "analysis/tables.hpp"
#include "sim/cli/options.hpp"
#include "sim/record/reader.hpp"
#include "sim/study/plan_words.hpp"

namespace truce::cli {

struct StudyResults {
  PlanWords plan;
  ResultsFile file;
  int code = 0;  // exit code of the sweep: 1 when runs failed
};

// Opens STUDY.h5, or sweeps STUDY.yaml first; nothing and `stopped` = exit code when a signal stopped the
// sweep.
[[nodiscard]] std::optional<StudyResults> study_results(const Given& given, const std::string& command,
                                                        int& stopped);

// --format text, markdown or csv. UsageError for another word.
[[nodiscard]] PageFormat page_format(const Given& given, const std::string& command);

// Place of a lever among those of the study, the first when none is named. UsageError for an unknown one.
[[nodiscard]] std::size_t lever_named(const Given& given, const std::string& option, const PlanWords& plan);

// A finite number given to an option. UsageError otherwise.
[[nodiscard]] double number_given(const Given& given, const std::string& option, const std::string& command);

}  // namespace truce::cli
