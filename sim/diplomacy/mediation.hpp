// Mediation: mediators as agents. Each effort's lead perceives its chances, with noise and hope, and chooses its act by
// its own objective (model.md S11; rulings M5, M6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Mediation {
  double temperature = 0.1;        // of the choice among acts, utils
  double begins_per_day = 6;       // how often a lead weighs beginning
  double call_gain = 0.2;          // of what is left to consult
  double visit_gain = 0.5;
  double visit_every_hours = 8;
  double call_cost = 0.01;         // utils
  double visit_cost = 0.03;
  double meeting_cost = 0.05;
  double text_cost = 0.10;
  double effort_floor = 0.1;       // below it an effort is given up
  double recovers_hours = 48;      // of effort while at rest
  double exclusion_pledge = 0.05;  // share of what is left to pledge, of a leader left out of a meeting

  static constexpr Card card{
      .name = "mediation",
      .phase = Phase::mediators,
      .reads = {"leaders.party", "leaders.pledge", "leaders.momentum", "relations.*", "parties.aim", "parties.ground",
                "parties.weariness", "parties.fighters_killed_day", "parties.halt", "works.searcher",
                "works.left_share", "publics.party", "publics.citizens", "publics.backs", "publics.opinion_spread",
                "publics.deaths_day", "arrangements.*"},
      .writes = {"texts.*", "copies.*", "efforts.*", "contacts.*", "mediators.effort", "mediators.fatigue_hours",
                 "mediators.texts_tabled", "mediators.promised", "mediators.delivered"},
      .adds = {"leaders.pledge"},
      .says = "Mediators call, visit, convene and table texts, each by its own objective"};
  static const inline auto keys = std::tuple{
      Key{"temperature", &Mediation::temperature, {0.001, 10}, "utils", "spread of the choice among acts"},
      Key{"begins_per_day", &Mediation::begins_per_day, {0, 100}, "1/day", "how often a lead weighs beginning an effort"},
      Key{"call_gain", &Mediation::call_gain, {0, 1}, "1", "share of the missing consultation that a call makes good"},
      Key{"visit_gain", &Mediation::visit_gain, {0, 1}, "1", "the same for a visit or a meeting"},
      Key{"visit_every_hours", &Mediation::visit_every_hours, {0, 1000}, "hours", "least time between visits"},
      Key{"call_cost", &Mediation::call_cost, {0, 10}, "utils", "cost of a call to its lead"},
      Key{"visit_cost", &Mediation::visit_cost, {0, 10}, "utils", "cost of a visit"},
      Key{"meeting_cost", &Mediation::meeting_cost, {0, 10}, "utils", "cost of a meeting"},
      Key{"text_cost", &Mediation::text_cost, {0, 10}, "utils", "cost of a text that may fail"},
      Key{"effort_floor", &Mediation::effort_floor, {0, 1}, "1", "effort below which it is given up"},
      Key{"recovers_hours", &Mediation::recovers_hours, {0.1, 10000}, "hours", "recovery of effort at rest"},
      Key{"exclusion_pledge", &Mediation::exclusion_pledge, {0, 1}, "1",
          "share of what is left to pledge added by being left out of a meeting"}};

  // One row an effort, one a (effort, decider).
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
