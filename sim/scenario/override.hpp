// Overrides: `--set a.b.c=value` lays one value over the tree that was read.
#pragma once

#include <string_view>

#include "sim/scenario/node.hpp"

namespace truce {

// Sets the value at a dotted path (list items by number from 0), as YAML. Of a number with provenance,
// `{value: ...}`, only the value is replaced. New keys are added and left to the reader to judge. The plain
// word `none` takes a map, list or number out of the map it stands in (`channels.pa=none`); in place of a
// word it is a value like any other. Throws InputError at `--set a.b.c`.
void apply_override(Node& root, std::string_view assignment);

}  // namespace truce
