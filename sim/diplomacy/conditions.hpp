// What must hold before an effort may begin: a closed list of conditions, no expression language (ruling M5).
#pragma once

#include "sim/world/world.hpp"

namespace truce::diplomacy {

// True if every condition that is given holds at the end of the step under way; an empty list holds always.
// Reads parties.{quiet_hours,halt}, streams.{party,against,excitation}, works.{believed_median,destroyed},
// efforts.stage, texts.{effort,leaked}, leak_records.kind and arrangements.*.
[[nodiscard]] bool holds(const World& world, const ConditionSetup& condition);

// Hostile acts of all sides a day. In a mutual halt kept for six hours or more: its acts since its start.
// Else events of the streams between parties, averaged with each stream's own memory (1 / memory_per_hour,
// some 8 hours in the shipped scenarios), the longest window of acts that the state keeps.
[[nodiscard]] double violations_per_day(const World& world);

// Hidden works that their searchers believe left: median of the belief less those destroyed, over all sets.
[[nodiscard]] double tunnels_believed_left(const World& world);

}  // namespace truce::diplomacy
