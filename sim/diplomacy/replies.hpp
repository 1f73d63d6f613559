// Replies: each decider answers its own copy of a text by the decision equation (rulings M1, M2).
#pragma once

#include <tuple>

#include "sim/diplomacy/decision.hpp"
#include "sim/process/process.hpp"

namespace truce {

struct Replies {
  bool cabinets_vote = true;  // off: a leader with ministers answers by its own sum alone
  double bypass_most =
      0.9;  // chance that the chair decides alone once all aims are met and nothing is pledged

  static constexpr Card card{
      .name = "replies",
      .phase = Phase::replies,
      .reads = diplomacy::read_by_weighing +
               Names{"copies.text", "copies.leader", "copies.due_hour", "copies.consulted", "copies.issues",
                     "copies.taken_for", "copies.hands", "texts.setup", "texts.duration_hours", "texts.kind",
                     "texts.rival_share", "texts.leads", "texts.authors", "texts.effort", "texts.deferred",
                     "texts.deferred_days", "texts.ambiguity"},
      .writes = {"copies.answer"},
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
