// Forces inside the other's territory: entry scripted or decided, exit a decision and an output (ruling M4).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct GroundPhase {
  bool weighs_cost = false;  // also leaves when the cost of going on exceeds its value

  static constexpr Card card{
      .name = "ground_phase",
      .phase = Phase::calendar,
      .reads = {"parties.holds", "parties.aim", "parties.weariness", "parties.fighters_killed_day",
                "works.searcher", "works.left_share", "texts.issues", "parties.halt", "arrangements.mutual",
                "arrangements.kind", "arrangements.text"},
      .writes = {"parties.ground", "parties.ground_hours"},
      .adds = {"parties.aim"},
      .says = "Forces go in by script or by aim, and leave by decision"};
  static const inline auto keys =
      std::tuple{Key{"weighs_cost",
                     &GroundPhase::weighs_cost,
                     {},
                     "",
                     "forces also leave when the cost of going on exceeds its value"}};

  // Puts forces inside whose scripted entry lies before the run.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
