// Both files become trees, the trees become lists of keys with one text each.
#include "sim/scenario/differences.hpp"

#include <filesystem>
#include <map>

#include "sim/scenario/guard.hpp"
#include "sim/scenario/include.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce {
namespace {

using Flat = std::map<std::string, std::string>;

void flatten(const Node& node, const std::string& path, Flat& flat) {
  if (node.is_scalar()) {
    flat[path] = node.text;
  } else if (node.is_list()) {
    std::string& text = flat[path];
    for (std::size_t i = 0; i < node.items.size(); ++i)
      if (node.items[i].is_scalar())
        text += (i > 0 ? ", " : "") + node.items[i].text;
      else
        flatten(node.items[i], dotted(path, std::to_string(i)), flat);
  } else if (const Member* value = node.find("value"); value != nullptr && value->value.is_scalar()) {
    flat[path] = value->value.text;  // of a number with its source, the number
  } else {
    for (const Member& member : node.members) flatten(member.value, dotted(path, member.key), flat);
  }
}

void number_ids(Node& root) {
  for (const char* key : {"strategies", "efforts"})
    if (Member* map = root.find(key))
      for (std::size_t i = 0; i < map->value.members.size(); ++i)
        map->value.members[i].key = std::to_string(i + 1);
}

Flat flat_file(const std::string& path) {
  const std::filesystem::path place(path);
  Flat flat;
  Node root = read_yaml_file(path);
  if (root.find("truce") != nullptr) {
    ReadLimits limits;
    limits.bytes = std::size_t{16} << 20;
    flatten(read_yaml_text(load_scenario(path, {}).resolved, path, limits), "", flat);
  } else {
    const std::string folder = place.has_parent_path() ? place.parent_path().string() : ".";
    root = resolve_includes(std::move(root), folder);
    number_ids(root);
    flatten(root, "", flat);
  }
  return flat;
}

}  // namespace

std::vector<Difference> differences(const std::string& first, const std::string& second) {
  const Flat a = flat_file(first);
  const Flat b = flat_file(second);
  Flat all = a;
  all.insert(b.begin(), b.end());
  std::vector<Difference> found;
  for (const auto& [key, unused] : all) {
    const auto in_a = a.find(key);
    const auto in_b = b.find(key);
    Difference one{key, in_a == a.end() ? "" : in_a->second, in_b == b.end() ? "" : in_b->second};
    if (in_a == a.end() || in_b == b.end() || one.first != one.second) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace truce
