// Tables of diplomacy as a run left them: every column of the registry, named and typed by the walk.
#pragma once

#include <functional>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/world/world.hpp"

namespace truce {

// One recorded table: its columns, and how the rows of a world are appended to them.
struct StateTable {
  TableSpec spec;
  std::function<void(const World&, TableRows&)> take;
  bool at_start = false;  // also taken at step 0, so that change can be told
};

// Texts, copies, efforts, contacts, relations, reputations and leaks. A new column of these is recorded
// without a line here; categories and references to dimensions get one in the list of notes.
[[nodiscard]] const std::vector<StateTable>& state_tables();

// What mediators can move, in parts: columns, and the rows of one moment (mediators with a running effort
// only).
[[nodiscard]] TableSpec influence_spec();
void take_influence(const World& world, TableRows& rows);

}  // namespace truce
