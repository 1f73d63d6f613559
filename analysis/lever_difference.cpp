// Overrides side by side.
#include "analysis/lever_difference.hpp"

#include <map>
#include <set>

#include "sim/base/text.hpp"

namespace truce {
namespace {

// The part of a path that one thing owns: `mechanisms.opinion`, `parties.north`, `decision`.
std::string block_of(const std::string& key) {
  const auto parts = split(key, '.');
  return parts.size() < 3 ? parts[0] : parts[0] + "." + parts[1];
}

std::map<std::string, std::string> by_key(const std::vector<std::string>& overrides) {
  std::map<std::string, std::string> values;
  for (const std::string& one : overrides)
    values[one.substr(0, one.find('='))] = one.substr(one.find('=') + 1);
  return values;
}

}  // namespace

std::string LeverDifference::sort() const {
  if (blocks == 0) return "nothing";
  if (swaps_strategy) return "another strategy: many values";
  return is_single_factor() ? "single-factor" : std::to_string(blocks) + " blocks";
}

LeverDifference lever_difference(const std::vector<std::string>& reference,
                                 const std::vector<std::string>& lever) {
  const auto under = by_key(reference), over = by_key(lever);
  std::set<std::string> keys, blocks;
  for (const auto& [key, value] : under) keys.insert(key);
  for (const auto& [key, value] : over) keys.insert(key);
  LeverDifference difference;
  for (const std::string& key : keys) {
    const auto a = under.find(key), b = over.find(key);
    if (a != under.end() && b != over.end() && a->second == b->second) continue;
    difference.lines.push_back(key + ": " + (b == over.end() ? "as in the scenario" : b->second) +
                               " instead of " + (a == under.end() ? "the scenario's" : a->second));
    blocks.insert(block_of(key));
    difference.swaps_strategy = difference.swaps_strategy || key == "strategy";
  }
  difference.blocks = blocks.size();
  return difference;
}

}  // namespace truce
