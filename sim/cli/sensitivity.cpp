// truce sensitivity: which uncertain inputs matter for which outcome, by Morris or Sobol.

#include "analysis/scorecard/page.hpp"
#include "analysis/sensitivity/page.hpp"
#include "analysis/study_values.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/study_results.hpp"

namespace truce::cli {
namespace {

std::vector<std::string> outcomes_asked(const Given& given, const ResultsFile& file) {
  const StudyValues study(file);
  if (!given.has("outcome")) return study.primary();
  const std::vector<std::string> all = study.all();
  const std::vector<std::string_view> known(all.begin(), all.end());
  std::vector<std::string> asked;
  for (const std::string& name : given.texts("outcome")) {
    if (name == "all") return all;
    if (!study.has(name)) {
      const std::string near = near_name(name, known);
      throw UsageError("truce sensitivity: --outcome '" + quotable(name) + "' is not in the results; " +
                       (near.empty() ? "they have: " + join(all, ", ") : "did you mean '" + near + "'?"));
    }
    asked.push_back(name);
  }
  return asked;
}

SensitivityWords words_of(const Given& given, const StudyResults& results) {
  const DesignWords& design = results.plan.design;
  const bool is_morris = design.kind == DesignKind::morris;
  if (!is_morris && design.kind != DesignKind::saltelli)
    throw InputError(
        {Fault{given.words[0], 0, 0, "design",
               "its design is neither morris nor saltelli (no other tells what each input does); set "
               "design: {kind: morris, trajectories: 10}, or look for boxes with `truce discover`"}});
  SensitivityWords words;
  words.title = results.plan.title.empty() ? "Sensitivity" : results.plan.title;
  words.method = is_morris ? SensitivityWords::Method::morris : SensitivityWords::Method::sobol;
  const NamedGrouping named = grouping_of(design);
  words.inputs = named.names;
  if (is_morris) words.walks = {unit_points(design), named.grouping.group_of, named.grouping.groups};
  words.lever = lever_named(given, given.has("difference") ? "difference" : "lever", results.plan);
  words.is_difference = given.has("difference");
  if (words.is_difference && words.lever == 0)
    throw UsageError(
        "truce sensitivity: --difference names the reference itself; name another lever of the study");
  words.outcomes = outcomes_asked(given, results.file);
  words.limits = scorecard::limits_sentence();
  return words;
}

int run(const Given& given) {
  refuse_both(given, "sensitivity", "lever", "difference");
  return print_answer(given, "sensitivity", [&](const StudyResults& results, PageFormat format) {
    return sensitivity_page(results.file, words_of(given, results), format);
  });
}

}  // namespace

Command sensitivity_command() {
  return {
      {"sensitivity", "which uncertain inputs matter for which outcome (Morris, Sobol); runs what is missing",
       "STUDY", 1, 1,
       answer_options({{"outcome", "NAME", "an outcome, or `all` (default: the primary ones)", true},
                       {"lever", "ID", "under which lever (default: the first)"},
                       {"difference", "ID", "of this lever from the first one, on common luck"}})},
      run};
}

}  // namespace truce::cli
