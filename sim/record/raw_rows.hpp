// Rows of a variable of a results file as they stand there, without reading anything else of the file: for
// copying.
#pragma once

#include <string>

#include "sim/record/hdf5.hpp"

namespace truce {

class RawRows {
 public:
  // Throws RecordError(transfer) when the file does not open.
  explicit RawRows(const std::string& path) : file_(h5::open_file(path)) {}

  // Rows of a variable of a group ("" is the root). Throws RecordError(transfer) unless the numbers are of
  // this type and there are so many rows.
  [[nodiscard]] h5::Bytes read(const std::string& group, const std::string& name, NumberType type,
                               h5::Rows rows) const;

 private:
  h5::Handle file_;
};

}  // namespace truce
