// Tables of a comparison's page.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/tables.hpp"

namespace truce {

using OutcomeNames = std::set<std::string>;  // what is left out

// One row an outcome and lever: means, difference, intervals, what common luck achieved.
[[nodiscard]] TableCells outcome_table(const std::vector<LeverNumbers>& levers, const OutcomeNames& left_out);

// Two rows a lever, one a cause: in percent of runs, by 7 and 30 days and to the end.
[[nodiscard]] TableCells first_ends_table(const std::string& reference,
                                          const std::vector<LeverNumbers>& levers);

// One row a lever: how many runs have a first long calm, and how long it lasts.
[[nodiscard]] TableCells lasting_table(const std::string& reference, const std::vector<LeverNumbers>& levers);

// One row an outcome: correlation and saved runs over levers and points.
[[nodiscard]] TableCells common_luck_table(const Comparison& found, const OutcomeNames& left_out);

// One row an outcome and lever: at how many points its difference lies where.
[[nodiscard]] TableCells spread_table(const Comparison& found, const OutcomeNames& left_out);

}  // namespace truce
