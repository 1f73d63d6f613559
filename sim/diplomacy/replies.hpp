// Replies: each decider answers its own copy of a text by the decision equation (rulings M1, M2).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Replies {
  static constexpr Card card{
      .name = "replies",
      .phase = Phase::replies,
      .reads = {"texts.*", "leaders.party", "leaders.pledge", "leaders.momentum", "mediators.effort", "relations.*",
                "parties.aim", "parties.ground", "parties.weariness", "parties.fighters_killed_day", "works.searcher",
                "works.left_share", "publics.party", "publics.citizens", "publics.backs", "publics.opinion_spread",
                "publics.deaths_day"},
      .writes = {"copies.*"},
      .says = "Deciders answer the texts before them, each weighing its own copy"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
