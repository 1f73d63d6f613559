// Bytes of many columns, kept in a file without a name until they are asked for: a column is put in piece by
// piece and read as one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/record/hdf5.hpp"

namespace truce {

class Spool {
 public:
  // Throws RecordError(create) when the folder cannot be written to.
  Spool(const std::string& folder, std::size_t columns);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Throws RecordError(transfer) when the disk is full.
  void append(std::size_t column, const h5::Bytes& bytes);
  // Bytes [first, first + count) of a column.
  [[nodiscard]] h5::Bytes read(std::size_t column, std::size_t first, std::size_t count) const;

 private:
  struct Piece {
    std::size_t end = 0;    // in its column
    std::size_t place = 0;  // of its last byte in the file, and one
  };

  std::string folder_;
  int descriptor_ = -1;
  std::size_t size_ = 0;
  std::vector<std::vector<Piece>> columns_;
};

}  // namespace truce
