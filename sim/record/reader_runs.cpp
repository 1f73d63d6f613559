// Reads all runs of a results file, each dataset once, and deals the values out to the runs.
#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/record/contents.hpp"
#include "sim/record/layout.hpp"
#include "sim/record/reader.hpp"

namespace truce {
namespace {

void expect(bool honest, const std::string& what) {
  if (!honest) {
    throw RecordError(RecordError::Kind::transfer, "cannot read the results file: " + what +
                                                       "; it is damaged or was not written by truce");
  }
}

void deal_series(const SeriesValues& series, std::vector<RunRecord>& records) {
  const std::size_t size = series.times * series.members;
  for (std::size_t run = 0; run < records.size(); ++run) {
    const auto begin = series.values.begin() + static_cast<std::ptrdiff_t>(run * size);
    records[run].series.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(size));
  }
}

// Rows of a table go to their runs in the order of the file.
void deal_table(const TableValues& table, std::vector<RunRecord>& records) {
  for (RunRecord& record : records) {
    record.tables.emplace_back();
    record.tables.back().columns.resize(table.columns.size());
  }
  for (std::size_t row = 0; row < table.run_index.size(); ++row) {
    TableRows& rows = records[static_cast<std::size_t>(table.run_index[row])].tables.back();
    for (std::size_t c = 0; c < table.columns.size(); ++c) rows.columns[c].push_back(table.columns[c][row]);
  }
}

}  // namespace

void ResultsFile::read_marks(std::vector<RunRecord>& records) const {
  const h5::Handle group = h5::open_group(file_, layout::state);
  if (h5::look(h5::open_dataset(group, layout::run_index)).shape == h5::Shape{0}) return;
  const std::vector<double> run_index = read_list(layout::state, layout::run_index);
  const std::vector<double> steps = read_list(layout::state, layout::state_step);
  expect(steps.size() == run_index.size(), "columns of the state differ in length");
  std::vector<StateMark> marks(steps.size());
  for (std::size_t w = 0; w < layout::hash_words.size(); ++w) {
    const std::vector<double> words = read_list(layout::state, layout::hash_words[w]);
    expect(words.size() == marks.size(), "columns of the state differ in length");
    for (std::size_t row = 0; row < words.size(); ++row) set_hash_word(marks[row].hash, w, words[row]);
  }
  for (std::size_t row = 0; row < marks.size(); ++row) {
    const auto run = static_cast<std::size_t>(run_index[row]);
    expect(run_index[row] >= 0 && run < records.size(), "the state names a run that is not there");
    marks[row].step = static_cast<std::int32_t>(steps[row]);
    records[run].marks.push_back(marks[row]);
  }
}

std::vector<RunRecord> ResultsFile::read_runs() const {
  std::vector<RunRecord> records(run_count());
  const std::vector<std::string> errors = run_errors();
  for (std::size_t run = 0; run < records.size(); ++run) {
    records[run].replicate = keys_.replicate[run];
    records[run].design_point = keys_.design_point[run];
    records[run].strategy = keys_.strategy[run];
    records[run].status = keys_.status[run];
    records[run].error = errors[run];
  }
  for (const SeriesSpec& series : spec_.series) deal_series(read_series(series.name), records);
  for (const TableSpec& table : spec_.tables) deal_table(read_table(table.name), records);
  for (const OutcomeSpec& outcome : spec_.outcomes) {
    const std::vector<double> values = read_outcome(outcome.name);
    for (std::size_t run = 0; run < records.size(); ++run) records[run].outcomes.push_back(values[run]);
  }
  read_marks(records);
  return records;
}

}  // namespace truce
