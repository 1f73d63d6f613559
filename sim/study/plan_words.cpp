// Reading a plan's text by the same guard as every other file.
#include "sim/study/plan_words.hpp"

#include <cstddef>

#include "sim/base/text.hpp"
#include "sim/scenario/guard.hpp"

namespace truce {
namespace {

constexpr ReadLimits plan_limits{std::size_t{64} << 20, 4'000'000, 40'000'000, std::size_t{64} << 10, 32};

[[noreturn]] void refuse(const std::string& name) {
  throw InputError(
      {Fault{name, 0, 0, "",
             "does not come from a study (it names no plan with levers and points); give a study file or "
             "the results.h5 of its folder"}});
}

DesignWords design_of(const Node& root, Reading& reading) {
  DesignWords words;
  const Member* design = root.find("design");
  if (design == nullptr) return words;
  DesignSetup setup;
  Node rest = design->value;
  std::erase_if(rest.members, [&](const Member& member) {
    if (member.key != "dimensions") return false;
    for (const Node& item : member.value.items) words.dimensions.push_back(item.text);
    return true;
  });
  // A plan writes every number, also those that its kind does not use.
  std::erase_if(rest.members,
                [](const Member& member) { return member.value.text == "0" && member.key != "seed"; });
  read_keys(rest, "design", setup, reading);
  words.kind = setup.kind;
  words.size = static_cast<std::size_t>(setup.size);
  words.trajectories = static_cast<std::size_t>(setup.trajectories);
  words.levels = static_cast<std::size_t>(setup.levels);
  words.seed = setup.seed.value;
  words.groups = setup.groups;
  return words;
}

}  // namespace

PlanWords read_plan_words(const std::string& text, const std::string& name) {
  if (!text.starts_with("# The plan of a study")) refuse(name);
  const Node root = read_yaml_text(text, name, plan_limits);
  const Member* levers = root.find("levers");
  const Member* points = root.find("points");
  if (levers == nullptr || points == nullptr) refuse(name);
  PlanWords words;
  if (const Member* title = root.find("title")) words.title = title->value.text;
  for (const Member& lever : levers->value.members) words.levers.push_back(lever.key);
  for (const Node& point : points->value.items) {
    words.points.emplace_back();
    for (const Member& one : point.members)
      words.points.back().emplace_back(one.key, reading_detail::one_line_yaml(one.value));
  }
  Reading reading;
  words.design = design_of(root, reading);
  finish_reading(reading);
  return words;
}

}  // namespace truce
