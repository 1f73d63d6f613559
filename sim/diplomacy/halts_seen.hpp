// What is seen of the war from a conference table: deaths a day, halts kept quiet, collapse in the step under
// way.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/world/world.hpp"

namespace truce::diplomacy {

// Deaths a day on all sides, the last day counting most.
[[nodiscard]] inline double deaths_per_day(const World& world) {
  double deaths = 0;
  for (std::size_t p = 0; p < rows_of(world.parties); ++p)
    deaths += world.parties.fighters_killed_day[p] + world.parties.civilians_killed_day[p];
  return deaths;
}

// Row of a halt signed by the party that collapsed in this step, -1 none.
[[nodiscard]] inline std::int32_t collapsed_now(const World& world, std::int32_t party) {
  const Arrangements& list = world.arrangements;
  for (std::size_t row = 0; row < rows_of(list); ++row)
    if (list.end[row] == HaltEnd::collapsed &&
        list.end_hour[row] > world.clock.hour() - world.clock.step_hours &&
        (list.signatories[row] >> party & 1) != 0)
      return static_cast<std::int32_t>(row);
  return -1;
}

// Row of the mutual halt the party keeps, -1 none.
[[nodiscard]] inline std::int32_t mutual_halt(const World& world, std::int32_t party) {
  const std::int32_t halt = world.parties.halt[static_cast<std::size_t>(party)];
  return halt >= 0 && world.arrangements.mutual[static_cast<std::size_t>(halt)] != 0 ? halt : -1;
}

// Whether the party keeps a mutual halt and suffered no attributed act in the step.
[[nodiscard]] inline bool keeps_quiet(const World& world, std::int32_t party) {
  return mutual_halt(world, party) >= 0 &&
         world.parties.quiet_hours[static_cast<std::size_t>(party)] >= world.clock.step_hours;
}

// What each party sees of its halts in the step under way, in the order of parties.
struct HaltSeen {
  bool quiet = false;           // it keeps a mutual halt and suffered no attributed act
  std::int32_t collapsed = -1;  // row of a halt of its own that collapsed, -1 none
};
[[nodiscard]] inline std::vector<HaltSeen> halts_seen(const World& world) {
  std::vector<HaltSeen> seen;
  for (std::int32_t p = 0; p < static_cast<std::int32_t>(rows_of(world.parties)); ++p)
    seen.push_back({keeps_quiet(world, p), collapsed_now(world, p)});
  return seen;
}

}  // namespace truce::diplomacy
