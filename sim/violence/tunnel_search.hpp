// Search for hidden works and their destruction, one by one (model.md 2.2, R.6 S6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct TunnelSearch {
  static constexpr Card card{
      .name = "tunnel_search",
      .phase = Phase::search,
      .reads = {"works.owner", "works.searcher", "parties.ground", "parties.arrived", "parties.holds", "parties.halt",
                "arrangements.work_allowed", "tunnels.works", "tunnels.ease"},
      .writes = {"works.effort", "works.found", "works.destroyed", "works.found_day", "works.effort_day",
                 "tunnels.state"},
      .says = "Hidden works are found at a rate of effort and ease, and destroyed as fast as teams can"};
  static const inline auto keys = std::tuple{};

  // Draws how easily each is found, and marks what was destroyed before the run.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
