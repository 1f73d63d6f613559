// truce compare: the levers of a study beside its reference, on common luck; runs what is missing first.
#include <iostream>

#include "analysis/comparison.hpp"
#include "analysis/scorecard/page.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/study_work.hpp"
#include "sim/record/reader.hpp"

namespace truce::cli {
namespace {

PageFormat format_of(const Given& given) {
  const std::string name = given.text("format", "text");
  if (name == "text") return PageFormat::text;
  if (name == "markdown") return PageFormat::markdown;
  if (name == "csv") return PageFormat::csv;
  throw UsageError("truce compare: --format is '" + quotable(name) + "'; use text, markdown or csv");
}

StudyWords words_of(const Plan& plan) {
  StudyWords words{plan.title, {}, plan.points, scorecard::limits_sentence()};
  for (const Lever& lever : plan.levers) words.levers.push_back({lever.id, lever.overrides});
  return words;
}

int run(const Given& given) {
  const PageFormat format = format_of(given);
  const StudyWork work = study_work(given, "compare");
  if (work.plan.levers.size() < 2)
    throw InputError({Fault{
        given.words[0], 0, 0, "levers",
        "has fewer than two levers (a comparison needs a reference and another); add one under 'levers'"}});
  if (is_incomplete(work)) announce(work, given);
  const auto harvest = sweep_watched(work, given);
  if (!harvest) return stop_code(work);
  std::cout << comparison_page(ResultsFile(merged_path(work.folder)), words_of(work.plan), format);
  return report_harvest(*harvest);
}

}  // namespace

Command compare_command() {
  return {{"compare",
           "levers of a study beside its reference, on common luck; runs what is missing",
           "STUDY",
           1,
           1,
           {{"output,o", "DIR", "folder of the study (default: its name with .sweep)"},
            {"format", "FORMAT", "text, markdown or csv"},
            {"threads", "N", "threads (default: all); results do not depend on it"},
            {"quiet", "", "no progress"}}},
          run};
}

}  // namespace truce::cli
