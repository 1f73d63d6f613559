// Trust: leaders of one party learn from kept and broken halts whether the other keeps its word
// (model.md 8.1).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Trust {
  double evidence = 7;  // observations behind a trust, as (1, 6) of model.md R.4
  double good_per_kept_day = 0.25;
  double bad_per_collapse = 1;  // held against the side that did not drop its order first; half if both did

  static constexpr Card card{
      .name = "trust",
      .phase = Phase::beliefs,
      .reads = {"leaders.party", "relations.from", "relations.to", "parties.halt", "parties.quiet_hours",
                "arrangements.*"},
      .writes = {"relations.trust", "relations.good_faith", "relations.bad_faith"},
      .says = "Leaders learn from halts and terms, kept and broken, whether the other side keeps its word"};
  static const inline auto keys =
      std::tuple{Key{"evidence", &Trust::evidence, {0.1, 1000}, "1", "observations behind a trust"},
                 Key{"good_per_kept_day",
                     &Trust::good_per_kept_day,
                     {0, 100},
                     "1/day",
                     "observations of good faith a kept day"},
                 Key{"bad_per_collapse",
                     &Trust::bad_per_collapse,
                     {0, 100},
                     "1",
                     "observations of bad faith per collapse"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
