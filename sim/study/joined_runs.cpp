// Columns are copied as bytes, file by file; what stays in memory is what each run is, and where its rows
// end.
#include "sim/study/joined_runs.hpp"

#include <algorithm>
#include <cstring>

#include "sim/base/error.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

constexpr std::size_t rows_at_a_time = std::size_t{1} << 18;
constexpr std::size_t most_open = 4;  // each holds some 0.6 MB

template <class Number>
void append(std::vector<Number>& all, const std::vector<Number>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// Rows of a table in each run of a file.
std::vector<std::size_t> row_sizes(const RawRows& rows, const std::string& table, std::size_t runs) {
  const h5::Bytes bytes = rows.read(table, layout::row_size, NumberType::int32, {0, runs});
  std::vector<std::int32_t> sizes(runs);
  std::memcpy(sizes.data(), bytes.data(), bytes.size());
  return {sizes.begin(), sizes.end()};
}

}  // namespace

std::vector<JoinedRuns::Column> JoinedRuns::columns_of(const RecordSpec& spec) {
  std::vector<Column> columns;
  for (const TableSpec& table : tables_with_marks(spec))
    for (const ColumnSpec& column : table.columns) columns.push_back({table.name, column.name, column.type});
  for (const OutcomeSpec& outcome : spec.outcomes)
    columns.push_back({layout::outcomes, outcome.name, NumberType::float64});
  return columns;
}

JoinedRuns::JoinedRuns(RecordSpec spec, const std::string& folder, MayHaveSeries may_have_series)
    : spec_(std::move(spec)),
      may_have_series_(std::move(may_have_series)),
      columns_(columns_of(spec_)),
      spool_(folder, columns_.size()) {
  head_.table_ends.resize(tables_with_marks(spec_).size());
}

void JoinedRuns::add(const std::string& path, const ResultsFile& file) {
  add_keys(file);
  const std::size_t runs = file.run_count();
  const RawRows rows(path);
  std::map<std::string, std::size_t> counts{{layout::outcomes, runs}};
  const std::vector<TableSpec> tables = tables_with_marks(spec_);
  for (std::size_t t = 0; t < tables.size(); ++t) {
    std::vector<std::size_t>& ends = head_.table_ends[t];
    const std::size_t before = ends.empty() ? 0 : ends.back();
    std::size_t end = before;
    for (const std::size_t size : row_sizes(rows, tables[t].name, runs)) ends.push_back(end += size);
    counts[tables[t].name] = end - before;
  }
  for (std::size_t c = 0; c < columns_.size(); ++c) copy_column(c, rows, counts.at(columns_[c].group));
  paths_.push_back(path);
  file_ends_.push_back(head_.runs());
}

void JoinedRuns::add_keys(const ResultsFile& file) {
  const std::size_t before = head_.runs();
  append(head_.keys.replicate, file.keys().replicate);
  append(head_.keys.design_point, file.keys().design_point);
  append(head_.keys.strategy, file.keys().strategy);
  append(head_.keys.status, file.keys().status);
  const bool has_failed = std::ranges::count(file.keys().status, RunStatus::failed) > 0;
  if (has_failed || !head_.errors.empty()) {
    head_.errors.resize(before);
    append(head_.errors, file.run_errors());
  }
}

void JoinedRuns::copy_column(std::size_t column, const RawRows& rows, std::size_t count) {
  const Column& one = columns_[column];
  for (std::size_t first = 0; first < count; first += rows_at_a_time)
    spool_.append(column,
                  rows.read(one.group, one.name, one.type, {first, std::min(rows_at_a_time, count - first)}));
}

RunSource JoinedRuns::source() {
  RunSource source = head_;
  source.rows_of = [this](const std::string& group, const std::string& name, h5::Rows rows) {
    return rows_of(group, name, rows);
  };
  return source;
}

h5::Bytes JoinedRuns::rows_of(const std::string& group, const std::string& name, h5::Rows rows) {
  if (group.empty()) return series_rows(name, rows);
  const auto column = std::ranges::find_if(
      columns_, [&](const Column& one) { return one.group == group && one.name == name; });
  require(column != columns_.end(), "only columns of the spec are asked for");
  const std::size_t size = h5::size_of(column->type);
  return spool_.read(static_cast<std::size_t>(column - columns_.begin()), rows.first * size,
                     rows.count * size);
}

h5::Bytes JoinedRuns::series_rows(const std::string& name, h5::Rows rows) {
  const auto series = std::ranges::find(spec_.series, name, &SeriesSpec::name);
  require(series != spec_.series.end(), "only series of the spec are asked for");
  h5::Bytes bytes;
  const std::size_t end = rows.first + rows.count;
  for (std::size_t run = rows.first; run < end;) {
    const auto file =
        static_cast<std::size_t>(std::ranges::upper_bound(file_ends_, run) - file_ends_.begin());
    const std::size_t begin = file == 0 ? 0 : file_ends_[file - 1];
    const std::size_t count = std::min(end, file_ends_[file]) - run;
    append(bytes, may_have_series(run, count)
                      ? open(file).read("", name, series->type, {run - begin, count})
                      : missing_values(series->type, count * values_in(spec_, *series)));
    run += count;
  }
  return bytes;
}

// Series that no run has need not be unpacked to be known.
bool JoinedRuns::may_have_series(std::size_t first, std::size_t count) const {
  if (!may_have_series_) return true;
  for (std::size_t run = first; run < first + count; ++run)
    if (may_have_series_(run)) return true;
  return false;
}

// A file stays open while others are asked for, up to a number.
const RawRows& JoinedRuns::open(std::size_t file) {
  if (open_.size() >= most_open && !open_.contains(file)) open_.clear();
  return open_.try_emplace(file, paths_[file]).first->second;
}

}  // namespace truce
