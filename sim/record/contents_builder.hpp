// Builds the list of a results file's contents; shared by contents.cpp and contents_tables.cpp only.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/record/contents.hpp"

namespace truce {

// Adds to `contents` in file order. Keeps references: spec and runs must outlive it and the contents.
class ContentsBuilder {
 public:
  ContentsBuilder(const RecordSpec& spec, std::span<const RunRecord> runs, const SeriesOf& series_of)
      : spec_(spec), runs_(runs), series_of_(series_of) {}

  void add_attributes(const Provenance& provenance);
  void add_runs();
  void add_dimensions();
  void add_series();
  void add_tables();
  void add_outcomes();
  void add_state();
  void add_texts(const Provenance& provenance);

  Contents contents;

 private:
  // The columns of one table for all runs, one after the other.
  struct Joined {
    std::vector<double> run_index;
    std::vector<double> start;
    std::vector<double> size;
    std::vector<std::vector<double>> columns;
  };
  // Rows of a run; null or without columns when it has none.
  using RowsOf = std::function<const TableRows*(std::size_t)>;

  Variable& add(const std::string& group, const std::string& name, NumberType type, h5::Shape shape);
  // A variable whose numbers are all known now.
  Variable& add_list(const std::string& group, const std::string& name, NumberType type,
                     std::vector<double> values);
  Variable& add_per_run(const std::string& group, const std::string& name, NumberType type,
                        const std::function<double(std::size_t)>& value_of);
  void add_labels(const Dimension& dimension, Variable& variable);
  void add_dimension(const Dimension& dimension);
  void add_strategy(const Dimension* dimension);
  void add_time();
  [[nodiscard]] h5::Bytes series_rows(std::size_t series, std::size_t size, h5::Rows rows) const;
  [[nodiscard]] Joined join_rows(const TableSpec& table, const RowsOf& rows_of) const;
  void add_table(const TableSpec& table, const RowsOf& rows_of);

  const RecordSpec& spec_;
  std::span<const RunRecord> runs_;
  SeriesOf series_of_;  // its own: readers outlive the call that made them
};

}  // namespace truce
