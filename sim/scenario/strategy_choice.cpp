// A strategy file is a piece of scenario: it goes through the same guard, includes and checks.
#include "sim/scenario/strategy_choice.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/scenario/guard.hpp"
#include "sim/scenario/include.hpp"

namespace truce {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> known_keys{"strategies", "efforts", "mediators", "relations",
                                                     "note"};

Node& member_of(Node& map, const std::string& key, const Place& place) {
  if (Member* known = map.find(key)) return known->value;
  map.members.push_back(Member{key, place, Node{}});
  map.members.back().value.kind = Node::Kind::map;
  map.members.back().value.place = place;
  return map.members.back().value;
}

Node word(const std::string& text, const Place& place) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = text;
  node.place = place;
  return node;
}

void refuse_other_keys(const Node& piece) {
  std::vector<Fault> faults;
  if (!piece.is_map())
    throw InputError({piece.place.fault("", "a strategy file must be a map; write `strategies: ...`")});
  for (const Member& member : piece.members)
    if (std::ranges::find(known_keys, member.key) == known_keys.end())
      faults.push_back(member.place.fault(
          member.key, "'" + quotable(member.key) +
                          "' does not belong in a strategy file (it holds strategies, efforts, mediators and "
                          "relations); write it in the scenario"));
  if (faults.empty() && piece.find("efforts") == nullptr)
    faults.push_back(piece.place.fault("efforts",
                                       "'efforts' is missing (which strategy is used, and from when); "
                                       "add it, `efforts: {}` for none"));
  if (!faults.empty()) throw InputError(std::move(faults));
}

// Files called `name` or `name_...`.
std::vector<std::string> files_called(const std::string& name, const std::vector<std::string>& files) {
  std::vector<std::string> found;
  for (const std::string& file : files)
    if (file == name) return {file};
  for (const std::string& file : files)
    if (file.starts_with(name + "_")) found.push_back(file);
  return found;
}

void lay_file(Node& root, const std::string& path, const std::string& folder) {
  Node piece = resolve_includes(read_yaml_file(path), folder);
  refuse_other_keys(piece);
  const auto is_word = [](const Member& member) { return member.key == "note"; };
  piece.members.erase(std::remove_if(piece.members.begin(), piece.members.end(), is_word),
                      piece.members.end());
  const auto is_efforts = [](const Member& member) { return member.key == "efforts"; };
  root.members.erase(std::remove_if(root.members.begin(), root.members.end(), is_efforts),
                     root.members.end());
  root = merge(std::move(root), std::move(piece));
}

void lay_own(Node& root, const std::string& id, const Place& place) {
  Node effort;
  effort.kind = Node::Kind::map;
  effort.place = place;
  effort.members.push_back(Member{"strategy", place, word(id, place)});
  Node& efforts = member_of(root, "efforts", place);
  efforts.members.clear();
  efforts.members.push_back(Member{id, place, std::move(effort)});
}

[[noreturn]] void refuse_unknown(const std::string& name, const std::vector<std::string>& known,
                                 const Place& place) {
  std::vector<std::string_view> names(known.begin(), known.end());
  for (const std::string_view file : known) names.push_back(file.substr(0, file.find('_')));
  const std::string near = near_name(name, names);
  std::string text =
      "names no strategy (neither a file in the folder `strategies` beside the scenario nor an id in it); ";
  if (!near.empty()) text += "did you mean '" + near + "'? ";
  text += known.empty() ? "there is none" : "known: " + join(known, ", ");
  throw InputError({place.fault("", "'" + quotable(name) + "' " + text)});
}

}  // namespace

std::vector<std::string> strategies_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "strategies", failed))
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

std::string lay_strategy(Node& root, const std::string& name, const std::string& folder) {
  const Place place{std::make_shared<const std::string>("--strategy"), 0, 0};
  std::vector<std::string> known = strategies_in(folder);
  const std::vector<std::string> files = files_called(name, known);
  if (files.size() > 1)
    throw InputError({place.fault(
        "", "'" + quotable(name) + "' fits several files: " + join(files, ", ") + "; name one")});
  const Member* own = root.find("strategies");
  std::string chosen = name;
  if (!files.empty()) {
    chosen = files.front();
    lay_file(root, (fs::path(folder) / "strategies" / (chosen + ".yaml")).string(), folder);
  } else if (own != nullptr && own->value.find(name) != nullptr) {
    lay_own(root, name, place);
  } else {
    if (own != nullptr)
      for (const Member& member : own->value.members) known.push_back(member.key);
    refuse_unknown(name, known, place);
  }
  Node& arrangements = member_of(root, "arrangements", place);
  arrangements = word("negotiated", place);
  return chosen;
}

}  // namespace truce
