// Levers beside the reference, outcome by outcome, on common luck: the primary outcomes of a study (ruling
// H7).
#pragma once

#include <string>
#include <vector>

#include "analysis/tables.hpp"
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
  bool is_brief = false;  // without the tables of each point, when there are several
};

// Which values a lever sets otherwise than the reference, and in how many blocks (`mechanisms.opinion` is
// one).
struct LeverDifference {
  std::vector<std::string> lines;  // "key: value instead of value"
  std::size_t blocks = 0;
  bool swaps_strategy = false;  // a strategy is a file of many values, never a single factor
  [[nodiscard]] bool is_single_factor() const { return blocks == 1 && !swaps_strategy; }
};
[[nodiscard]] LeverDifference lever_difference(const StudyWords::Lever& reference,
                                               const StudyWords::Lever& lever);

// The page: estimand, differences of the levers, a table a point, the table of robustness over the points. As
// CSV the numbers alone, one a line. Needs the merged file of the study, with at least two levers.
[[nodiscard]] std::string comparison_page(const ResultsFile& file, const StudyWords& words,
                                          PageFormat format);

}  // namespace truce
