// Triggers: a party drops its order when too many hostile acts, or one grave act, are laid at the other's
// door (model.md R.6 S13).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Triggers {
  double memory_hours = 3;
  double attributed_from = 0.5;  // belief from which a disputed act counts as the other side's
  double monitored_tolerance = 0.5;   // tolerance gained where monitors can ask before it is held against anyone
  double ambiguity_tolerance = 0.5;   // tolerance lost where each side read the text in its own favour

  static constexpr Card card{
      .name = "triggers",
      .phase = Phase::triggers,
      .reads = {"streams.party", "streams.against", "streams.events_step", "streams.fell_short_step",
                "works.owner", "works.searcher", "works.infiltrations_step", "works.infiltration_deaths_step",
                "fatal.*", "incidents.*", "beliefs.*", "publics.party", "parties.engaged_own_step",
                "parties.engaged_other_step", "arrangements.kind",
                "arrangements.text", "arrangements.monitored", "texts.ambiguity"},
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
                     "belief from which a disputed act counts as the other side's"},
                 Key{"monitored_tolerance", &Triggers::monitored_tolerance, {0, 10}, "1",
                     "share of tolerance gained under full monitoring"},
                 Key{"ambiguity_tolerance", &Triggers::ambiguity_tolerance, {0, 1}, "1",
                     "share of tolerance lost under a wholly ambiguous text"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
