// One door to the results of a study for sensitivity and discover.
#include "sim/cli/study_results.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/study_work.hpp"

namespace truce::cli {

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

double number_given(const Given& given, const std::string& option, const std::string& command) {
  const std::string text = given.text(option, "");
  const auto value = parse_number(text);
  if (!value)
    throw UsageError("truce " + command + ": --" + option + " is '" + quotable(text) +
                     "'; write a number, such as 24 or 0.5");
  return *value;
}

}  // namespace truce::cli
