// Whether a party lays an act under a halt at the door of the other party's leadership (model.md 6.2).
#pragma once

#include "sim/world/world.hpp"

namespace truce::violence {

// An act under a halt, as the party that suffers it sees it.
struct SufferedAct {
  PartyId victim;
  PartyId author;
  double chance_if_willed = 1;  // v: chance of the act had its author's leadership willed it
  double monitored = 0;         // monitoring on the ground, 0-1
};

// Chance that the victim holds it to be willed, by its leaders' mean trust in the author's and by the control
// it sees there; 0-1.
[[nodiscard]] double chance_of_blame(const World& world, const SufferedAct& act);

}  // namespace truce::violence
