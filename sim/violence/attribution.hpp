// Attribution: whom each public blames for a disputed incident, from its prior and what its outlets report
// (model.md 6.2).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Attribution {
  double claim = 1.5;  // log-odds that a fully believed report carries

  static constexpr Card card{
      .name = "attribution",
      .phase = Phase::incidents,
      .reads = {"parties.halt", "arrangements.monitored", "incidents.*", "publics.party", "streams.party"},
      .writes = {"beliefs.*"},
      .says = "Each public's belief about who caused a disputed incident"};
  static const inline auto keys = std::tuple{
      Key{"claim", &Attribution::claim, {0, 20}, "1", "log-odds that a fully believed report carries"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
