// How a ranking of levers hangs on assumptions: its order at every point, regret over the points, and who
// pays.
#pragma once

#include <string>
#include <vector>

#include "analysis/selection/regret.hpp"
#include "analysis/study_values.hpp"
#include "analysis/tables.hpp"

namespace truce {

// Whether more of an outcome is counted as better: calm is, deaths and waiting are not.
[[nodiscard]] bool more_is_better(const std::string& outcome);

// Primary outcomes that are not the same everywhere: of the others there is nothing to rank.
[[nodiscard]] std::vector<std::string> varying_outcomes(const StudyValues& study);

// A lever at its place; differences are in the sense of better, intervals 95 %.
struct Ranked {
  std::size_t lever = 0;
  double mean = 0;
  double behind = 0;  // of the place before, paired; NaN for the first
  Interval behind_interval;
  double ahead = 0;         // of the best of all others, below 0 when it is not the best itself
  Interval ahead_interval;  // of all levers together right (analysis/selection/regret.hpp)
};
// From best to worst mean at a point; levers without a value are left out.
[[nodiscard]] std::vector<Ranked> ranking(const StudyValues& study, const std::string& outcome,
                                          std::size_t point);

// "b > a ~ c": levers from best to worst mean at a point; ~ where the 95 % interval of the paired difference
// of two neighbours holds 0.
[[nodiscard]] std::string ranking_words(const StudyValues& study, const std::string& outcome,
                                        std::size_t point);

// One row a point and outcome (of those that differ anywhere): the ranking there.
[[nodiscard]] TableCells ranking_table(const StudyValues& study, const std::vector<std::string>& points);

// Of each lever over the points.
[[nodiscard]] std::vector<Regret> regret_of(const StudyValues& study, const std::string& outcome);

// One row an outcome and lever: its largest and mean regret over the points, where the largest is, in how
// many it is best.
[[nodiscard]] TableCells regret_table(const StudyValues& study, const std::vector<std::string>& points);

// One row a lever, a column an outcome: how far it is ahead of the best of the others, with the interval.
[[nodiscard]] TableCells against_best_table(const StudyValues& study, std::size_t point);

// One row a lever: mean deaths of every group, side by side.
[[nodiscard]] TableCells who_pays_table(const StudyValues& study, std::size_t point);

}  // namespace truce
