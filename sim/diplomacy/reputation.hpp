// Reputation: what leaders have learnt of mediators' honesty, neutrality and delivery, and forget again
// (model.md 8.1).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// Beta counts (Josang and Ismail 2002), first filled from the scenario's memories by their age. Delivery is
// learnt here from halts that a mediator's text made; honesty and neutrality from what mediation, leaks and
// leaders' acts add.
struct Reputation {
  double kept_per_day = 0.995;      // lambda
  double good_per_kept_day = 0.25;  // observations of delivery per day of a kept halt
  double bad_per_collapse = 1;
  double bad_per_rise = 0;  // off: its size is for sweeps (ruling M6)
  double rise_after_hours = 24;
  double rise_from = 0.1;  // more deaths a day than at the failure, as a share

  static constexpr Card card{
      .name = "reputation",
      .phase = Phase::beliefs,
      .reads = {"leaders.party", "parties.halt", "parties.quiet_hours", "parties.fighters_killed_day",
                "parties.civilians_killed_day", "arrangements.*", "texts.leads", "texts.failed_hour",
                "texts.deaths_day_then"},
      .writes = {"reputations.*"},
      .says = "Leaders remember how mediators dealt with them, and forget"};
  static const inline auto keys =
      std::tuple{Key{"kept_per_day",
                     &Reputation::kept_per_day,
                     {0.5, 1},
                     "1/day",
                     "share of evidence remembered after a day (lambda)"},
                 Key{"good_per_kept_day",
                     &Reputation::good_per_kept_day,
                     {0, 100},
                     "1/day",
                     "observations of delivery per day of a kept halt"},
                 Key{"bad_per_collapse",
                     &Reputation::bad_per_collapse,
                     {0, 100},
                     "1",
                     "observations against delivery when it collapses"},
                 Key{"bad_per_rise",
                     &Reputation::bad_per_rise,
                     {0, 100},
                     "1",
                     "observations against neutrality when a text failed and more die a day later; 0 = off"},
                 Key{"rise_after_hours",
                     &Reputation::rise_after_hours,
                     {0.25, 10000},
                     "hours",
                     "how long after the failure that is judged"},
                 Key{"rise_from",
                     &Reputation::rise_from,
                     {0, 100},
                     "1",
                     "rise of deaths a day that is laid at the leads' door, as a share"}};

  // One row a (mediator, leader who answers), filled from the memories.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
