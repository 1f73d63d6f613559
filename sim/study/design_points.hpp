// The points of a study: each a map of overrides, made by the design's method from factors, tables, laws or
// settings.
#pragma once

#include <string>
#include <vector>

#include "sim/study/design_unit.hpp"
#include "sim/study/study_file.hpp"

namespace truce {

// How drawn points came about, so that an analysis can draw them again: it stands in the plan.
struct DesignWords {
  DesignKind kind = DesignKind::full_factorial;
  std::size_t size = 0;
  std::size_t trajectories = 0;
  std::size_t levels = 4;
  std::uint64_t seed = 1;
  std::vector<std::string> dimensions;  // keys, and "posterior"; settings for designs of settings
  Entries<std::vector<std::string>> groups;
};

struct DesignPoints {
  std::vector<Assignments> points;
  DesignWords words;
};

// Makes the points. Reads the scenario for its own ranges, tries the ends of every law on it, and reads the
// tables. Throws InputError with all faults, at their places in the study or its tables.
[[nodiscard]] DesignPoints design_points(const StudySource& source);

// Groups of the dimensions in order of their first member; a dimension outside all groups is one of its own.
struct NamedGrouping {
  Grouping grouping;
  std::vector<std::string> names;
};
[[nodiscard]] NamedGrouping grouping_of(const DesignWords& words);

// The points in the unit cube of a drawn design.
[[nodiscard]] std::vector<UnitPoint> unit_points(const DesignWords& words);

// Which settings each point of a design of settings switches on; the first point has none.
[[nodiscard]] std::vector<std::vector<std::size_t>> setting_points(DesignKind kind, std::size_t settings);

// Names of the points of a design of settings: "as in the scenario", "a", "a + b"; none for other designs.
[[nodiscard]] std::vector<std::string> point_names(const DesignWords& words);

// The scenario's path, as the study names it.
[[nodiscard]] std::string scenario_path(const StudySource& source);

}  // namespace truce
