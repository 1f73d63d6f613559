// Bytes of a user's file, checked before anything looks at what they mean: regular files only, bounded, clean
// UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.hpp"

namespace truce {

struct FileBytes {
  std::string text;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
};

// Reads a regular file of at most `limit` bytes without ever blocking; a BOM at the start is dropped. Throws
// InputError.
[[nodiscard]] FileBytes read_bytes(const std::string& path, std::size_t limit);

// The same from an open descriptor, which is closed in any case; `name` stands in messages.
[[nodiscard]] FileBytes read_bytes(int descriptor, const std::string& name, std::size_t limit);

// Faults of `text` that is not clean UTF-8: malformed bytes, control and bidirectional characters. At
// most 20.
[[nodiscard]] std::vector<Fault> byte_faults(std::string_view text, const std::string& name);

// Throws InputError when there are faults: sorted by place, the first 20 and a line saying how many more.
void throw_if_any(std::vector<Fault> faults);

// Number of characters (code points) in UTF-8 text; columns count them.
[[nodiscard]] int character_count(std::string_view text);

}  // namespace truce
