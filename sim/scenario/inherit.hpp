// Inheritance of strategies: a strategy with the key `inherit` takes from another what it leaves out.
#pragma once

#include <vector>

#include "sim/base/error.hpp"
#include "sim/scenario/node.hpp"

namespace truce {

// Lays each strategy of `root` on the one it inherits from, and that one on its own: maps are joined key by
// key, lists and values replaced. Adds a fault for a strategy that is not there and for a circle, and marks
// what hangs on it as torn. The key `inherit` is gone afterwards.
void inherit_strategies(Node& root, std::vector<Fault>& faults);

}  // namespace truce
