// Hostile acts of a step as the parties see them: who acted, who suffered, and which acts were grave.
#pragma once

#include <vector>

#include "sim/world/world.hpp"

namespace truce::violence {

struct GraveAct {
  PartyId victim;
  PartyId author;  // to whom the victim attributes it
  double deaths = 0;
  bool is_blamed = false;  // the victim has already laid it at the other leadership's door
};

struct HostileActs {
  std::vector<double> by;  // events, infiltrations, clashes and deaths in ground fighting, by acting party
  std::vector<double> on;  // the same, by party that suffered
  std::vector<GraveAct> grave;
};

// Acts of the step just drawn. What fell short is no act; a disputed act counts from belief `attributed_from`
// on.
[[nodiscard]] HostileActs hostile_acts(const World& world, double attributed_from);

}  // namespace truce::violence
