// Builds the list of a results file's contents; shared by contents.cpp and contents_tables.cpp only.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/record/contents.hpp"

namespace truce {

// Adds to `contents` in file order. The contents share the source; the spec must outlive the builder only.
class ContentsBuilder {
 public:
  ContentsBuilder(const RecordSpec& spec, std::shared_ptr<const RunSource> source)
      : spec_(spec), source_(std::move(source)) {}

  void add_attributes(const Provenance& provenance);
  void add_runs();
  void add_dimensions();
  void add_series();
  void add_tables();
  void add_outcomes();
  void add_marks();
  void add_texts(const Provenance& provenance);

  Contents contents;

 private:
  Variable& add(const std::string& group, const std::string& name, NumberType type, h5::Shape shape);
  // A variable whose numbers are all known now.
  Variable& add_list(const std::string& group, const std::string& name, NumberType type,
                     std::span<const double> values);
  // A variable whose numbers follow from their places.
  Variable& add_derived(const std::string& group, const std::string& name, NumberType type, std::size_t size,
                        const std::function<double(std::size_t)>& value_of);
  Variable& add_per_run(const std::string& group, const std::string& name, NumberType type,
                        const std::function<double(std::size_t)>& value_of);
  // A variable whose numbers the source is asked for.
  Variable& add_asked(const std::string& group, const std::string& name, NumberType type, h5::Shape shape);
  void add_labels(const Dimension& dimension, Variable& variable);
  void add_dimension(const Dimension& dimension);
  void add_strategy(const Dimension* dimension);
  void add_time();
  void add_rows_of_runs(const TableSpec& table, std::size_t place);
  void add_table(const TableSpec& table, std::size_t place);

  const RecordSpec& spec_;
  std::shared_ptr<const RunSource> source_;
};

}  // namespace truce
