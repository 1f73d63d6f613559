// Texts of the scenario reach the table at their moment, a copy to every decider.
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct TextsTabled {
  static constexpr Card card{
      .name = "texts_tabled",
      .phase = Phase::arrangements,
      .reads = {"leaders.party"},
      .writes = {"texts.*", "copies.*"},
      .says = "Texts of the scenario are tabled at their moment, a copy to every decider"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
