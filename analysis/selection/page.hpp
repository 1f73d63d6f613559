// The answer of a race: which lever is best, with what confidence, and how far the others are behind.
#pragma once

#include <string>
#include <vector>

#include "analysis/selection/kn.hpp"
#include "analysis/tables.hpp"
#include "sim/record/findings_file.hpp"

namespace truce {

// A race that was run, with what the page says of it.
struct Race {
  std::string title;
  std::string outcome;
  bool is_less_better = false;
  KnSettings settings;
  std::vector<std::string> levers;
  std::vector<std::vector<double>> values;  // [lever][replicate], NaN when not run or failed
  std::string limits;                       // the sentence of docs/limits.md
};

// In words and a table; as CSV the findings, one a line.
[[nodiscard]] std::string selection_page(const Race& race, const KnRace& state, PageFormat format);

// Runs and mean of each lever, how far it is behind the leader, when it left the race, which one is selected.
[[nodiscard]] std::vector<Finding> selection_findings(const Race& race, const KnRace& state);

}  // namespace truce
