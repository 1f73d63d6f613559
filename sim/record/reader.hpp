// Reads results files back: spec, runs, series, provenance, a short description and CSV.
#pragma once

#include <cstddef>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/writer.hpp"

namespace truce {

// One quantity of consecutive runs: values[run][time][member], slowest first.
struct SeriesValues {
  std::size_t runs = 0;
  std::size_t times = 0;
  std::size_t members = 0;
  std::vector<float> values;
  [[nodiscard]] float at(std::size_t run, std::size_t time, std::size_t member = 0) const {
    return values[(run * times + time) * members + member];
  }
};

// Rows of one table for all runs, sorted by run.
struct TableValues {
  std::vector<std::int32_t> run_index;
  std::vector<std::vector<double>> columns;
};

// An open results file, read-only. Damaged, foreign or dishonest files end in RecordError(transfer), which
// names the file; a file of another kind or an unknown version is refused with both named.
class ResultsFile {
 public:
  explicit ResultsFile(const std::string& path);
  [[nodiscard]] static ResultsFile from_image(std::span<const std::byte> image);

  [[nodiscard]] std::size_t run_count() const { return keys_.status.size(); }
  [[nodiscard]] const RunKeys& keys() const { return keys_; }
  // Dimension "strategy" included; everything in file order, which is the order of the spec it was written
  // from.
  [[nodiscard]] const RecordSpec& read_spec() const { return spec_; }
  // A failed run's missing numbers come back as NaN (-1 in integer series). Throws BugError for a run out of
  // range.
  [[nodiscard]] RunRecord read_run(std::size_t run) const;
  // All of them, each dataset read once.
  [[nodiscard]] std::vector<RunRecord> read_runs() const;
  // All runs, or the runs [first, first + count). Throws RecordError for an unknown name.
  [[nodiscard]] SeriesValues read_series(const std::string& name) const;
  [[nodiscard]] SeriesValues read_series(const std::string& name, h5::Rows runs) const;
  [[nodiscard]] TableValues read_table(const std::string& name) const;
  [[nodiscard]] std::vector<double> read_outcome(const std::string& name) const;
  [[nodiscard]] Provenance provenance() const;
  // Error text of each run, "" for a good one.
  [[nodiscard]] std::vector<std::string> run_errors() const;

 private:
  ResultsFile(h5::Handle file, const std::string& name);
  void read_keys();
  void read_root();
  void read_tables();
  [[nodiscard]] Dimension read_dimension(const std::string& name) const;
  [[nodiscard]] SeriesSpec read_series_spec(const std::string& name) const;
  [[nodiscard]] std::vector<double> read_list(const std::string& group, const std::string& name) const;
  [[nodiscard]] std::vector<double> read_list(const std::string& group, const std::string& name,
                                              h5::Rows rows) const;
  [[nodiscard]] TableRows read_rows_of(const std::string& table, const std::vector<ColumnSpec>& columns,
                                       std::size_t run) const;
  [[nodiscard]] std::string read_text(const std::string& name) const;
  void read_marks(std::vector<RunRecord>& records) const;

  h5::Handle file_;
  RunKeys keys_;
  RecordSpec spec_;
};

// Short text for people: what the file holds and where it came from.
[[nodiscard]] std::string info_text(const ResultsFile& file);

// Tidy CSV (RFC 4180, point as decimal sign, empty cell = no value; words that begin with = + - @ get a
// leading ').
void write_series_csv(const ResultsFile& file, std::ostream& out);
void write_outcomes_csv(const ResultsFile& file, std::ostream& out);
void write_table_csv(const ResultsFile& file, const std::string& table, std::ostream& out);
// series.csv, outcomes.csv and <table>.csv into a folder, which is made when missing. Throws
// RecordError(create) when one of the files exists and may not be replaced.
void export_csv(const ResultsFile& file, const std::string& folder, Overwrite overwrite);

}  // namespace truce
