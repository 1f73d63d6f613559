// Levers beside the reference, outcome by outcome, on common luck: the primary outcomes of a study (ruling
// H7).
#pragma once

#include <string>
#include <vector>

#include "analysis/comparison_numbers.hpp"
#include "analysis/lever_difference.hpp"
#include "analysis/study_values.hpp"
#include "analysis/tables.hpp"
#include "sim/record/findings_file.hpp"
#include "sim/record/reader.hpp"

namespace truce {

// What a study says of itself; overrides are "key=value".
struct StudyWords {
  struct Lever {
    std::string id;
    std::vector<std::string> overrides;
    bool own_start = false;  // a description beside the comparison; such levers stand last
  };
  std::string title;
  std::vector<Lever> levers;  // the first is the reference
  std::vector<std::vector<std::string>> points;
  std::string limits;                      // the sentence of docs/limits.md
  std::vector<std::string> point_names{};  // short, one a point; empty = their overrides
  std::string start{};    // sentence on the state from which each lever goes on; empty = from the first hour
  double start_hour = 0;  // the hour of that state
  bool is_brief = false;  // without the tables of each point, when there are several
};

// Which way the difference of a lever points, over the points of the design.
struct Spread {
  std::string outcome;
  std::string lever;
  int above = 0, below = 0, open = 0;  // points; open = the 95 % interval holds 0
  double smallest = 0, largest = 0;    // mean difference
};

// All numbers of a comparison, by point, then lever. Needs the merged file of the study, with at least two
// levers; file and words must outlive it.
class Comparison {
 public:
  Comparison(const ResultsFile& file, const StudyWords& words);

  const ResultsFile& file;
  const StudyWords& words;
  StudyValues study;  // of the levers that are compared
  std::vector<std::vector<LeverNumbers>> points;
  std::vector<std::vector<LeverNumbers>> own_starts;

  // What differs is meant, whose acts changed, and from which state: in one sentence (ruling S5).
  [[nodiscard]] std::string estimand() const;
  [[nodiscard]] std::vector<std::string> point_words() const;
};

[[nodiscard]] std::vector<Spread> spreads(const Comparison& found);

// The page: estimand, differences of the levers, a table a point, the table of robustness over the points. As
// CSV the findings, one a line.
[[nodiscard]] std::string comparison_page(const Comparison& found, PageFormat format);

// The same as a list: differences, survival and competing ends a point, ranks, regret and robustness over the
// points.
[[nodiscard]] std::vector<Finding> comparison_findings(const Comparison& found);

// `point,lever,outcome,measure,value,low,high`; no point = over all of them.
[[nodiscard]] std::string findings_csv(const std::vector<Finding>& findings);

}  // namespace truce
