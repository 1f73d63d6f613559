// Overrides: the path is walked key by key; the value goes through the same guard as a file.
#include "sim/scenario/override.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/text.hpp"
#include "sim/scenario/guard.hpp"

namespace truce {
namespace {

[[noreturn]] void refuse(const Place& place, const std::string& text) {
  throw InputError({place.fault("", text)});
}

void mark(Node& node, const Place& place) {
  node.place = place;
  node.overridden = true;
  for (Node& item : node.items) mark(item, place);
  for (Member& member : node.members) {
    member.place = place;
    mark(member.value, place);
  }
}

Node read_value(std::string_view text, const Place& place) {
  try {
    Node value = read_yaml_text(text, *place.file);
    mark(value, place);
    return value;
  } catch (InputError& error) {
    for (Fault& fault : error.faults) fault.line = fault.column = 0;
    throw InputError(std::move(error.faults));
  }
}

Node& child(Node& node, const std::string& part, const std::string& walked, const Place& place) {
  if (node.is_list()) {
    const auto index = parse_integer(part);
    if (!index || *index < 0 || *index >= static_cast<long long>(node.items.size())) {
      refuse(place, "'" + quotable(walked) + "' is a list of " + std::to_string(node.items.size()) +
                        " items; name one by its number from 0");
    }
    return node.items[static_cast<std::size_t>(*index)];
  }
  if (node.is_scalar()) refuse(place, "'" + quotable(walked) + "' is a single value; it has no keys inside");
  node.kind = Node::Kind::map;
  if (Member* known = node.find(part)) return known->value;
  node.members.push_back(Member{part, place, Node{}});
  node.members.back().value.place = place;
  return node.members.back().value;
}

// A named thing, not a number with its provenance.
bool is_entry(const Node& node) { return node.is_map() && node.find("value") == nullptr; }

// All but words, of which `none` may be one: maps, lists and numbers, these with their provenance too.
bool may_be_taken_out(const Node& node) {
  const Member* inner = node.is_map() ? node.find("value") : nullptr;
  const Node& value = inner != nullptr ? inner->value : node;
  return !value.is_scalar() || (!value.was_quoted && parse_number(value.text).has_value());
}

void refuse_absent(const Node& parent, const std::string& key, const std::string& path, const Place& place) {
  std::vector<std::string> known;
  for (const Member& member : parent.members) known.push_back(member.key);
  refuse(place, "'" + quotable(key) + "' is not in '" + quotable(path) +
                    "' (none takes out what is there); there are: " + join(known, ", "));
}

// Whether the path names what may be taken out, which is then gone. A missing one among entries is refused.
bool take_out(Node& root, const std::vector<std::string>& parts, const Place& place) {
  Node* parent = &root;
  std::string walked;
  for (std::size_t p = 0; p + 1 < parts.size(); ++p) {
    Member* next = parent->is_map() ? parent->find(parts[p]) : nullptr;
    if (next == nullptr) return false;
    parent = &next->value;
    walked = dotted(walked, parts[p]);
  }
  if (!parent->is_map()) return false;
  std::vector<Member>& members = parent->members;
  const auto found = std::ranges::find(members, parts.back(), &Member::key);
  const bool holds_entries = !members.empty() && std::ranges::all_of(members, [](const Member& member) {
    return is_entry(member.value);
  });
  if (found == members.end() && holds_entries && parts.size() > 1)
    refuse_absent(*parent, parts.back(), walked, place);
  if (found == members.end() || !may_be_taken_out(found->value)) return false;
  members.erase(found);
  return true;
}

}  // namespace

void apply_override(Node& root, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string path(assignment.substr(0, equals));
  const Place place{std::make_shared<const std::string>("--set " + quotable(path)), 0, 0};
  if (equals == std::string_view::npos) refuse(place, "has no '='; write --set key.of.it=value");
  Node value = read_value(assignment.substr(equals + 1), place);
  const bool is_none = value.is_scalar() && !value.was_quoted && value.text == "none";
  if (is_none && take_out(root, split(path, '.'), place)) return;
  Node* at = &root;
  std::string walked;
  for (const std::string& part : split(path, '.')) {
    if (part.empty()) refuse(place, "has an empty name in its path; write --set key.of.it=value");
    at = &child(*at, part, walked, place);
    walked = dotted(walked, part);
  }
  Member* inner = at->is_map() && !value.is_map() ? at->find("value") : nullptr;
  (inner ? inner->value : *at) = std::move(value);
}

}  // namespace truce
