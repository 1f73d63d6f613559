// Results files with consecutive runs, seen as one without holding their numbers: outcomes and tables wait in
// a spool on the disk, series in the files.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/record/raw_rows.hpp"
#include "sim/record/reader.hpp"
#include "sim/study/spool.hpp"

namespace truce {

class JoinedRuns {
 public:
  // Whether a run, by its place among all, may have series; without it, all may.
  using MayHaveSeries = std::function<bool(std::size_t)>;

  // The spool lies in the folder. Throws RecordError(create) when that cannot be written to.
  JoinedRuns(RecordSpec spec, const std::string& folder, MayHaveSeries may_have_series = {});

  // The runs that follow those before. The file, written from the same spec, stays where it is.
  void add(const std::string& path, const ResultsFile& file);
  // All runs that were added. It refers to this, which must outlive it.
  [[nodiscard]] RunSource source();

 private:
  void add_keys(const ResultsFile& file);
  void copy_column(std::size_t column, const RawRows& rows, std::size_t count);
  [[nodiscard]] h5::Bytes rows_of(const std::string& group, const std::string& name, h5::Rows rows);
  [[nodiscard]] h5::Bytes series_rows(const std::string& name, h5::Rows rows);
  [[nodiscard]] bool may_have_series(std::size_t first, std::size_t count) const;
  [[nodiscard]] const RawRows& open(std::size_t file);

  // A column of an outcome or of a table.
  struct Column {
    std::string group;
    std::string name;
    NumberType type = NumberType::float64;
  };
  static std::vector<Column> columns_of(const RecordSpec& spec);

  RecordSpec spec_;
  MayHaveSeries may_have_series_;
  std::vector<Column> columns_;
  Spool spool_;
  RunSource head_;  // without rows
  std::vector<std::string> paths_;
  std::vector<std::size_t> file_ends_;  // runs up to and with each file
  std::map<std::size_t, RawRows> open_;
};

}  // namespace truce
