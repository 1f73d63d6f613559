// Triggers: a party drops its order when too many hostile acts, or one grave act, are laid at the other's
// door (model.md R.6 S13).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Triggers {
  double memory_hours = 3;
  double attributed_from = 0.5;  // belief from which a disputed act counts as the other side's

  static constexpr Card card{
      .name = "triggers",
      .phase = Phase::triggers,
      .reads = {"streams.party", "streams.against", "streams.events_step", "streams.fell_short_step",
                "works.owner", "works.searcher", "works.infiltrations_step", "works.infiltration_deaths_step",
                "fatal.*", "incidents.*", "beliefs.*", "publics.party", "parties.engaged_own_step",
                "parties.engaged_other_step", "arrangements.kind"},
      .writes = {"parties.hostile_acts", "parties.grave_acts_step", "parties.quiet_hours", "parties.holds",
                 "parties.commitment", "parties.halt", "parties.breaches", "arrangements.end",
                 "arrangements.end_hour", "arrangements.ended_by", "arrangements.first_breach_hour",
                 "arrangements.acts"},
      .says = "A party whose tolerance of hostile acts is exceeded drops its order, and the halt ends"};
  static const inline auto keys =
      std::tuple{Key{"memory_hours", &Triggers::memory_hours, {0.1, 1000}, "hours", "memory of hostile acts"},
                 Key{"attributed_from",
                     &Triggers::attributed_from,
                     {0, 1},
                     "1",
                     "belief from which a disputed act counts as the other side's"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
