// Overrides: the path is walked key by key; the value goes through the same guard as a file.
#include "sim/scenario/override.hpp"

#include <memory>
#include <string>
#include <utility>

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

}  // namespace

void apply_override(Node& root, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string path(assignment.substr(0, equals));
  const Place place{std::make_shared<const std::string>("--set " + quotable(path)), 0, 0};
  if (equals == std::string_view::npos) refuse(place, "has no '='; write --set key.of.it=value");
  Node value = read_value(assignment.substr(equals + 1), place);
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
