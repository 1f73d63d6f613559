// truce discover: under which inputs a case is common, by PRIM: what makes truces hold?
#include <cmath>
#include <set>

#include "analysis/scorecard/page.hpp"
#include "analysis/sensitivity/discovery_page.hpp"
#include "analysis/study_values.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/study_results.hpp"

namespace truce::cli {
namespace {

// Keys whose values are numbers at every point and differ between points.
void take_inputs(const PlanWords& plan, DiscoveryWords& words) {
  words.points.resize(plan.points.size());
  if (plan.points.empty()) return;
  for (std::size_t k = 0; k < plan.points[0].size(); ++k) {
    const std::string& key = plan.points[0][k].first;
    std::vector<double> values;
    for (const auto& point : plan.points) {
      if (k >= point.size() || point[k].first != key) break;
      const std::string& text = point[k].second;
      const auto value = text == "true" ? 1.0 : text == "false" ? 0.0 : parse_number(text);
      if (!value) break;
      values.push_back(*value);
    }
    const bool varies = std::set<double>(values.begin(), values.end()).size() > 1;
    if (values.size() < plan.points.size() || !varies) continue;
    words.inputs.push_back(key);
    for (std::size_t p = 0; p < values.size(); ++p) words.points[p].push_back(values[p]);
  }
}

DiscoveryWords words_of(const Given& given, const StudyResults& results) {
  DiscoveryWords words;
  words.title = results.plan.title.empty() ? "Discovery" : results.plan.title;
  take_inputs(results.plan, words);
  if (words.inputs.empty())
    throw InputError(
        {Fault{given.words[0], 0, 0, "design",
               "no key with numbers differs between its points (no input to bound); use a design of "
               "uncertainties, such as design: {kind: lhs, size: 200}"}});
  words.lever = lever_named(given, "lever", results.plan);
  words.outcome = given.text("outcome", "calm_hours_day60");
  if (!StudyValues(results.file).has(words.outcome)) {
    const std::vector<std::string> all = StudyValues(results.file).all();
    throw UsageError("truce discover: --outcome '" + quotable(words.outcome) +
                     "' is not in the results; they have: " + join(all, ", "));
  }
  words.is_above = !given.has("below");
  words.threshold = std::nan("");
  for (const char* side : {"above", "below"})
    if (given.has(side) && given.text(side, "") != "quartile")
      words.threshold = number_given(given, side, "discover");
  words.limits = scorecard::limits_sentence();
  return words;
}

int run(const Given& given) {
  refuse_both(given, "discover", "above", "below");
  return print_answer(given, "discover", [&](const StudyResults& results, PageFormat format) {
    return discovery_page(results.file, words_of(given, results), format);
  });
}

}  // namespace

Command discover_command() {
  return {
      {"discover", "bounds on uncertain inputs within which a case is common (PRIM); runs what is missing",
       "STUDY", 1, 1,
       answer_options({{"outcome", "NAME", "the outcome that makes a case (default: calm_hours_day60)"},
                       {"above", "X", "cases lie at or above X (default: the upper quartile, `quartile`)"},
                       {"below", "X", "cases lie at or below X, or `quartile`"},
                       {"lever", "ID", "under which lever (default: the first)"}})},
      run};
}

}  // namespace truce::cli
