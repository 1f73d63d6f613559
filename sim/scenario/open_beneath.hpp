// Files that a scenario names: opened beneath its folder only, so that a scenario from a stranger reads no
// other file.
#pragma once

#include <string>

namespace truce {

// Opens `path` for reading as seen from `folder`; a descriptor, or -1 with errno set (EXDEV: it leads out of
// the folder).
[[nodiscard]] int open_beneath(const std::string& folder, const std::string& path);

// What to say about a file that open_beneath refused for `reason` (errno): the end of a sentence that names
// the file.
[[nodiscard]] std::string beneath_refusal(int reason);

}  // namespace truce
