// Runs in memory as a source: values of consecutive rows are gathered run by run, so that nothing is held
// twice.
#include "sim/record/run_source.hpp"

#include <algorithm>
#include <limits>
#include <memory>

#include "sim/base/error.hpp"
#include "sim/record/contents.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

template <class Specs>
std::size_t place_of(const Specs& specs, const std::string& name) {
  const auto at = std::ranges::find(specs, name, [](const auto& spec) { return spec.name; });
  require(at != specs.end(), "only what the spec names is asked for");
  return static_cast<std::size_t>(at - specs.begin());
}

class Records {
 public:
  Records(const RecordSpec& spec, std::span<const RunRecord> runs)
      : spec_(spec), runs_(runs), tables_(tables_with_marks(spec)) {
    for (const RunRecord& run : runs_) {
      const bool failed = run.status == RunStatus::failed;
      require(failed || run.tables.size() == spec.tables.size(), "a run has all tables");
      const bool gone = failed && run.outcomes.size() < spec.outcomes.size();
      require(gone || run.outcomes.size() == spec.outcomes.size(), "a run has all outcomes");
    }
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      std::size_t end = 0;
      std::vector<std::size_t>& ends = ends_.emplace_back();
      for (const RunRecord& run : runs_) ends.push_back(end += rows_in(run, t));
    }
  }

  [[nodiscard]] const std::vector<std::vector<std::size_t>>& ends() const { return ends_; }

  [[nodiscard]] MadeRows rows_of(const std::string& group, const std::string& name, h5::Rows rows) const {
    if (group.empty()) return series_rows(place_of(spec_.series, name), rows);
    if (group == layout::outcomes) return outcome_rows(place_of(spec_.outcomes, name), rows);
    const std::size_t table = place_of(tables_, group);
    return column_rows(table, place_of(tables_[table].columns, name), rows);
  }

 private:
  [[nodiscard]] bool is_state(std::size_t table) const { return table == spec_.tables.size(); }

  // Rows of a table in a run; a failed run may have none of it.
  [[nodiscard]] std::size_t rows_in(const RunRecord& run, std::size_t table) const {
    if (is_state(table)) return run.marks.size();
    if (table >= run.tables.size() || run.tables[table].columns.empty()) return 0;
    const auto& columns = run.tables[table].columns;
    const std::size_t count = columns.front().size();
    const bool fits = columns.size() == tables_[table].columns.size() &&
                      std::ranges::all_of(columns, [&](const auto& one) { return one.size() == count; });
    if (!fits)
      throw BugError("results file: table '" + tables_[table].name +
                     "' has columns that do not fit its spec");
    return count;
  }

  // Of one series in a run: null where it has none and need not have any.
  [[nodiscard]] const std::vector<float>* values_of(const RunRecord& run, std::size_t series,
                                                    std::size_t size) const {
    // A failed run may have nothing, and a study keeps the series of some runs only; else all are there.
    const bool gone = run.series.empty() || (run.status == RunStatus::failed &&
                                             (series >= run.series.size() || run.series[series].empty()));
    if (gone) return nullptr;
    const bool fits = series < run.series.size() && run.series[series].size() == size;
    if (!fits)
      throw BugError("results file: series '" + spec_.series[series].name + "' is not time x members long");
    return &run.series[series];
  }

  // Numbers that stand in the records as they will in the file stay there.
  [[nodiscard]] MadeRows series_rows(std::size_t series, h5::Rows rows) const {
    const NumberType type = spec_.series[series].type;
    const std::size_t size = values_in(spec_, spec_.series[series]);
    const h5::Bytes missing = missing_values(type, size);
    const bool as_is = type == NumberType::float32;
    MadeRows made;
    if (as_is) made.own = missing;
    for (const RunRecord& run : runs_.subspan(rows.first, rows.count)) {
      const std::vector<float>* values = values_of(run, series, size);
      if (as_is) {
        made.pieces.push_back(values == nullptr ? std::span<const std::byte>(made.own)
                                                : std::as_bytes(std::span(*values)));
      } else {
        const h5::Bytes bytes = values == nullptr ? missing : pack(type, std::span(*values));
        made.own.insert(made.own.end(), bytes.begin(), bytes.end());
      }
    }
    if (!as_is) made.pieces.emplace_back(made.own);
    return made;
  }

  [[nodiscard]] h5::Bytes outcome_rows(std::size_t outcome, h5::Rows rows) const {
    std::vector<double> values;
    for (const RunRecord& run : runs_.subspan(rows.first, rows.count)) {
      const bool gone = outcome >= run.outcomes.size();
      values.push_back(gone ? std::numeric_limits<double>::quiet_NaN() : run.outcomes[outcome]);
    }
    return pack(NumberType::float64, std::span<const double>(values));
  }

  // Some rows of a column of one run.
  void pack_column(const RunRecord& run, std::size_t table, std::size_t column, h5::Rows rows,
                   std::byte* to) const {
    const NumberType type = tables_[table].columns[column].type;
    if (!is_state(table))
      return pack_to(type, std::span(run.tables[table].columns[column]).subspan(rows.first, rows.count), to);
    std::vector<double> values;
    for (const StateMark& mark : std::span(run.marks).subspan(rows.first, rows.count))
      values.push_back(column == 0 ? mark.step : hash_word(mark.hash, column - 1));
    pack_to(type, values, to);
  }

  [[nodiscard]] h5::Bytes column_rows(std::size_t table, std::size_t column, h5::Rows rows) const {
    const std::vector<std::size_t>& ends = ends_[table];
    const std::size_t item = h5::size_of(tables_[table].columns[column].type);
    h5::Bytes bytes(rows.count * item);
    auto run = static_cast<std::size_t>(std::ranges::upper_bound(ends, rows.first) - ends.begin());
    for (std::size_t done = 0; done < rows.count; ++run) {
      const std::size_t from = rows.first + done - (run == 0 ? 0 : ends[run - 1]);
      const std::size_t count = std::min(ends[run] - rows.first, rows.count) - done;
      if (count == 0) continue;
      pack_column(runs_[run], table, column, {from, count}, bytes.data() + done * item);
      done += count;
    }
    return bytes;
  }

  const RecordSpec& spec_;
  std::span<const RunRecord> runs_;
  std::vector<TableSpec> tables_;
  std::vector<std::vector<std::size_t>> ends_;
};

ColumnSpec state_column(const char* name, const char* says, NumberType type) {
  return {.name = name, .unit = "1", .long_name = says, .type = type, .meanings = {}, .refers_to = ""};
}

}  // namespace

std::size_t values_in(const RecordSpec& spec, const SeriesSpec& series) {
  const std::size_t times = spec.time_hours.size();
  if (series.dimension.empty()) return times;
  return times * spec.dimensions[place_of(spec.dimensions, series.dimension)].members.size();
}

h5::Bytes missing_values(NumberType type, std::size_t count) {
  const std::vector<float> values(count, std::numeric_limits<float>::quiet_NaN());
  return pack(type, std::span<const float>(values));
}

std::vector<TableSpec> tables_with_marks(const RecordSpec& spec) {
  std::vector<TableSpec> tables = spec.tables;
  TableSpec& state = tables.emplace_back();
  state.name = layout::state;
  state.long_name = "hash of the whole state (XXH3-128), to find where runs part";
  state.columns.push_back(state_column(layout::state_step, "step", NumberType::int32));
  for (const char* word : layout::hash_words)
    state.columns.push_back(
        state_column(word, "32 bits of the hash, word 0 first in hex", NumberType::float64));
  return tables;
}

RunSource source_of(const RecordSpec& spec, std::span<const RunRecord> runs) {
  const auto records = std::make_shared<const Records>(spec, runs);
  RunSource source;
  source.table_ends = records->ends();
  for (const RunRecord& run : runs) {
    source.keys.replicate.push_back(run.replicate);
    source.keys.design_point.push_back(run.design_point);
    source.keys.strategy.push_back(run.strategy);
    source.keys.status.push_back(run.status);
  }
  if (std::ranges::count(source.keys.status, RunStatus::failed) > 0)
    for (const RunRecord& run : runs) source.errors.push_back(run.error);
  source.rows_of = [records](const std::string& group, const std::string& name, h5::Rows rows) {
    return records->rows_of(group, name, rows);
  };
  return source;
}

}  // namespace truce
