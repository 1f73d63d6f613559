// One observed table being taken into the description: its rows, where it stands, and where faults and
// sources go.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "sim/scenario/scenario.hpp"
#include "sim/scenario/table.hpp"

namespace truce {

struct Intake {
  const CsvTable& table;
  std::string place;  // path as the scenario names it
  Reading& reading;
  std::set<std::string> ids = {};  // of the rows so far

  void fault(const CsvRow& row, std::string_view column, const std::string& text) const;

  // The cell's number within `limits`, `blank` when it is empty; anything else is a fault at the cell.
  double number(const CsvRow& row, std::string_view column, double blank, Limits limits) const;

  // The cell's word when it is one of `known`; else a fault at the cell with the nearest one.
  bool is_word(const CsvRow& row, std::string_view column, std::span<const std::string_view> known) const;

  // The cell as an id in small letters; a fault when it is none or stands in an earlier row, then empty.
  std::string id(const CsvRow& row, std::string_view column);

  // Moment of a cell that holds a date or a date with an hour; a fault at the cell when it is neither.
  Instant moment(const CsvRow& row, std::string_view column, double hour_if_date) const;

  // Writes down where a number came from.
  void say(const std::string& path, double value, const CsvRow& row, const std::string& confidence) const;
};

// The four tables, each into its part of the file; what the file itself says is kept.
void take_preferences(ScenarioFile& file, Intake& intake);
void take_relations(ScenarioFile& file, Intake& intake);
void take_texts(ScenarioFile& file, Intake& intake);
void take_halts(ScenarioFile& file, Intake& intake);

// The scenario's id of an actor that a table calls `name`, or empty.
[[nodiscard]] std::string actor_called(const ScenarioFile& file, const std::string& name);

template <class T>
[[nodiscard]] T* find_entry(Entries<T>& entries, std::string_view id) {
  const int row = row_of(entries, id);
  return row < 0 ? nullptr : &entries[static_cast<std::size_t>(row)].value;
}

}  // namespace truce
