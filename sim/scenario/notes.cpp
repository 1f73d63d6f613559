// Places of keys, found by walking the tree again.
#include "sim/scenario/notes.hpp"

#include <algorithm>

#include "sim/base/text.hpp"
#include "sim/world/issues.hpp"

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

bool is_beneath(std::string_view path, std::string_view folder) {
  if (folder.empty() || path == folder) return true;
  return path.starts_with(folder) && path[folder.size()] == '.';
}

// `streams.rockets` of `streams.rockets.rate_per_hour`; the path itself when it is no longer than that.
std::string entry_of(const std::string& path) {
  const auto section = path.find('.');
  return section == std::string::npos ? path : path.substr(0, path.find('.', section + 1));
}

}  // namespace

Known known_issues() { return {{issue_names.begin(), issue_names.end()}, "issue of cease-fire texts"}; }

bool Notes::is_read(const std::string& path) const {
  return std::ranges::none_of(unread_, [&](const std::string& unread) {
    return is_beneath(unread, path) || is_beneath(path, unread);
  });
}

void Notes::fault(const std::string& path, const std::string& text) {
  if (is_read(entry_of(path))) reading_.faults.push_back(at(path, text));
}

void Notes::fault_alone(const std::string& path, const std::string& text) {
  if (is_read(path)) reading_.faults.push_back(at(path, text));
}

// Whether the ids are all that the file means to have: no section of them, and no id in one, was refused. A
// section that is not there beside an unknown key at the top is most likely that key, misspelt.
bool Notes::lists_all(const Known& known) const {
  for (const std::string& section : known.sections)
    for (const std::string& unread : unread_) {
      if (is_beneath(section, unread)) return false;
      if (is_beneath(unread, section) && entry_of(unread) == unread) return false;
      if (root_.find(section) == nullptr && unread.find('.') == std::string::npos) return false;
    }
  return true;
}

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

void Notes::refers_to(const std::string& path, std::string_view id, const Known& known) {
  if (id.empty() || std::ranges::find(known.ids, id) != known.ids.end() || !lists_all(known)) return;
  const std::string near = near_name(id, known.ids);
  const std::vector<std::string> words(known.ids.begin(), known.ids.end());
  const std::string remedy = !near.empty()   ? "did you mean '" + near + "'?"
                             : words.empty() ? "the scenario has none"
                                             : "known: " + join(words, ", ");
  reading_.faults.push_back(
      at(path, "names '" + quotable(id) + "', which is no " + known.what + "; " + remedy));
}

}  // namespace truce
