// Triggers: a party drops its order when too many hostile acts, or one grave act, are laid at the other's
// door (model.md R.6 S13).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// What ends a halt before its time: hostile acts beyond tolerance, or its age alone (hypothesis H7 of
// model.md R.7).
enum class CollapseBy { acts, age };
template <>
struct EnumNames<CollapseBy> {
  static constexpr auto names =
      std::array{std::pair{"acts", CollapseBy::acts}, std::pair{"age", CollapseBy::age}};
};

// A grave act ends a halt at once (model.md S13), or as far as it is laid at the door of the other party's
// leadership (model.md 6.2): else it is one act among others, and monitors matter.
enum class GraveActs { at_once, by_blame };
template <>
struct EnumNames<GraveActs> {
  static constexpr auto names =
      std::array{std::pair{"at_once", GraveActs::at_once}, std::pair{"by_blame", GraveActs::by_blame}};
};

struct Triggers {
  CollapseBy collapse_by = CollapseBy::acts;
  GraveActs grave_acts = GraveActs::at_once;
  double age_shape = 0.5;  // Weibull; below 1 most die young (model.md 5.4)
  double age_scale_one_sided_hours = 6;
  double age_scale_pause_hours = 60;
  double age_scale_truce_hours = 720;
  double age_scale_lasting_hours = 87600;
  double pressed_tolerance = 0;  // share of tolerance lost in time by a halt made under full pressure
  double pressed_days = 30;      // in which the influence that made it wanes (Beardsley 2008)
  double memory_hours = 3;
  double attributed_from = 0.5;  // belief from which a disputed act counts as the other side's
  double monitored_tolerance =
      0.5;  // tolerance gained where monitors can ask before it is held against anyone
  double ambiguity_tolerance = 0.5;  // tolerance lost where each side read the text in its own favour

  static constexpr Card card{
      .name = "triggers",
      .phase = Phase::triggers,
      .reads = {"streams.party",
                "streams.against",
                "streams.events_step",
                "streams.fell_short_step",
                "works.owner",
                "works.searcher",
                "works.infiltrations_step",
                "works.infiltration_deaths_step",
                "works.clashes_step",
                "factions.party",
                "factions.spoiled_step",
                "factions.spoil_blamed_step",
                "works.clash_searcher_deaths_step",
                "works.clash_owner_deaths_step",
                "fatal.*",
                "incidents.*",
                "beliefs.*",
                "publics.party",
                "parties.engaged_own_step",
                "parties.engaged_other_step",
                "arrangements.kind",
                "arrangements.text",
                "arrangements.monitored",
                "arrangements.pressed",
                "arrangements.start_hour",
                "texts.ambiguity",
                "leaders.party",
                "relations.*"},
      .writes = {"parties.hostile_acts", "parties.grave_acts_step", "parties.quiet_hours", "parties.holds",
                 "parties.commitment", "parties.halt", "parties.breaches", "arrangements.end",
                 "arrangements.end_hour", "arrangements.ended_by", "arrangements.first_breach_hour",
                 "arrangements.acts"},
      .says = "A party whose tolerance of hostile acts is exceeded drops its order, and the halt ends"};
  static const inline auto keys = std::tuple{
      Key{"memory_hours", &Triggers::memory_hours, {0.1, 1000}, "hours", "memory of hostile acts"},
      Key{"attributed_from",
          &Triggers::attributed_from,
          {0, 1},
          "1",
          "belief from which a disputed act counts as the other side's"},
      Key{"collapse_by", &Triggers::collapse_by, {}, "", "acts beyond tolerance, or age alone"},
      Key{"grave_acts",
          &Triggers::grave_acts,
          {},
          "",
          "a grave act ends a halt at once, or by the chance that the other side's leadership is blamed for "
          "it"},
      Key{"age_shape", &Triggers::age_shape, {0.05, 10}, "1", "shape of the Weibull law of age"},
      Key{"age_scale_one_sided_hours",
          &Triggers::age_scale_one_sided_hours,
          {0.1, 1e7},
          "hours",
          "its scale for one side alone and for lulls"},
      Key{"age_scale_pause_hours",
          &Triggers::age_scale_pause_hours,
          {0.1, 1e7},
          "hours",
          "for agreed pauses"},
      Key{"age_scale_truce_hours",
          &Triggers::age_scale_truce_hours,
          {0.1, 1e7},
          "hours",
          "for truces with talks"},
      Key{"age_scale_lasting_hours",
          &Triggers::age_scale_lasting_hours,
          {0.1, 1e7},
          "hours",
          "for open-ended halts"},
      Key{"pressed_tolerance",
          &Triggers::pressed_tolerance,
          {0, 1},
          "1",
          "share of tolerance that a halt made under full pressure loses in time; 0 = off"},
      Key{"pressed_days", &Triggers::pressed_days, {0.1, 1e5}, "days", "time in which it loses it"},
      Key{"monitored_tolerance",
          &Triggers::monitored_tolerance,
          {0, 10},
          "1",
          "share of tolerance gained under full monitoring"},
      Key{"ambiguity_tolerance",
          &Triggers::ambiguity_tolerance,
          {0, 1},
          "1",
          "share of tolerance lost under a wholly ambiguous text"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
