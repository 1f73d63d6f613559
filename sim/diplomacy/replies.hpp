// Replies: each decider answers its own copy of a text by the decision equation (rulings M1, M2).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Replies {
  bool cabinets_vote = true;  // off: a leader with ministers answers by its own sum alone
  double bypass_most =
      0.9;  // chance that the chair decides alone once all aims are met and nothing is pledged

  static constexpr Card card{.name = "replies",
                             .phase = Phase::replies,
                             .reads = {"texts.*",
                                       "leaders.party",
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
                                       "works.searcher",
                                       "works.left_share",
                                       "publics.party",
                                       "publics.citizens",
                                       "publics.backs",
                                       "publics.opinion_spread",
                                       "publics.deaths_day"},
                             .writes = {"copies.*"},
                             .says = "Deciders answer the texts before them, each weighing its own copy"};
  static const inline auto keys =
      std::tuple{Key{"cabinets_vote",
                     &Replies::cabinets_vote,
                     {},
                     "",
                     "whether ministers vote on what their leader answers"},
                 Key{"bypass_most",
                     &Replies::bypass_most,
                     {0, 1},
                     "1",
                     "chance that the chair decides alone once all aims are met and nothing is pledged"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
