// Audience: public pledges to go on, which bind leaders at home; they fade and rise with events
// (model.md 7.3).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// pledge' = own + (pledge - own) exp(-dt / memory) + rises, 0-1; own = the leader's pledge at the start.
// Costs of going back on it grow with public escalation (Fearon 1994; Tomz 2007). diversion nu A (1 - A) a
// day, A = approval (Levy 1989; Morgan & Anderson 1999), is off. A party's pledge is that of its chair, else
// its most bound decider.
struct Audience {
  double memory_days = 14;
  double on_ground_entry = 0.2;
  double on_infiltration = 0.05;
  double on_breach = 0.1;
  double diversion_per_day = 0;

  static constexpr Card card{
      .name = "audience",
      .phase = Phase::beliefs,
      .reads = {"leaders.party", "parties.ground", "parties.ground_hours", "publics.party",
                "publics.approval", "works.searcher", "works.infiltrations_step", "arrangements.*"},
      .writes = {"leaders.pledge", "parties.pledge"},
      .says = "Public pledges to go on: they fade, and rise with what leaders must answer for"};
  static const inline auto keys = std::tuple{
      Key{"memory_days",
          &Audience::memory_days,
          {0.1, 10000},
          "days",
          "time in which a pledge fades to the leader's own"},
      Key{"on_ground_entry", &Audience::on_ground_entry, {0, 1}, "1", "rise when own forces go in"},
      Key{"on_infiltration", &Audience::on_infiltration, {0, 1}, "1", "rise with an infiltration suffered"},
      Key{"on_breach", &Audience::on_breach, {0, 1}, "1", "rise when the other side broke a halt"},
      Key{"diversion_per_day",
          &Audience::diversion_per_day,
          {0, 1},
          "1/day",
          "pull of middling approval on pledges; 0 = off"}};

  // A party's pledge at the start.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
