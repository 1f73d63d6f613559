// Includes: a map with the key `include` takes in the maps of other files, underneath its own keys.
#pragma once

#include <string>

#include "sim/scenario/guard.hpp"
#include "sim/scenario/node.hpp"

namespace truce {

// Resolves every `include: path.yaml` (or a list of paths, the later on top) in the tree. Paths start at
// `folder`, the folder of the top file, and stay beneath it; files nest at most 4 deep. Throws InputError
// naming both places.
[[nodiscard]] Node resolve_includes(Node root, const std::string& folder, const ReadLimits& limits = {});

}  // namespace truce
