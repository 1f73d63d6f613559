// Leader acts: parties act towards mediators too: close and open channels, invite another, ask for a text,
// blame (ruling M6).
#pragma once

#include <tuple>

#include "sim/diplomacy/decision.hpp"
#include "sim/process/process.hpp"

namespace truce {

// At its own pace each leader who answers for a party chooses among acts by what they are worth to it (utils,
// softmax): to close a channel to a lead it resents is worth -psi r, to open it again what the lead's
// leverage offers, to invite another lead the gain in psi r, to ask for a text its chance of accepting one
// less one half. A refused text is blamed on its lead. To switch a channel is to close one and invite
// another.
struct LeaderActs {
  double acts_per_day = 0.5;
  double temperature = 0.05;  // of the choice, utils
  double close_cost = 0.15;   // utils: being seen to refuse talks
  double open_cost = 0.05;
  double invite_cost = 0.10;
  double ask_cost = 0.10;
  double blame_chance = 0.5;  // that who refused a text blames its lead in public
  double blame_bad = 0.5;     // observations against the lead's neutrality, with who blames it
  double blame_heard = 0.2;   // share of that, with the other leaders of its party

  static constexpr Card card{
      .name = "leader_acts",
      .phase = Phase::leaks,
      .reads = diplomacy::read_by_weighing + Names{"parties.halt", "texts.stage", "texts.effort",
                                                   "texts.lead", "copies.*", "efforts.stage"},
      .writes = {"contacts.closed", "efforts.invited", "efforts.text_asked"},
      .adds = {"reputations.neutral_bad"},
      .says =
          "Leaders close and open channels, invite mediators, ask for texts and blame "
          "who brought the last one"};
  static const inline auto keys = std::tuple{
      Key{"acts_per_day", &LeaderActs::acts_per_day, {0, 24}, "1/day", "how often a leader weighs an act"},
      Key{"temperature", &LeaderActs::temperature, {0.001, 10}, "utils", "spread of the choice among acts"},
      Key{"close_cost", &LeaderActs::close_cost, {0, 10}, "utils", "cost of being seen to refuse talks"},
      Key{"open_cost", &LeaderActs::open_cost, {0, 10}, "utils", "cost of coming back to them"},
      Key{"invite_cost", &LeaderActs::invite_cost, {0, 10}, "utils", "cost of inviting another mediator"},
      Key{"ask_cost", &LeaderActs::ask_cost, {0, 10}, "utils", "cost of being seen to ask for a text"},
      Key{"blame_chance",
          &LeaderActs::blame_chance,
          {0, 1},
          "1",
          "chance that who refused a text blames its lead"},
      Key{"blame_bad",
          &LeaderActs::blame_bad,
          {0, 100},
          "1",
          "observations against the lead's neutrality with who blames it"},
      Key{"blame_heard",
          &LeaderActs::blame_heard,
          {0, 1},
          "1",
          "share of them with other leaders of its party"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
