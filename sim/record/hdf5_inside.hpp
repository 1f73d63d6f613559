// Shared by the HDF5 door's own files; nobody else includes this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/record/hdf5.hpp"

namespace truce::h5 {

// Switches HDF5's own printing off for this thread.
void silence();
// Throws RecordError(transfer): "cannot <what> (HDF5: <its error stack>)".
[[noreturn]] void fail(const std::string& what);
// Returns `result` unless it is negative, HDF5's sign of failure.
std::int64_t check(std::int64_t result, const std::string& what);
// HDF5's own number for a number type as it stands in files: little-endian.
[[nodiscard]] std::int64_t file_type(NumberType type);
// Writes rows as whole chunks, shuffled and deflated by us. False, and nothing done, when the dataset has no
// chunks or the rows end inside one.
[[nodiscard]] bool write_chunks(const Handle& dataset, NumberType type, Rows rows,
                                std::span<const std::byte> data);
// A text type of so many bytes (H5T_VARIABLE: of any length) in a character set of HDF5.
[[nodiscard]] Handle text_type(std::size_t bytes, int character_set);

}  // namespace truce::h5
