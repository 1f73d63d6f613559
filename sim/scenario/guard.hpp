// The guard: the only door to yaml-cpp. Turns any bytes into a node tree or an InputError, in bounded time
// and memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/scenario/node.hpp"

namespace truce {

struct ReadLimits {
  std::size_t bytes = std::size_t{1} << 20;        // of a file, and of all its includes together
  std::size_t brackets = 50'000;                   // `[` and `{`: the parser queues some 240 bytes for each
  std::size_t nodes = 200'000;                     // maps, lists, texts and keys
  std::size_t text_bytes = std::size_t{64} << 10;  // of one text
  int depth = 32;                                  // maps and lists inside each other
};

// Reads one YAML document without anchors, aliases, tags or doubled keys. Throws InputError with all faults
// found.
[[nodiscard]] Node read_yaml_file(const std::string& path, const ReadLimits& limits = {});

// The same from text; `name` stands in messages in place of the file.
[[nodiscard]] Node read_yaml_text(std::string_view text, const std::string& name,
                                  const ReadLimits& limits = {});

}  // namespace truce
