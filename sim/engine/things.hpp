// The tables of things that happened: their columns, and how they are filled from the journal and the final
// state.
#pragma once

#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/world/world.hpp"

namespace truce {

// Places of the tables in RecordSpec::tables and RunRecord::tables; the walked ones (state_tables.hpp) come
// last.
enum class Thing : std::size_t {
  events,
  polls,
  decisions,
  influences,
  arrangements,
  incidents,
  beliefs,
  first_of_state
};

[[nodiscard]] const std::vector<TableSpec>& thing_specs();

// Appends what the journal of this step holds (events, polls, decisions).
void take_journal(const Journal& journal, std::vector<TableRows>& tables);

// Appends the rows of the walked tables that tell the start as well.
void take_start(const World& world, std::vector<TableRows>& tables);

// The rows of the table of reputations so far: before take_state, those of the start.
[[nodiscard]] const TableRows& reputations_so_far(const std::vector<TableRows>& tables);

// Appends what holds at this moment (influences).
void take_moment(const World& world, std::vector<TableRows>& tables);

// Fills the tables whose rows are state (arrangements, incidents, beliefs and the walked ones), once, at the
// end.
void take_state(const World& world, std::vector<TableRows>& tables);

}  // namespace truce
