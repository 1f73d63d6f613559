// From a study's design to its points.
#include "sim/study/design_points.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/study/design_check.hpp"
#include "sim/study/design_laws.hpp"
#include "sim/study/design_tables.hpp"

namespace truce {
namespace {

// All points of the grid, the last factor running fastest.
std::vector<Assignments> grid_points(const std::vector<Factor>& factors) {
  std::vector<Assignments> points{{}};
  for (const Factor& factor : factors) {
    std::vector<Assignments> longer;
    for (const Assignments& point : points)
      for (const Assignment& value : factor.values) {
        longer.push_back(point);
        longer.back().items.push_back(value);
      }
    points = std::move(longer);
  }
  return points;
}

void refuse_too_many(const StudySource& source, std::size_t points) {
  if (const auto fault = size_fault(source, static_cast<double>(points))) throw_if_any({*fault});
}

std::vector<Assignments> table_points(const StudySource& source) {
  std::vector<Assignments> points = read_point_table(source, source.file.design.setup.file);
  refuse_too_many(source, points.size());
  std::vector<Fault> faults;
  check_meetings(source, points.front().items, faults);
  throw_if_any(std::move(faults));
  return points;
}

std::size_t drawn_count(const DesignWords& words) {
  const std::size_t groups = grouping_of(words).grouping.groups;
  if (words.kind == DesignKind::saltelli) return words.size * (groups + 2);
  return words.kind == DesignKind::morris ? words.trajectories * (groups + 1) : words.size;
}

void draw(const StudySource& source, DesignPoints& made) {
  const std::vector<DrawnDimension> dimensions = drawn_dimensions(source);
  for (const DrawnDimension& one : dimensions) made.words.dimensions.push_back(one.name);
  refuse_too_many(source, drawn_count(made.words));
  for (const UnitPoint& place : unit_points(made.words)) {
    Assignments point;
    for (std::size_t d = 0; d < dimensions.size(); ++d) lay_value(dimensions[d], place[d], point);
    made.points.push_back(std::move(point));
  }
}

void switch_settings(const StudySource& source, DesignPoints& made) {
  const auto& settings = source.file.settings;
  for (const auto& [id, setting] : settings) made.words.dimensions.push_back(id);
  for (const auto& on : setting_points(made.words.kind, settings.size())) {
    Assignments point;
    for (const std::size_t s : on)
      point.items.insert(point.items.end(), settings[s].value.items.begin(), settings[s].value.items.end());
    made.points.push_back(std::move(point));
  }
  refuse_too_many(source, made.points.size());
}

}  // namespace

std::string scenario_path(const StudySource& source) {
  return (std::filesystem::path(source.path).parent_path() / source.file.scenario)
      .lexically_normal()
      .string();
}

DesignPoints design_points(const StudySource& source) {
  const StudyFile& file = source.file;
  const DesignSetup& design = file.design.setup;
  DesignPoints made;
  made.words = {design.kind,
                static_cast<std::size_t>(design.size),
                static_cast<std::size_t>(design.trajectories),
                static_cast<std::size_t>(design.levels),
                design.seed.value,
                {},
                design.groups};
  if (is_drawn(design.kind))
    draw(source, made);
  else if (is_of_settings(design.kind))
    switch_settings(source, made);
  else if (design.kind == DesignKind::csv)
    made.points = table_points(source);
  else
    made.points = design.kind == DesignKind::rows ? file.rows : grid_points(file.factors.items);
  return made;
}

NamedGrouping grouping_of(const DesignWords& words) {
  std::map<std::string, std::string> group_of;
  for (const auto& [id, members] : words.groups)
    for (const std::string& key : members) group_of[key] = id;
  NamedGrouping named;
  for (const std::string& dimension : words.dimensions) {
    const auto known = group_of.find(dimension);
    const std::string& name = known == group_of.end() ? dimension : known->second;
    const auto at = std::ranges::find(named.names, name);
    named.grouping.group_of.push_back(static_cast<std::size_t>(at - named.names.begin()));
    if (at == named.names.end()) named.names.push_back(name);
  }
  named.grouping.groups = named.names.size();
  return named;
}

std::vector<UnitPoint> unit_points(const DesignWords& words) {
  switch (words.kind) {
    case DesignKind::lhs:
      return latin_hypercube(words.size, words.dimensions.size(), words.seed);
    case DesignKind::sobol:
      return sobol_points(words.size, words.dimensions.size(), words.seed);
    case DesignKind::saltelli:
      return saltelli_points(words.size, grouping_of(words).grouping, words.seed);
    case DesignKind::morris:
      return morris_walks({words.trajectories, words.levels}, grouping_of(words).grouping, words.seed);
    default:
      throw BugError("only drawn designs have points in the unit cube");
  }
}

std::vector<std::vector<std::size_t>> setting_points(DesignKind kind, std::size_t settings) {
  std::vector<std::vector<std::size_t>> points{{}};
  if (kind != DesignKind::orthogonal_array)
    for (std::size_t s = 0; s < settings; ++s) points.push_back({s});
  if (kind == DesignKind::one_at_a_time) return points;
  for (const std::vector<int>& row : orthogonal_rows(settings)) {
    std::vector<std::size_t> on;
    for (std::size_t s = 0; s < settings; ++s)
      if (row[s] == 1) on.push_back(s);
    if (std::ranges::find(points, on) == points.end()) points.push_back(std::move(on));
  }
  return points;
}

std::vector<std::string> point_names(const DesignWords& words) {
  std::vector<std::string> names;
  if (!is_of_settings(words.kind)) return names;
  for (const auto& on : setting_points(words.kind, words.dimensions.size())) {
    std::vector<std::string> together;
    for (const std::size_t s : on) together.push_back(words.dimensions[s]);
    names.push_back(on.empty() ? "as in the scenario" : join(together, " + "));
  }
  return names;
}

}  // namespace truce
