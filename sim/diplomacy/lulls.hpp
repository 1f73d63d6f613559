// Lulls: both sides stop without any text, each for its own reasons, or one stops alone (rulings M6, H6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Lulls {
  double occasions_per_day = 0.5;  // nights, holidays, calls: moments at which all weigh stopping at once
  double hours = 24;               // length they have in mind, T of the decision equation
  double alone_chance = 0;         // that the only party willing stops alone

  static constexpr Card card{.name = "lulls",
                             .phase = Phase::leaks,
                             .reads = {"leaders.party",
                                       "leaders.pledge",
                                       "leaders.momentum",
                                       "leaders.cover_lost",
                                       "leaders.toughness_seen",
                                       "reputations.*",
                                       "contacts.effort",
                                       "contacts.leader",
                                       "contacts.pressed",
                                       "mediators.withheld",
                                       "mediators.effort",
                                       "relations.*",
                                       "parties.aim",
                                       "parties.ground",
                                       "parties.weariness",
                                       "parties.fighters_killed_day",
                                       "parties.halt",
                                       "works.searcher",
                                       "works.left_share",
                                       "publics.party",
                                       "publics.citizens",
                                       "publics.backs",
                                       "publics.opinion_spread",
                                       "publics.deaths_day"},
                             .writes = {"arrangements.*"},
                             .says = "Parties stop without a text when each finds that worth it"};
  static const inline auto keys =
      std::tuple{Key{"occasions_per_day",
                     &Lulls::occasions_per_day,
                     {0, 100},
                     "1/day",
                     "how often all weigh stopping without a text"},
                 Key{"hours", &Lulls::hours, {1, 10000}, "hours", "length they have in mind"},
                 Key{"alone_chance",
                     &Lulls::alone_chance,
                     {0, 1},
                     "1",
                     "chance that the only party willing stops alone"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
