// Ties as their makers list them: a fixed number of places for each agent, turned into a network once all are
// made.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/world/network.hpp"

namespace truce {

struct TieList {
  static constexpr std::uint32_t nobody = UINT32_MAX;

  TieList(std::size_t agent_count, std::size_t places_each)
      : agents(agent_count), places(places_each), end(agent_count * places_each, nobody) {}
  [[nodiscard]] std::span<std::uint32_t> made_by(std::size_t agent) {
    return std::span(end).subspan(agent * places, places);
  }
  [[nodiscard]] std::span<const std::uint32_t> made_by(std::size_t agent) const {
    return std::span(end).subspan(agent * places, places);
  }

  std::size_t agents;
  std::size_t places;
  std::vector<std::uint32_t> end;  // nobody: no tie in this place
};

// Both directions of every tie, rows ascending. The list must hold no tie twice (in either direction) and no
// self-tie.
[[nodiscard]] Network both_ways(const TieList& ties);

}  // namespace truce
