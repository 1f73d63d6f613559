// Opens results files and reads their values; what a file says about itself is never believed unchecked.
#include "sim/record/reader.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/contents.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

[[noreturn]] void refuse(const std::string& text) { throw RecordError(RecordError::Kind::transfer, text); }

void expect(bool honest, const std::string& what) {
  if (!honest)
    refuse("cannot read the results file: " + what + "; it is damaged or was not written by truce");
}

h5::Handle open_plain_file(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0)
    refuse("cannot read '" + path + "' (" + std::strerror(errno) + "); check the name");
  if (!S_ISREG(found.st_mode))
    refuse("cannot read '" + path + "' (it is not a plain file); name a results file");
  try {
    return h5::open_file(path);
  } catch (const RecordError&) {
    refuse("cannot read '" + path + "' (it is no HDF5 file, or a damaged one); name a results file of truce");
  }
}

void require_known_kind(const h5::Handle& file, const std::string& name) {
  const std::string kind = h5::read_text_attribute(file, layout::a_kind);
  const std::string version = h5::read_text_attribute(file, layout::a_version);
  if (kind == layout::file_kind && version == layout::version) return;
  const std::string said = kind.empty() ? "has no file kind" : "is a '" + quotable(kind) + "' file";
  const char* remedy = kind == layout::file_kind ? "use the program version that wrote it"
                       : kind == layout::findings_kind
                           ? "name the results.h5 beside it, and open this one with "
                             "xarray, h5py or ncdump"
                           : "name a results file";
  refuse("cannot read '" + name + "' (it " + said + ", version '" + quotable(version) +
         "', and this program reads '" + std::string(layout::file_kind) + "' version " +
         std::string(layout::version) + "); " + remedy);
}

std::vector<std::int32_t> whole(const std::vector<double>& values) { return {values.begin(), values.end()}; }

}  // namespace

ResultsFile::ResultsFile(const std::string& path) : ResultsFile(open_plain_file(path), path) {}

ResultsFile ResultsFile::from_image(std::span<const std::byte> image) {
  return ResultsFile(h5::open_image(image), "image in memory");
}

ResultsFile::ResultsFile(h5::Handle file, const std::string& name) : file_(std::move(file)) {
  require_known_kind(file_, name);
  try {
    read_keys();
    read_root();
    read_tables();
  } catch (const RecordError& error) {
    const std::string told = error.what();
    const char* remedy =
        told.find(';') == std::string::npos ? "; it is damaged or was not written by truce" : "";
    refuse("'" + name + "': " + told + remedy);
  }
}

void ResultsFile::read_keys() {
  keys_.replicate = whole(read_list("", layout::replicate));
  keys_.design_point = whole(read_list("", layout::design_point));
  keys_.strategy = whole(read_list("", layout::strategy));
  const std::size_t runs = keys_.replicate.size();
  for (const double status : read_list("", layout::status)) {
    expect(status == 0 || status == 1, "a run's status is neither ok nor failed");
    keys_.status.push_back(static_cast<RunStatus>(static_cast<std::int8_t>(status)));
  }
  expect(runs > 0 && keys_.design_point.size() == runs && keys_.strategy.size() == runs &&
             keys_.status.size() == runs && read_list("", layout::run).size() == runs,
         "its runs are not told in columns of one length");
}

std::vector<double> ResultsFile::read_list(const std::string& group, const std::string& name) const {
  return read_list(group, name, {0, 0});
}

// Rows {0, 0} mean all.
std::vector<double> ResultsFile::read_list(const std::string& group, const std::string& name,
                                           h5::Rows rows) const {
  h5::Handle parent;
  if (!group.empty()) parent = h5::open_group(file_, group);
  const h5::Handle dataset = h5::open_dataset(group.empty() ? file_ : parent, name);
  const h5::Found found = h5::look(dataset);
  expect(!found.is_text && found.shape.size() == 1, "'" + name + "' is not a list of numbers");
  if (rows.count == 0) rows = {0, found.shape[0]};
  expect(rows.first + rows.count <= found.shape[0], "'" + name + "' is too short");
  return unpack(found.type, h5::read_rows(dataset, found, rows));
}

std::string ResultsFile::read_text(const std::string& name) const {
  const h5::Handle group = h5::open_group(file_, layout::text);
  if (!h5::has_member(group, name)) return {};
  const std::vector<std::string> texts = h5::read_texts(h5::open_dataset(group, name));
  expect(texts.size() == 1, "text '" + name + "' is not one text");
  return texts.front();
}

std::vector<std::string> ResultsFile::run_errors() const {
  const h5::Handle group = h5::open_group(file_, layout::text);
  std::vector<std::string> errors(run_count());
  if (!h5::has_member(group, layout::run_error)) return errors;
  errors = h5::read_texts(h5::open_dataset(group, layout::run_error));
  expect(errors.size() == run_count(), "error texts and runs differ in number");
  std::ranges::replace(errors, std::string(layout::no_error), std::string());
  return errors;
}

SeriesValues ResultsFile::read_series(const std::string& name) const {
  return read_series(name, {0, run_count()});
}

SeriesValues ResultsFile::read_series(const std::string& name, h5::Rows runs) const {
  const auto series = std::ranges::find(spec_.series, name, &SeriesSpec::name);
  if (series == spec_.series.end())
    refuse("the results file has no series '" + quotable(name) + "'; see `truce info`");
  require(runs.first + runs.count <= run_count(), "runs lie inside the file");
  const h5::Handle dataset = h5::open_dataset(file_, name);
  const h5::Found found = h5::look(dataset);
  SeriesValues result{.runs = runs.count,
                      .times = found.shape[1],
                      .members = found.shape.size() == 3 ? found.shape[2] : 1,
                      .values = {}};
  const h5::Bytes bytes = h5::read_rows(dataset, found, runs);
  if (found.type == NumberType::float32) {
    result.values.resize(bytes.size() / sizeof(float));
    if (!bytes.empty()) std::memcpy(result.values.data(), bytes.data(), bytes.size());
    return result;
  }
  for (const double value : unpack(found.type, bytes)) result.values.push_back(static_cast<float>(value));
  return result;
}

TableValues ResultsFile::read_table(const std::string& name) const {
  const auto table = std::ranges::find(spec_.tables, name, &TableSpec::name);
  if (table == spec_.tables.end())
    refuse("the results file has no table '" + quotable(name) + "'; see `truce info`");
  TableValues values{.run_index = whole(read_list(name, layout::run_index)), .columns = {}};
  for (const std::int32_t run : values.run_index)
    expect(run >= 0 && static_cast<std::size_t>(run) < run_count(),
           "table '" + name + "' names a run that is not there");
  for (const ColumnSpec& column : table->columns) {
    values.columns.push_back(read_list(name, column.name));
    expect(values.columns.back().size() == values.run_index.size(),
           "columns of '" + name + "' differ in length");
  }
  return values;
}

std::vector<double> ResultsFile::read_outcome(const std::string& name) const {
  std::vector<double> values = read_list(layout::outcomes, name);
  expect(values.size() == run_count(), "outcome '" + name + "' does not have a value for each run");
  return values;
}

TableRows ResultsFile::read_rows_of(const std::string& table, const std::vector<ColumnSpec>& columns,
                                    std::size_t run) const {
  const double start = read_list(table, layout::row_start, {run, 1}).front();
  const double size = read_list(table, layout::row_size, {run, 1}).front();
  expect(start >= 0 && size >= 0, "rows of table '" + table + "' are counted below zero");
  TableRows rows;
  for (const ColumnSpec& column : columns) {
    if (size == 0) {
      rows.columns.emplace_back();
      continue;
    }
    const h5::Rows wanted{static_cast<std::size_t>(start), static_cast<std::size_t>(size)};
    rows.columns.push_back(read_list(table, column.name, wanted));
  }
  return rows;
}

RunRecord ResultsFile::read_run(std::size_t run) const {
  require(run < run_count(), "the run lies inside the file");
  RunRecord record{.replicate = keys_.replicate[run],
                   .design_point = keys_.design_point[run],
                   .strategy = keys_.strategy[run],
                   .status = keys_.status[run],
                   .error = run_errors()[run],
                   .series = {},
                   .tables = {},
                   .outcomes = {},
                   .marks = {}};
  for (const SeriesSpec& series : spec_.series)
    record.series.push_back(read_series(series.name, {run, 1}).values);
  for (const TableSpec& table : spec_.tables)
    record.tables.push_back(read_rows_of(table.name, table.columns, run));
  for (const OutcomeSpec& outcome : spec_.outcomes)
    record.outcomes.push_back(read_list(layout::outcomes, outcome.name, {run, 1}).front());
  std::vector<ColumnSpec> columns(1 + layout::hash_words.size());
  columns[0].name = layout::state_step;
  for (std::size_t w = 0; w < layout::hash_words.size(); ++w) columns[w + 1].name = layout::hash_words[w];
  const TableRows marks = read_rows_of(layout::state, columns, run);
  for (std::size_t i = 0; i < marks.columns[0].size(); ++i) {
    StateMark mark{.step = static_cast<std::int32_t>(marks.columns[0][i]), .hash = {}};
    for (std::size_t w = 0; w < layout::hash_words.size(); ++w)
      set_hash_word(mark.hash, w, marks.columns[w + 1][i]);
    record.marks.push_back(mark);
  }
  return record;
}

Provenance ResultsFile::provenance() const {
  const auto text = [&](const char* name) { return h5::read_text_attribute(file_, name); };
  Provenance provenance{.scenario_text = read_text(layout::scenario_text),
                        .scenario_name = text(layout::a_scenario),
                        .strategy_name = text(layout::a_strategy),
                        .seed = 0,
                        .program_version = text(layout::a_program),
                        .commit = text(layout::a_commit),
                        .compiler = text(layout::a_compiler),
                        .options = read_text(layout::options_text)};
  const std::string seed = text(layout::a_seed);
  const auto [end, fault] = std::from_chars(seed.data(), seed.data() + seed.size(), provenance.seed);
  expect(fault == std::errc() && end == seed.data() + seed.size(), "its seed is no number");
  return provenance;
}

}  // namespace truce
