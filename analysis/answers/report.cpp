// Writes benchmark A as a page.
#include "analysis/answers/report.hpp"

namespace truce::answers {
namespace {

std::string short_score(const Score& score) {
  return std::to_string(score.hits) + "/" + std::to_string(score.asked) + " " + fixed(score.log_loss, 3) +
         " " + fixed(score.area, 2);
}

// The area is left out where each chance was learnt anew: it would compare chances of different fits.
std::string left_out_score(const std::optional<Score>& score) {
  return score ? std::to_string(score->hits) + "/" + std::to_string(score->asked) + " " +
                     fixed(score->log_loss, 3)
               : "-";
}

std::string interval(const Interval& interval) {
  return fixed(interval.middle, 3) + " [" + fixed(interval.low, 3) + ", " + fixed(interval.high, 3) + "]";
}

std::string stages(const Evaluation& evaluation, Format format) {
  std::vector<Cells> rows = {{"rule", "of " + std::to_string(evaluation.answers),
                              "without authors, of " + std::to_string(evaluation.answers_no_authors)}};
  for (const StageRow& row : evaluation.stages) {
    rows.push_back({row.name, std::to_string(row.right), std::to_string(row.right_no_authors)});
  }
  const int authors = evaluation.answers - evaluation.answers_no_authors;
  rows.push_back({"no preferences at all", std::to_string(evaluation.process_rule_right),
                  std::to_string(evaluation.process_rule_right - authors)});
  return heading("The hard rule, stage by stage", format) + table(rows, format);
}

std::string misses(const Evaluation& evaluation, Format format) {
  std::vector<Cells> rows = {{"text", "actor", "answered"}};
  for (const Miss& miss : evaluation.misses) {
    rows.push_back({miss.text, std::string(decider_names[static_cast<std::size_t>(miss.decider)]),
                    miss.yes ? "yes" : "no"});
  }
  return heading("The " + std::to_string(evaluation.misses.size()) + " misses of the full rule", format) +
         table(rows, format);
}

std::string models(const Evaluation& evaluation, Format format) {
  std::vector<Cells> rows = {
      {"model", "fitted", "all", "without authors", "after 28 July", "one text left out"}};
  for (const ModelRow& row : evaluation.models) {
    rows.push_back({row.name, std::to_string(row.fitted), short_score(row.all), short_score(row.no_authors),
                    short_score(row.after_july), left_out_score(row.left_out)});
  }
  return heading("Models (hits, log loss, area under the curve)", format) + table(rows, format) +
         "Columns 'all' and 'without authors' are in sample. 'After 28 July': learnt from the " +
         std::to_string(evaluation.learnt) +
         " earlier answers\nwithout authors; 'one text left out' is among those. M1's seven numbers were "
         "fitted to 28 July in the\n"
         "prototype that set its defaults; 'July reservations' withholds the values coded for 26 August, "
         "which the other\n"
         "M1 rows read. Thresholds are not counted as fitted, though .5 and .75 were read off these "
         "answers.\n\n";
}

std::string worth_of_terms(const Evaluation& evaluation, Format format) {
  const EngineParameters& refit = evaluation.refit;
  return heading(
             "What the terms of a text add (log loss against the refitted twin with w = 0, after 28 July)",
             format) +
         table({{"form", "difference, 95 % interval over texts"},
                {"M1, w = .113", interval(evaluation.value_of_terms)},
                {"M1, July reservations", interval(evaluation.value_of_terms_strict)},
                {"M1 refitted", interval(evaluation.value_of_terms_refit)},
                {"M1 refitted, July reservations", interval(evaluation.value_of_terms_refit_strict)}},
               format) +
         "Refitted to 28 July: w " + fixed(refit.value, 3) + ", tau " + fixed(refit.temperature, 3) + ".\n\n";
}

}  // namespace

std::string what_it_shows() {
  return "A regression test, never evidence: one case, one coder, rules and form chosen after misses had "
         "been read.\n"
         "Who asks, who was consulted, through whom and at what cost of war explains the answers; what the "
         "text says\n"
         "adds nothing that these answers can show. A claim that it does needs another case, with both "
         "frozen\n"
         "beforehand.\n";
}

std::string report(const Evaluation& evaluation, Format format) {
  const std::string title = "Benchmark A: the coded answers of 2014";
  return (format == Format::markdown ? "# " + title : title) + "\n\n" + what_it_shows() + "\n" +
         stages(evaluation, format) + misses(evaluation, format) + models(evaluation, format) +
         worth_of_terms(evaluation, format);
}

}  // namespace truce::answers
