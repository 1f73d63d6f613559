// Shared by the HDF5 door's own files; nobody else includes this.
#pragma once

#include <cstdint>
#include <string>

namespace truce::h5 {

// Switches HDF5's own printing off for this thread.
void silence();
// Throws RecordError(transfer): "cannot <what> (HDF5: <its error stack>)".
[[noreturn]] void fail(const std::string& what);
// Returns `result` unless it is negative, HDF5's sign of failure.
std::int64_t check(std::int64_t result, const std::string& what);

}  // namespace truce::h5
