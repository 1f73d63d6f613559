// Checks that a record's spec can be written so that every outside tool reads it.
#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "sim/base/error.hpp"
#include "sim/record/contents.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

void require_named(bool promise, const std::string& name, std::string_view what) {
  if (!promise) throw BugError("results file: '" + name + "' " + std::string(what));
}

bool is_name(std::string_view name) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto other = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= 100 && letter(name.front()) && std::ranges::all_of(name, other);
}

class Names {
 public:
  void add(const std::string& name) {
    require_named(is_name(name), name, "is no name (lower case letters, digits and _ only)");
    require_named(seen_.insert(name).second, name, "is used twice or is a name of the format itself");
  }

 private:
  std::set<std::string> seen_;
};

// xarray turns these into time differences without a word; the singular forms stay numbers.
void require_unit(const std::string& name, std::string_view unit) {
  constexpr std::array<std::string_view, 5> plurals{"days", "hours", "minutes", "seconds", "milliseconds"};
  require_named(!unit.empty() && std::ranges::find(plurals, unit) == plurals.end(), name,
                "needs a unit that every tool keeps (singular `hour`, `day`; `1` for none)");
}

void require_meanings(const std::string& name, NumberType type, const Meanings& meanings) {
  require_named(meanings.empty() || (type == NumberType::int8 && meanings.size() <= 127), name,
                "has categories, so it must be int8 with at most 127 of them");
  for (const std::string& meaning : meanings) {
    const bool one_word =
        std::ranges::all_of(meaning, [](char c) { return static_cast<unsigned char>(c) > ' '; });
    require_named(!meaning.empty() && one_word, name, "has a category that is not one word");
  }
}

void require_dimension(const RecordSpec& spec, const std::string& name, const std::string& dimension) {
  require_named(std::ranges::find(spec.dimensions, dimension, &Dimension::name) != spec.dimensions.end(),
                name, "names a dimension that is not listed");
}

void require_tables(const RecordSpec& spec) {
  for (const TableSpec& table : spec.tables) {
    Names columns;
    for (const char* fixed : {layout::row, layout::run_index, layout::row_start, layout::row_size})
      columns.add(fixed);
    for (const ColumnSpec& column : table.columns) {
      columns.add(column.name);
      require_unit(table.name + "/" + column.name, column.unit);
      require_meanings(table.name + "/" + column.name, column.type, column.meanings);
      if (!column.refers_to.empty())
        require_dimension(spec, table.name + "/" + column.name, column.refers_to);
    }
  }
}

}  // namespace

void require_writable(const RecordSpec& spec) {
  Names root;
  for (const char* fixed : {layout::run, layout::replicate, layout::design_point, layout::status,
                            layout::time, layout::outcomes, layout::state, layout::text, "series"})
    root.add(fixed);
  require_named(!spec.time_hours.empty(), layout::time, "has no values");
  for (const Dimension& dimension : spec.dimensions) {
    root.add(dimension.name);
    for (const std::string& member : dimension.members)
      require_meanings(dimension.name, NumberType::int8, {member});
  }
  for (const SeriesSpec& series : spec.series) {
    root.add(series.name);
    require_unit(series.name, series.unit);
    require_meanings(series.name, series.type, series.meanings);
    require_named(series.name != layout::strategy && series.dimension != layout::strategy, series.name,
                  "cannot run over strategies (each run has one)");
    if (!series.dimension.empty()) require_dimension(spec, series.name, series.dimension);
  }
  for (const TableSpec& table : spec.tables) root.add(table.name);
  require_tables(spec);
  Names outcomes;
  for (const OutcomeSpec& outcome : spec.outcomes) {
    outcomes.add(outcome.name);
    require_unit(outcome.name, outcome.unit);
  }
}

}  // namespace truce
