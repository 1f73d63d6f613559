// A mediator's search for one text: change one issue at a time while the score rises (single text; Fisher
// 1978).
#pragma once

#include <functional>

#include "sim/formula/issue_value.hpp"

namespace truce::formula {

// Score of a text to be made large, e.g. nash_product() of gains or least_chance() of acceptance chances.
using TextScore = std::function<double(const IssueText&)>;

// What may be tried on one issue.
struct IssueBounds {
  bool free = true;  // false: the opening value stays
  double least = 0;  // 0-1
  double most = 1;   // 0-1, >= least
  bool may_be_silent = false;
};

struct SearchPlan {
  std::array<IssueBounds, issue_count> bounds{};
  int levels = 5;        // values tried per issue, least to most; five give the quarters of the coded texts
  int most_rounds = 50;  // a round tries all issues and takes the best single change
  double least_gain = 1e-9;  // a smaller rise counts as none
};

struct SearchResult {
  IssueText text{};
  double score = 0;
  int rounds = 0;              // changes made
  bool stopped_early = false;  // most_rounds was reached
};

// Steepest single-issue ascent from `opening`; ties go to the first issue and lowest value, so it is
// deterministic.
[[nodiscard]] SearchResult single_text_search(const IssueText& opening, const SearchPlan& plan,
                                              const TextScore& score);

}  // namespace truce::formula
