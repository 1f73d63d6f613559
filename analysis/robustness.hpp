// How a ranking of levers hangs on assumptions: its order at every point, regret over the points, and who
// pays.
#pragma once

#include <string>
#include <vector>

#include "analysis/study_values.hpp"
#include "analysis/tables.hpp"

namespace truce {

// Whether more of an outcome is counted as better: calm is, deaths and waiting are not.
[[nodiscard]] bool more_is_better(const std::string& outcome);

// "b > a ~ c": levers from best to worst mean at a point; ~ where the 95 % interval of the paired difference
// of two neighbours holds 0.
[[nodiscard]] std::string ranking_words(const StudyValues& study, const std::string& outcome,
                                        std::size_t point);

// One row a point and outcome (of those that differ anywhere): the ranking there.
[[nodiscard]] TableCells ranking_table(const StudyValues& study, const std::vector<std::string>& points);

// One row an outcome and lever: its largest and mean regret over the points, where the largest is, in how
// many it is best.
[[nodiscard]] TableCells regret_table(const StudyValues& study, const std::vector<std::string>& points);

// One row a lever: mean deaths of every group, side by side.
[[nodiscard]] TableCells who_pays_table(const StudyValues& study, std::size_t point);

}  // namespace truce
