// truce compare: the levers of a study beside its reference, on common luck; runs what is missing first.
#include <iostream>

#include "analysis/comparison.hpp"
#include "analysis/scorecard/page.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/study_results.hpp"
#include "sim/cli/study_work.hpp"
#include "sim/record/reader.hpp"

namespace truce::cli {
namespace {

// Whose acts differ, and from which state (ruling S5).
std::string start_words(const Plan& plan) {
  if (!plan.has_same_start()) return "";
  const std::string history = join(plan.same_start.overrides, ", ");
  return "Each lever goes on from the same state, one a replicate: that of " + plan.same_start.at +
         " (hour " + format_number(plan.same_start.hour) + ") after one history for all" +
         (history.empty() ? "" : " (with " + history + ")") +
         "; what differs is what the lever changes from that hour on";
}

StudyWords words_of(const Plan& plan) {
  StudyWords words{plan.title,       {}, plan.points, scorecard::limits_sentence(), point_names(plan.design),
                   start_words(plan)};
  words.start_hour = plan.has_same_start() ? plan.same_start.hour : 0;
  for (const Lever& lever : plan.levers) words.levers.push_back({lever.id, lever.overrides, lever.own_start});
  return words;
}

// The same numbers for other programs, beside the results (sim/record/FORMAT.md).
void keep_findings(const Comparison& found, const std::string& folder) {
  FindingsFile answer{comparison_findings(found), found.point_words(), {}, found.file.provenance()};
  answer.notes = {{"title", found.words.title},
                  {"estimand", found.estimand()},
                  {"reference", found.words.levers[0].id},
                  {"limits", found.words.limits}};
  publish_findings(folder, "comparison.h5", answer);
}

int run(const Given& given) {
  const PageFormat format = page_format(given, "compare");
  const StudyWork work = study_work(given, "compare");
  if (work.plan.levers.size() < 2)
    throw InputError({Fault{
        given.words[0], 0, 0, "levers",
        "has fewer than two levers (a comparison needs a reference and another); add one under 'levers'"}});
  if (!work.plan.replication.paired)
    throw InputError(
        {Fault{given.words[0], 0, 0, "replication",
               "gives every cell luck of its own (a comparison is of pairs on the same luck); remove "
               "'paired: false'"}});
  if (is_incomplete(work)) announce(work, given);
  const auto harvest = sweep_watched(work, given);
  if (!harvest) return stop_code(work);
  StudyWords words = words_of(work.plan);
  words.is_brief = given.has("brief");
  const ResultsFile file(merged_path(work.folder));
  const Comparison found(file, words);
  std::cout << comparison_page(found, format);
  keep_findings(found, work.folder);
  return report_harvest(*harvest);
}

}  // namespace

Command compare_command() {
  return {
      {"compare",
       "levers of a study beside its reference, on common luck; runs what is missing; keeps its numbers in "
       "DIR/comparison.h5",
       "STUDY",
       1,
       1,
       {{"output,o", "DIR", "folder of the study (default: its name with .sweep)"},
        {"brief", "", "of several points only the tables over all of them"},
        {"format", "FORMAT", "text, markdown or csv"},
        {"threads", "N", "threads (default: all); results do not depend on it"},
        {"yes", "", "more than 10,000 cells are meant"},
        {"status-file", "FILE",
         "keep rate, time left, parts and failures in this file, as JSON, while it works"},
        {"quiet", "", "no progress"}}},
      run};
}

}  // namespace truce::cli
