// What a scenario scripts (ruling H5): everything that happens because of its date or its list, not by a
// rule.
#pragma once

#include <string>
#include <vector>

#include "sim/world/scenario_setup.hpp"

namespace truce {

struct ScriptedItem {
  std::string when;  // moment, or "from the start"
  std::string what;
  std::string key;  // where it stands in the scenario
};

// All scripted items in the order of the scenario's keys.
[[nodiscard]] std::vector<ScriptedItem> scripted_items(const ScenarioSetup& setup);

// The same scenario without them: no recorded halts, no texts by date, no covers, no polls, no scripted entry
// or exit.
[[nodiscard]] ScenarioSetup without_script(ScenarioSetup setup);

}  // namespace truce
