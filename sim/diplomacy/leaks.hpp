// Leaks: drafts and calls become public before anything is agreed, and terms that nobody offered are invented
// (model.md 8.1; ruling M6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// Each leak is a row of leak_records: an outlet publishes it, each leader believes it by that outlet's
// reliability or its side. All who believe it pledge more. What costs the lead its name for honesty is a true
// leak (it could not keep a secret), copies that turn out to differ, and a denial of what leaders know to be
// true.
struct Leaks {
  double pledge_rise = 0.1;    // share of what is left to pledge, of who believes it
  double honesty_loss = 1;     // observations against the lead's honesty per true leak
  double difference_loss = 2;  // the same per unit of mean difference between a leader's copy and the draft
  double call_share = 0.3;     // hazard of a leaked call, as a share of the strategy's hazard for drafts
  double denied_per_day = 1;   // hazard of a denial by the lead, once something has leaked
  double denial_halves = 0.5;  // share of belief that a denial takes away
  double denial_cost = 1;      // observations against honesty, with leaders who hold the text that was denied

  static constexpr Card card{
      .name = "leaks",
      .phase = Phase::leaks,
      .reads = {"copies.text", "copies.leader", "copies.issues", "texts.stage", "texts.lead", "texts.effort",
                "texts.issues", "efforts.stage", "efforts.acts", "leaders.party", "leaders.pledge"},
      .writes = {"texts.leaked", "leak_records.*"},
      .adds = {"leaders.pledge", "reputations.honest_bad"},
      .says = "Drafts and calls leak, terms are invented, leads deny: pledges rise and honesty is doubted"};
  static const inline auto keys = std::tuple{
      Key{"pledge_rise",
          &Leaks::pledge_rise,
          {0, 1},
          "1",
          "share of what is left to pledge added for all who believe it"},
      Key{"honesty_loss",
          &Leaks::honesty_loss,
          {0, 100},
          "1",
          "observations against the lead's honesty per true leak"},
      Key{"difference_loss",
          &Leaks::difference_loss,
          {0, 100},
          "1",
          "the same per unit of difference between a leader's copy and the leaked draft"},
      Key{"call_share", &Leaks::call_share, {0, 10}, "1", "hazard of a leaked call over that of a draft"},
      Key{"denied_per_day", &Leaks::denied_per_day, {0, 100}, "1/day", "hazard of a denial by the lead"},
      Key{"denial_halves", &Leaks::denial_halves, {0, 1}, "1", "share of belief that a denial takes away"},
      Key{"denial_cost",
          &Leaks::denial_cost,
          {0, 100},
          "1",
          "observations against honesty with leaders who hold the text that was denied"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
