// Places of keys, found by walking the tree again.
#include "sim/scenario/notes.hpp"

#include <algorithm>

#include "sim/base/text.hpp"

namespace truce {
namespace {

// The node one step down: a key's value or a list's item; nullptr when there is none.
const Node* inner(const Node& node, const std::string& name) {
  if (node.is_list()) {
    const auto index = parse_integer(name);
    const bool is_item = index && *index >= 0 && *index < static_cast<long long>(node.items.size());
    return is_item ? &node.items[static_cast<std::size_t>(*index)] : nullptr;
  }
  const Member* member = node.find(name);
  return member == nullptr ? nullptr : &member->value;
}

}  // namespace

Fault Notes::at(const std::string& path, const std::string& text) const {
  const Node* node = &root_;
  Place place = root_.place;
  for (const std::string& name : split(path, '.')) {
    const Member* member = node->find(name);
    node = inner(*node, name);
    if (node == nullptr) break;
    if (node->place.line > 0 || !node->place.file) place = node->place;
    // A map written over several lines is better shown at its key than at its first inner key.
    if (member != nullptr && node->is_map() && member->place.line > 0) place = member->place;
    if (node->overridden) place = node->place;
  }
  return place.fault(path, "'" + path + "' " + text);
}

bool Notes::is_written(const std::string& path) const {
  const Node* node = &root_;
  for (const std::string& name : split(path, '.')) {
    node = inner(*node, name);
    if (node == nullptr) return false;
  }
  return true;
}

void Notes::refers_to(const std::string& path, std::string_view id, const std::vector<std::string_view>& known,
                      const std::string& what) {
  if (id.empty() || std::ranges::find(known, id) != known.end()) return;
  const std::string near = near_name(id, known);
  const std::vector<std::string> words(known.begin(), known.end());
  const std::string remedy = !near.empty()    ? "did you mean '" + near + "'?"
                             : words.empty() ? "the scenario has none"
                                             : "known: " + join(words, ", ");
  fault(path, "names '" + quotable(id) + "', which is no " + what + "; " + remedy);
}

}  // namespace truce
