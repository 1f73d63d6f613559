// Output files: what is wrong with their place is said before the work begins, not after.
#pragma once

#include <string>

namespace truce::cli {

// Throws RecordError (create) when `path` could not be written: no such folder, no permission, not a plain
// file, or there already and not `force`. An empty path asks for no file.
void check_output(const std::string& path, bool force);

}  // namespace truce::cli
