// One door to the results of a study for sensitivity and discover.
#include "sim/cli/study_results.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/study_work.hpp"
#include "sim/record/writer.hpp"

namespace truce::cli {
namespace {

// Nothing, and `stopped` = exit code, when a signal stopped the sweep.
std::optional<StudyResults> study_results(const Given& given, const std::string& command, int& stopped) {
  const std::string& path = given.words[0];
  if (path.ends_with(".h5")) {
    ResultsFile file(path);
    PlanWords plan = read_plan_words(file.provenance().options, path);
    return StudyResults{std::move(plan), std::move(file), 0};
  }
  const StudyWork work = study_work(given, command);
  if (is_incomplete(work)) announce(work, given);
  const auto harvest = sweep_watched(work, given);
  if (!harvest) {
    stopped = stop_code(work);
    return std::nullopt;
  }
  return StudyResults{read_plan_words(work.plan.text, path), ResultsFile(merged_path(work.folder)),
                      report_harvest(*harvest)};
}

}  // namespace

int print_answer(const Given& given, const std::string& command, const PageOf& page) {
  const PageFormat format = page_format(given, command);
  int stopped = 0;
  const auto results = study_results(given, command, stopped);
  if (!results) return stopped;
  std::cout << page(*results, format);
  return results->code;
}

std::vector<OptionSpec> answer_options(std::vector<OptionSpec> own) {
  own.insert(own.begin(),
             {"output,o", "DIR",
              "folder of the study (default: its name with .sweep); STUDY may be a results.h5 instead"});
  own.insert(own.end(), {{"format", "FORMAT", "text, markdown or csv"},
                         {"threads", "N", "threads (default: all); results do not depend on it"},
                         {"yes", "", "more than 10,000 cells are meant"},
                         {"quiet", "", "no progress"}});
  return own;
}

void refuse_both(const Given& given, const std::string& command, const std::string& one,
                 const std::string& other) {
  if (given.has(one) && given.has(other))
    throw UsageError("truce " + command + ": --" + one + " and --" + other + " exclude each other; give one");
}

PageFormat page_format(const Given& given, const std::string& command) {
  const std::string name = given.text("format", "text");
  if (name == "text") return PageFormat::text;
  if (name == "markdown") return PageFormat::markdown;
  if (name == "csv") return PageFormat::csv;
  throw UsageError("truce " + command + ": --format is '" + quotable(name) + "'; use text, markdown or csv");
}

std::size_t lever_named(const Given& given, const std::string& option, const PlanWords& plan) {
  if (!given.has(option)) return 0;
  const std::string name = given.text(option, "");
  const auto at = std::ranges::find(plan.levers, name);
  if (at != plan.levers.end()) return static_cast<std::size_t>(at - plan.levers.begin());
  const std::vector<std::string_view> known(plan.levers.begin(), plan.levers.end());
  const std::string near = near_name(name, known);
  throw UsageError("truce: --" + option + " '" + quotable(name) + "' is no lever of the study; " +
                   (near.empty() ? "it has: " + join(plan.levers, ", ") : "did you mean '" + near + "'?"));
}

void publish_findings(const std::string& folder, const std::string& name, const FindingsFile& answer) {
  publish((std::filesystem::path(folder) / name).string(), findings_image(answer), Overwrite::allow);
}

double number_given(const Given& given, const std::string& option, const std::string& command) {
  const std::string text = given.text(option, "");
  const auto value = parse_number(text);
  if (!value)
    throw UsageError("truce " + command + ": --" + option + " is '" + quotable(text) +
                     "'; write a number, such as 24 or 0.5");
  return *value;
}

}  // namespace truce::cli
