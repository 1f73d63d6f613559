// Series, tables, outcomes and state marks of a results file: the numbers of all runs side by side.
#include <algorithm>
#include <limits>
#include <numeric>

#include "sim/base/error.hpp"
#include "sim/record/contents_builder.hpp"
#include "sim/record/layout.hpp"

namespace truce {

void ContentsBuilder::add_series() {
  for (std::size_t i = 0; i < spec_.series.size(); ++i) {
    const SeriesSpec& series = spec_.series[i];
    h5::Shape shape{runs_.size(), spec_.time_hours.size()};
    std::vector<std::string> scales{"/run", "/time"};
    if (!series.dimension.empty()) {
      const auto dimension = std::ranges::find(spec_.dimensions, series.dimension, &Dimension::name);
      shape.push_back(dimension->members.size());
      scales.push_back("/" + series.dimension);
    }
    const std::size_t size = shape[1] * (shape.size() == 3 ? shape[2] : 1);
    Variable& variable = add("", series.name, series.type, std::move(shape));
    variable.scales = std::move(scales);
    variable.attributes = {{layout::a_long_name, series.long_name},
                           {layout::a_units, series.unit},
                           {layout::a_cell_methods, series.cell_methods},
                           {layout::a_precision, series.precision_bits}};
    variable.meanings = series.meanings;
    variable.slab = variable.chunk.empty() ? runs_.size() : variable.chunk[0];
    const ContentsBuilder source(spec_, runs_, series_of_);
    variable.make_rows = [i, size, source](h5::Rows rows) { return source.series_rows(i, size, rows); };
  }
}

h5::Bytes ContentsBuilder::series_rows(std::size_t series, std::size_t size, h5::Rows rows) const {
  std::vector<float> values;
  if (series_of_) {
    values = series_of_(series, rows.first, rows.count);
    require(values.size() == size * rows.count, "a series is runs x time x members long");
    return pack(spec_.series[series].type, std::span<const float>(values));
  }
  values.reserve(size * rows.count);
  for (const RunRecord& run : runs_.subspan(rows.first, rows.count)) {
    // A failed run may have nothing, and a study keeps the series of its first replicates only; else all are
    // there.
    const bool gone = run.series.empty() || (run.status == RunStatus::failed &&
                                             (series >= run.series.size() || run.series[series].empty()));
    if (gone) {
      values.insert(values.end(), size, std::numeric_limits<float>::quiet_NaN());
      continue;
    }
    const bool fits = series < run.series.size() && run.series[series].size() == size;
    if (!fits)
      throw BugError("results file: series '" + spec_.series[series].name + "' is not time x members long");
    values.insert(values.end(), run.series[series].begin(), run.series[series].end());
  }
  return pack(spec_.series[series].type, std::span<const float>(values));
}

ContentsBuilder::Joined ContentsBuilder::join_rows(const TableSpec& table, const RowsOf& rows_of) const {
  Joined joined;
  joined.columns.resize(table.columns.size());
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const TableRows* rows = rows_of(i);
    const bool empty = rows == nullptr || rows->columns.empty();
    const std::size_t count = empty ? 0 : rows->columns.front().size();
    joined.start.push_back(static_cast<double>(joined.run_index.size()));
    joined.size.push_back(static_cast<double>(count));
    joined.run_index.insert(joined.run_index.end(), count, static_cast<double>(i));
    if (empty) continue;
    bool fits = rows->columns.size() == joined.columns.size();
    for (std::size_t c = 0; fits && c < joined.columns.size(); ++c) {
      fits = rows->columns[c].size() == count;
      joined.columns[c].insert(joined.columns[c].end(), rows->columns[c].begin(), rows->columns[c].end());
    }
    if (!fits)
      throw BugError("results file: table '" + table.name + "' has columns that do not fit its spec");
  }
  return joined;
}

void ContentsBuilder::add_table(const TableSpec& table, const RowsOf& rows_of) {
  contents.groups.push_back({table.name, {{layout::a_long_name, table.long_name}}});
  Joined joined = join_rows(table, rows_of);
  const std::string axis = "/" + table.name + "/" + layout::row;
  const auto add_fixed = [&](const char* name, std::vector<double> values, const char* says) -> Variable& {
    Variable& variable = add_list(table.name, name, NumberType::int32, std::move(values));
    variable.attributes = {{layout::a_long_name, says}, {layout::a_units, "1"}};
    variable.scales = {axis};
    return variable;
  };
  std::vector<double> places(joined.run_index.size());
  std::iota(places.begin(), places.end(), 0.0);
  add_fixed(layout::row, std::move(places), "place of the row in this table");
  add_fixed(layout::row_start, std::move(joined.start), "first row of the run").scales = {"/run"};
  Variable& sizes = add_fixed(layout::row_size, std::move(joined.size), "number of rows of the run");
  sizes.scales = {"/run"};
  sizes.attributes.emplace_back(layout::a_sample, layout::row);
  add_fixed(layout::run_index, std::move(joined.run_index), "run the row belongs to")
      .attributes.emplace_back(layout::a_instance, layout::run);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const ColumnSpec& column = table.columns[c];
    Variable& variable = add_list(table.name, column.name, column.type, std::move(joined.columns[c]));
    variable.scales = {axis};
    variable.attributes = {{layout::a_long_name, column.long_name},
                           {layout::a_units, column.unit},
                           {layout::a_refers_to, column.refers_to}};
    variable.meanings = column.meanings;
  }
}

void ContentsBuilder::add_tables() {
  for (std::size_t t = 0; t < spec_.tables.size(); ++t) {
    add_table(spec_.tables[t], [&](std::size_t i) {
      const RunRecord& run = runs_[i];
      require(run.status == RunStatus::failed || run.tables.size() == spec_.tables.size(),
              "a run has all tables");
      return t < run.tables.size() ? &run.tables[t] : nullptr;
    });
  }
}

void ContentsBuilder::add_outcomes() {
  contents.groups.push_back({layout::outcomes, {{layout::a_long_name, "one number a run"}}});
  for (std::size_t o = 0; o < spec_.outcomes.size(); ++o) {
    Variable& variable =
        add_per_run(layout::outcomes, spec_.outcomes[o].name, NumberType::float64, [&](std::size_t i) {
          const RunRecord& run = runs_[i];
          const bool gone = run.status == RunStatus::failed && o >= run.outcomes.size();
          require(gone || run.outcomes.size() == spec_.outcomes.size(), "a run has all outcomes");
          return gone ? std::numeric_limits<double>::quiet_NaN() : run.outcomes[o];
        });
    variable.attributes = {{layout::a_long_name, spec_.outcomes[o].long_name},
                           {layout::a_units, spec_.outcomes[o].unit}};
  }
}

void ContentsBuilder::add_state() {
  TableSpec table{.name = layout::state,
                  .long_name = "hash of the whole state (XXH3-128), to find where runs part",
                  .columns = {}};
  table.columns.push_back({.name = layout::state_step,
                           .unit = "1",
                           .long_name = "step",
                           .type = NumberType::int32,
                           .meanings = {},
                           .refers_to = ""});
  for (const char* word : layout::hash_words) {
    table.columns.push_back({.name = word,
                             .unit = "1",
                             .long_name = "32 bits of the hash, word 0 first in hex",
                             .type = NumberType::float64,
                             .meanings = {},
                             .refers_to = ""});
  }
  std::vector<TableRows> rows(runs_.size());
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    rows[i].columns.resize(1 + layout::hash_words.size());
    for (const StateMark& mark : runs_[i].marks) {
      rows[i].columns[0].push_back(mark.step);
      for (std::size_t w = 0; w < layout::hash_words.size(); ++w)
        rows[i].columns[w + 1].push_back(hash_word(mark.hash, w));
    }
  }
  add_table(table, [&](std::size_t i) { return &rows[i]; });
}

}  // namespace truce
