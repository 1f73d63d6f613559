// When a moment of the calendar takes effect in a world of steps: in the first step whose middle it precedes.
#pragma once

#include "sim/world/world.hpp"

namespace truce::violence {

// True from the step on whose middle lies at or after `hour`: what starts at 08:00 rules the step from 08:00.
[[nodiscard]] inline bool has_come(const World& world, double hour) {
  return world.clock.hour() - world.clock.step_hours / 2 >= hour;
}

}  // namespace truce::violence
