// Statements: leaders and ministers speak in public, more so while talks run, and bind themselves by it
// (model.md 7.3).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Statements {
  double per_day = 0.5;       // of a leader whose audience cost is 1, while a text is on the table
  double quiet_share = 0.3;   // of that rate while none is
  double raises = 0.1;        // of what is left to pledge
  double carries_over = 0.5;  // of it, to the leader that a minister or speaker follows

  static constexpr Card card{
      .name = "statements",
      .phase = Phase::leaks,
      .reads = {"leaders.party", "texts.stage"},
      .adds = {"leaders.pledge"},
      .says = "Public statements raise the pledge of who makes them and of the leader behind"};
  static const inline auto keys =
      std::tuple{Key{"per_day",
                     &Statements::per_day,
                     {0, 100},
                     "1/day",
                     "statements while a text is on the table, at audience cost 1"},
                 Key{"quiet_share",
                     &Statements::quiet_share,
                     {0, 1},
                     "1",
                     "share of that rate while no text is on the table"},
                 Key{"raises",
                     &Statements::raises,
                     {0, 1},
                     "1",
                     "share of what is left to pledge that one statement adds"},
                 Key{"carries_over",
                     &Statements::carries_over,
                     {0, 1},
                     "1",
                     "share of it felt by the leader it follows"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
