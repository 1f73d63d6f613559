// Mediation: mediators as agents. Each effort's lead perceives its chances, with noise and hope, and chooses
// its act by its own objective (model.md S11; rulings M5, M6).
#pragma once

#include <tuple>

#include "sim/diplomacy/decision.hpp"
#include "sim/process/process.hpp"

namespace truce {

struct Mediation {
  double temperature = 0.03;  // of the choice among acts, utils
  double begins_per_day = 6;  // how often a lead weighs beginning
  double haste = 0.5;         // how much faster it works when the war is twice as deadly as at its start
  double call_gain = 0.2;     // of what is left to consult
  double visit_gain = 0.5;
  double visit_every_hours = 8;
  double call_cost = 0.01;  // utils
  double visit_cost = 0.03;
  double meeting_cost = 0.05;
  double reroute_cost = 0.05;  // of turning to other carriers in the middle of an effort
  double text_cost = 0.10;
  double effort_floor = 0.1;       // below it an effort is given up
  double recovers_hours = 48;      // of effort while at rest
  double exclusion_pledge = 0.05;  // share of what is left to pledge, of a leader left out of a meeting
  double press_cost = 0.03;
  double funding_cost = 0.05;
  double press_gain = 0.5;  // of the effort that is not yet felt
  double pressure_memory_hours = 48;
  double asked_worth = 0.05;  // utils that being asked for a text adds to its worth
  double message_odds = 1.5;  // odds ratio of a fully believed word about the other side
  double visit_good = 0.25;   // observations: honesty by a visit, neutrality by a seat at the table
  double repair_good = 1;
  double press_bad = 0.5;    // observations against neutrality
  double exclusion_bad = 3;  // chi of model.md 8.2
  double one_sided_bad = 1;

  static constexpr Card card{
      .name = "mediation",
      .phase = Phase::mediators,
      .reads = diplomacy::read_by_weighing +
               Names{"parties.halt", "parties.quiet_hours", "parties.civilians_killed_day", "streams.party",
                     "streams.against", "streams.excitation", "works.*", "leak_records.*", "arrangements.*"},
      .writes = {"texts.*", "copies.*", "efforts.*", "contacts.*", "mediators.effort",
                 "mediators.fatigue_hours", "mediators.texts_tabled", "mediators.withheld"},
      .adds = {"leaders.pledge", "leaders.toughness_seen", "reputations.*"},
      .says =
          "Mediators call, visit, convene, press, pay, make good and table texts, each by its own objective"};
  static const inline auto keys = std::tuple{
      Key{"temperature", &Mediation::temperature, {0.001, 10}, "utils", "spread of the choice among acts"},
      Key{"begins_per_day",
          &Mediation::begins_per_day,
          {0, 100},
          "1/day",
          "how often a lead weighs beginning an effort"},
      Key{"haste",
          &Mediation::haste,
          {0, 10},
          "1",
          "how much faster an effort works when twice as many die a day as at its start"},
      Key{"call_gain",
          &Mediation::call_gain,
          {0, 1},
          "1",
          "share of the missing consultation that a call makes good"},
      Key{"visit_gain", &Mediation::visit_gain, {0, 1}, "1", "the same for a visit or a meeting"},
      Key{"visit_every_hours",
          &Mediation::visit_every_hours,
          {0, 1000},
          "hours",
          "least time between visits"},
      Key{"call_cost", &Mediation::call_cost, {0, 10}, "utils", "cost of a call to its lead"},
      Key{"visit_cost", &Mediation::visit_cost, {0, 10}, "utils", "cost of a visit"},
      Key{"meeting_cost", &Mediation::meeting_cost, {0, 10}, "utils", "cost of a meeting"},
      Key{"reroute_cost", &Mediation::reroute_cost, {0, 10}, "utils", "cost of turning to another way"},
      Key{"text_cost", &Mediation::text_cost, {0, 10}, "utils", "cost of a text that may fail"},
      Key{"effort_floor", &Mediation::effort_floor, {0, 1}, "1", "effort below which it is given up"},
      Key{"recovers_hours", &Mediation::recovers_hours, {0.1, 10000}, "hours", "recovery of effort at rest"},
      Key{"exclusion_pledge",
          &Mediation::exclusion_pledge,
          {0, 1},
          "1",
          "share of what is left to pledge added by being left out of a meeting"},
      Key{"press_cost", &Mediation::press_cost, {0, 10}, "utils", "cost of pressing a leader"},
      Key{"funding_cost",
          &Mediation::funding_cost,
          {0, 10},
          "utils",
          "cost of a patron's promise to its client"},
      Key{"press_gain",
          &Mediation::press_gain,
          {0, 1},
          "1",
          "share of the effort not yet felt that pressing makes felt"},
      Key{"pressure_memory_hours",
          &Mediation::pressure_memory_hours,
          {0.1, 10000},
          "hours",
          "time in which pressure fades"},
      Key{"asked_worth",
          &Mediation::asked_worth,
          {0, 10},
          "utils",
          "what being asked for a text adds to its worth"},
      Key{"message_odds",
          &Mediation::message_odds,
          {1, 100},
          "1",
          "odds ratio of a fully believed word about the other side"},
      Key{"visit_good",
          &Mediation::visit_good,
          {0, 100},
          "1",
          "observations for honesty by a visit, for neutrality by a seat at the table"},
      Key{"repair_good", &Mediation::repair_good, {0, 100}, "1", "observations in its favour by making good"},
      Key{"press_bad",
          &Mediation::press_bad,
          {0, 100},
          "1",
          "observations against its neutrality by pressing or paying"},
      Key{"exclusion_bad",
          &Mediation::exclusion_bad,
          {0, 100},
          "1",
          "the same with a leader left out of an effort (chi)"},
      Key{"one_sided_bad",
          &Mediation::one_sided_bad,
          {0, 100},
          "1",
          "the same with one not consulted when others were"}};

  // One row an effort, one a (effort, decider).
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
