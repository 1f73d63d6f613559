// The node tree: looking up, naming places, and laying one map over another.
#include "sim/scenario/node.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace truce {

Fault Place::fault(std::string key, std::string text) const {
  return Fault{file ? *file : "", line, column, std::move(key), std::move(text)};
}

std::string Place::words() const {
  std::string name = file ? *file : "";
  if (line > 0) name += ':' + std::to_string(line) + ':' + std::to_string(column);
  return name;
}

const Member* Node::find(std::string_view key) const {
  const auto at = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
  return at == members.end() ? nullptr : &*at;
}

Member* Node::find(std::string_view key) { return const_cast<Member*>(std::as_const(*this).find(key)); }

std::string_view Node::kind_words() const {
  switch (kind) {
    case Kind::null:
      return "nothing";
    case Kind::scalar:
      return "text";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
  }
  return "";
}

Node merge(Node under, Node over) {
  if (!under.is_map() || !over.is_map()) return over;
  std::map<std::string, std::size_t, std::less<>> position;
  for (std::size_t i = 0; i < under.members.size(); ++i) position.emplace(under.members[i].key, i);
  for (Member& member : over.members) {
    const auto known = position.find(member.key);
    if (known == position.end()) {
      under.members.push_back(std::move(member));
      continue;
    }
    Member& old = under.members[known->second];
    old.value = merge(std::move(old.value), std::move(member.value));
    old.place = member.place;
  }
  under.place = over.place;
  return under;
}

std::string dotted(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "." + std::string(name);
}

}  // namespace truce
