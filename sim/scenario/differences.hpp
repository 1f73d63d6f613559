// What differs between two files of scenarios or strategies: the keys, and what stands at each.
#pragma once

#include <string>
#include <vector>

namespace truce {

struct Difference {
  std::string key;
  std::string first;  // empty = not there
  std::string second;
};

// Compares two files key by key. Scenarios are compared with every default filled in; strategy files as they
// stand, with the ids of their strategies and efforts by number, so that two strategies can be told apart.
// Throws InputError.
[[nodiscard]] std::vector<Difference> differences(const std::string& first, const std::string& second);

}  // namespace truce
