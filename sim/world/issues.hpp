// The thirteen issues of a cease-fire text, each on a scale from 0 to 1 (scale points: docs/model/texts.md).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace truce {

inline constexpr std::array<std::string_view, 13> issue_names{
    "duration", "sequence",  "forces",          "tunnel_work", "crossings",  "fishing",   "salaries",
    "port_airport", "prisoners", "demilitarisation", "pa_role",     "monitoring", "guarantees"};
inline constexpr std::size_t issue_count = issue_names.size();

// Place of an issue in every issue vector.
enum class Issue : std::size_t {
  duration, sequence, forces, tunnel_work, crossings, fishing, salaries,
  port_airport, prisoners, demilitarisation, pa_role, monitoring, guarantees
};

}  // namespace truce
