// Delivery: what an accepted text put off to a second stage falls due while its halt is kept, and is granted
// or not (negotiation.md 6.4, target V12; model.md 8.1).
#pragma once

#include <tuple>

#include "sim/diplomacy/decision.hpp"
#include "sim/process/process.hpp"

namespace truce {

// Each signatory that would rather grant nothing on an issue asks all its leaders with a veto: utils of that
// issue against none in the decision equation, w 3 a s (m'(x) - m'(0)) / sum(a s), with leverage, momentum
// and audience cost as of now; the least ready decides. One no withholds the issue. Leaders of the other side
// learn of the giver, all who hold the text of its lead.
struct Delivery {
  double observations = 1;  // that an issue granted or withheld adds, on trust and on the lead's delivery

  static constexpr Card card{
      .name = "delivery",
      .phase = Phase::replies,
      .reads = diplomacy::read_by_weighing +
               Names{"parties.halt", "texts.deferred", "texts.deferred_days", "texts.lead", "texts.issues",
                     "copies.text", "copies.leader", "arrangements.text", "arrangements.mutual",
                     "arrangements.start_hour", "arrangements.signatories"},
      .writes = {"texts.delivered", "texts.withheld"},
      .adds = {"relations.good_faith", "relations.bad_faith", "reputations.delivers_good",
               "reputations.delivers_bad"},
      .says = "Terms that a text put off fall due: granted or withheld, and remembered"};
  static const inline auto keys =
      std::tuple{Key{"observations",
                     &Delivery::observations,
                     {0, 100},
                     "1",
                     "observations of good or bad faith that a term granted or withheld adds"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
