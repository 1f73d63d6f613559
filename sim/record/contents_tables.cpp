// Series, tables, outcomes and state marks of a results file: the numbers of all runs side by side.
#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/record/contents_builder.hpp"
#include "sim/record/layout.hpp"

namespace truce {

void ContentsBuilder::add_series() {
  for (const SeriesSpec& series : spec_.series) {
    h5::Shape shape{source_->runs(), spec_.time_hours.size()};
    std::vector<std::string> scales{"/run", "/time"};
    if (!series.dimension.empty()) {
      const auto dimension = std::ranges::find(spec_.dimensions, series.dimension, &Dimension::name);
      shape.push_back(dimension->members.size());
      scales.push_back("/" + series.dimension);
    }
    Variable& variable = add_asked("", series.name, series.type, std::move(shape));
    variable.scales = std::move(scales);
    variable.attributes = {{layout::a_long_name, series.long_name},
                           {layout::a_units, series.unit},
                           {layout::a_cell_methods, series.cell_methods},
                           {layout::a_precision, series.precision_bits}};
    variable.meanings = series.meanings;
  }
}

// Which rows belong to which run.
void ContentsBuilder::add_rows_of_runs(const TableSpec& table, std::size_t place) {
  const std::vector<std::size_t>& ends = source_->table_ends[place];
  const std::size_t rows = ends.back();
  const std::string axis = "/" + table.name + "/" + layout::row;
  const auto start = [&ends](std::size_t run) { return static_cast<double>(run == 0 ? 0 : ends[run - 1]); };
  const auto describe = [](Variable& variable, const std::string& scale, const char* says) -> Variable& {
    variable.scales = {scale};
    variable.attributes = {{layout::a_long_name, says}, {layout::a_units, "1"}};
    return variable;
  };
  describe(add_derived(table.name, layout::row, NumberType::int32, rows,
                       [](std::size_t row) { return static_cast<double>(row); }),
           axis, "place of the row in this table");
  describe(add_per_run(table.name, layout::row_start, NumberType::int32, start), "/run",
           "first row of the run");
  describe(
      add_per_run(table.name, layout::row_size, NumberType::int32,
                  [&ends, start](std::size_t run) { return static_cast<double>(ends[run]) - start(run); }),
      "/run", "number of rows of the run")
      .attributes.emplace_back(layout::a_sample, layout::row);
  const auto run_of = [&ends](std::size_t row) {
    return static_cast<double>(std::ranges::upper_bound(ends, row) - ends.begin());
  };
  describe(add_derived(table.name, layout::run_index, NumberType::int32, rows, run_of), axis,
           "run the row belongs to")
      .attributes.emplace_back(layout::a_instance, layout::run);
}

void ContentsBuilder::add_table(const TableSpec& table, std::size_t place) {
  contents.groups.push_back({table.name, {{layout::a_long_name, table.long_name}}});
  add_rows_of_runs(table, place);
  for (const ColumnSpec& column : table.columns) {
    Variable& variable = add_asked(table.name, column.name, column.type, {source_->table_ends[place].back()});
    variable.scales = {"/" + table.name + "/" + layout::row};
    variable.attributes = {{layout::a_long_name, column.long_name},
                           {layout::a_units, column.unit},
                           {layout::a_refers_to, column.refers_to}};
    variable.meanings = column.meanings;
  }
}

void ContentsBuilder::add_tables() {
  for (std::size_t t = 0; t < spec_.tables.size(); ++t) add_table(spec_.tables[t], t);
}

void ContentsBuilder::add_outcomes() {
  contents.groups.push_back({layout::outcomes, {{layout::a_long_name, "one number a run"}}});
  for (const OutcomeSpec& outcome : spec_.outcomes) {
    Variable& variable = add_asked(layout::outcomes, outcome.name, NumberType::float64, {source_->runs()});
    variable.scales = {"/run"};
    variable.attributes = {{layout::a_long_name, outcome.long_name}, {layout::a_units, outcome.unit}};
  }
}

void ContentsBuilder::add_marks() { add_table(tables_with_marks(spec_).back(), spec_.tables.size()); }

}  // namespace truce
