// Choosing how to mediate: one strategy laid over a scenario, by the name of its file or its id in the
// scenario.
#pragma once

#include <string>
#include <vector>

#include "sim/scenario/node.hpp"

namespace truce {

// Lays the strategy `name` over the tree of a scenario in `folder` and returns its full name. A file
// `strategies/NAME.yaml` or `strategies/NAME_*.yaml` in the folder adds strategies, mediators and relations,
// and its efforts take the place of the scenario's; an id among the scenario's own strategies becomes its
// only effort. Arrangements become negotiated. Throws InputError when the name is unknown or the file holds
// other keys.
[[nodiscard]] std::string lay_strategy(Node& root, const std::string& name, const std::string& folder);

// Names of the strategy files of a folder, without ending, in order.
[[nodiscard]] std::vector<std::string> strategies_in(const std::string& folder);

}  // namespace truce
