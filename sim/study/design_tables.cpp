// Reading the tables of a study.
#include "sim/study/design_tables.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <set>

#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/plain_text.hpp"
#include "sim/scenario/table.hpp"

namespace truce {
namespace {

std::string path_beside(const StudySource& source, const std::string& name) {
  return (std::filesystem::path(source.path).parent_path() / name).lexically_normal().string();
}

Place place_of(const CsvTable& table, int line, int column) {
  return Place{std::make_shared<const std::string>(table.file()), line, column};
}

// A cell as a YAML value: numbers and truth values bare, words quoted where YAML needs it.
std::string yaml_of(const std::string& cell) {
  const bool is_value = parse_number(cell) || cell == "true" || cell == "false" || cell.starts_with('[');
  return is_value ? cell : yaml_text(cell);
}

void refuse_header(const CsvTable& table, std::vector<Fault>& faults, const std::string& text) {
  faults.push_back(Fault{table.file(), 1, 1, "", text});
}

}  // namespace

std::vector<Assignments> read_point_table(const StudySource& source, const std::string& name) {
  const CsvTable table = read_csv(path_beside(source, name), {});
  std::vector<Fault> faults;
  for (const std::string_view column : table.columns()) {
    const auto parts = split(column, '.');
    if (std::ranges::any_of(parts, &std::string::empty) ||
        column.find_first_of("= ") != std::string_view::npos)
      refuse_header(
          table, faults,
          "column '" + quotable(column) +
              "' is no key of a scenario; head each column with a key, such as mechanisms.opinion.on");
  }
  if (table.rows().empty()) refuse_header(table, faults, "has no rows (no points to run); add at least one");
  throw_if_any(std::move(faults));
  std::vector<Assignments> points;
  for (const CsvRow& row : table.rows()) {
    Assignments point;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const CsvCell& cell = row.cells[c];
      const std::string key(table.columns()[c]);
      if (cell.text.empty())
        faults.push_back(
            table.fault(row, key, "'" + quotable(key) + "' is empty; write its value in every row"));
      point.items.push_back({key, yaml_of(cell.text), place_of(table, cell.line, cell.column)});
    }
    points.push_back(std::move(point));
  }
  throw_if_any(std::move(faults));
  return points;
}

std::vector<Uncertainty> read_expert_table(const StudySource& source, const std::string& name) {
  constexpr std::array<std::string_view, 3> required{"key", "low", "high"};
  const CsvTable table = read_csv(path_beside(source, name), required);
  std::vector<Fault> faults;
  std::vector<Uncertainty> found;
  std::set<std::string> seen;
  for (const CsvRow& row : table.rows()) {
    Uncertainty one;
    one.key = table.text(row, "key");
    one.place = place_of(table, row.line, 1);
    one.law = Uncertainty::Law::uniform;
    if (!seen.insert(one.key).second)
      faults.push_back(
          table.fault(row, "key", "'" + quotable(one.key) + "' stands here twice; keep one row"));
    const auto low = table.number(row, "low", faults), high = table.number(row, "high", faults);
    const auto mode = table.has_column("mode") ? table.number(row, "mode", faults) : std::nullopt;
    one.is_whole = table.has_column("whole") && table.text(row, "whole") == "yes";
    if (!low || !high) {
      for (const char* bound : {"low", "high"})
        if (table.text(row, bound).empty())
          faults.push_back(table.fault(
              row, bound,
              "'" + quotable(one.key) + "' has no '" + bound + "' (nothing to draw from); write a number"));
      continue;
    }
    one.low = *low;
    one.high = *high;
    one.mode = mode.value_or(*low);
    if (mode) one.law = Uncertainty::Law::triangular;
    if (one.low >= one.high || one.mode < one.low || one.mode > one.high)
      faults.push_back(table.fault(row, "low",
                                   "'" + quotable(one.key) +
                                       "' is not in order (low < high, mode between); "
                                       "put the lowest number first"));
    found.push_back(std::move(one));
  }
  if (table.rows().empty())
    refuse_header(table, faults, "has no rows (nothing is uncertain); add some or remove 'experts'");
  throw_if_any(std::move(faults));
  return found;
}

}  // namespace truce
