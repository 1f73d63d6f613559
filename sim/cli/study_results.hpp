// Results of a study for commands that analyse it: from its file, or from its study file, computing what is
// missing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/tables.hpp"
#include "sim/cli/options.hpp"
#include "sim/record/findings_file.hpp"
#include "sim/record/reader.hpp"
#include "sim/study/plan_words.hpp"

namespace truce::cli {

struct StudyResults {
  PlanWords plan;
  ResultsFile file;
  int code = 0;  // exit code of the sweep: 1 when runs failed
};

// Opens STUDY.h5, or sweeps STUDY.yaml first, and prints the page that is made of it in the format asked for;
// the exit code, also when a signal stopped the sweep.
using PageOf = std::function<std::string(const StudyResults& results, PageFormat format)>;
[[nodiscard]] int print_answer(const Given& given, const std::string& command, const PageOf& page);

// A command's own options among those that all such commands take.
[[nodiscard]] std::vector<OptionSpec> answer_options(std::vector<OptionSpec> own);

// UsageError when both options are given.
void refuse_both(const Given& given, const std::string& command, const std::string& one,
                 const std::string& other);

// --format text, markdown or csv. UsageError for another word.
[[nodiscard]] PageFormat page_format(const Given& given, const std::string& command);

// Place of a lever among those of the study, the first when none is named. UsageError for an unknown one.
[[nodiscard]] std::size_t lever_named(const Given& given, const std::string& option, const PlanWords& plan);

// Writes an answer into the folder of its study, in place of what is there.
void publish_findings(const std::string& folder, const std::string& name, const FindingsFile& answer);

// A finite number given to an option. UsageError otherwise.
[[nodiscard]] double number_given(const Given& given, const std::string& option, const std::string& command);

}  // namespace truce::cli
