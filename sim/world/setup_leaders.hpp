// The description of leaders: what they want, what they are bound by, whom they answer for.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/world/setup.hpp"

namespace truce {

// When an issue counts at all (negotiation.md 3.1, ruling H1).
enum class Active { always, forces_inside, halt_over_24h, halt_over_5d_or_agenda };
template <>
struct EnumNames<Active> {
  static constexpr auto names =
      std::array{std::pair{"always", Active::always}, std::pair{"forces_inside", Active::forces_inside},
                 std::pair{"halt_over_24h", Active::halt_over_24h},
                 std::pair{"halt_over_5d_or_agenda", Active::halt_over_5d_or_agenda}};
};

enum class Side { at_least, at_most };
template <>
struct EnumNames<Side> {
  static constexpr auto names = std::array{std::pair{"at_least", Side::at_least}, std::pair{"at_most", Side::at_most}};
};

// What a leader wants on one issue: ideal, weight, and the worst it would take, fresh and worn (ruling M2).
struct PreferenceSetup {
  double ideal = 0.5;
  double salience = 0;
  double reservation = 0;        // R27: at the height of the will to fight on
  double reservation_worn = 0;   // R26: when weariness is complete
  Side acceptable = Side::at_least;
  Active active = Active::always;

  static const inline auto keys = std::tuple{
      Key{"ideal", &PreferenceSetup::ideal, share, "1", "value wanted"},
      Key{"salience", &PreferenceSetup::salience, share, "1", "weight"},
      Key{"reservation", &PreferenceSetup::reservation, share, "1", "worst value taken while fresh"},
      Key{"reservation_worn", &PreferenceSetup::reservation_worn, share, "1", "worst value taken when worn out"},
      Key{"acceptable", &PreferenceSetup::acceptable, {}, "", "which side of the reservation is acceptable"},
      Key{"active", &PreferenceSetup::active, {}, "", "when the issue counts"}};
};

enum class LeaderRole { decider, minister, speaker };
template <>
struct EnumNames<LeaderRole> {
  static constexpr auto names =
      std::array{std::pair{"decider", LeaderRole::decider}, std::pair{"minister", LeaderRole::minister},
                 std::pair{"speaker", LeaderRole::speaker}};
};

// A person or body that answers texts, votes or speaks. Each party needs the yes of all its deciders with veto 1.
struct LeaderSetup {
  std::string name;
  std::string party;          // empty: stakeholder without own force
  std::string follows;        // leader whose blank preferences it takes (ministers)
  std::string faction;        // faction it commands, if any
  LeaderRole role = LeaderRole::decider;
  bool chairs = false;        // chair of the cabinet of its party
  bool refuses_rival_channel = false;   // hard form of the rival term (ruling M1): off in every shipped scenario
  bool needs_consultation = false;
  bool tolerates_work_in_short_halts = false;   // ignores tunnel_work in halts up to 12 h
  double disposition = 0;     // b_p, utils
  double veto = 1;
  double patience = 0.5;
  double audience_cost = 0.5;
  double pledge_start = 0.3;  // public pledge to go on
  double reply_delay_hours = 6;
  Entries<PreferenceSetup> preferences;
  std::string relations_as;   // its name in the table of relations, if another
  std::string answers_in;     // column of its answers in the table of texts
  std::string consulted_in;   // column that says how far it was consulted
  std::string mourns;         // public whose deaths give a stakeholder cover
  double cover_per_mourned_death = 0;
  Entries<double> words;       // what a contested word in one wording is worth to it, utils
  Entries<double> implements;  // share of an issue that nobody but this leader can put into effect

  static const inline auto keys = std::tuple{
      Key{"name", &LeaderSetup::name, {}, "", "name shown to readers"},
      Key{"party", &LeaderSetup::party, {}, "", "its party; left out = a stakeholder without own force"},
      Key{"follows", &LeaderSetup::follows, {}, "", "leader whose preferences fill its blank ones"},
      Key{"faction", &LeaderSetup::faction, {}, "", "faction it commands"},
      Key{"role", &LeaderSetup::role, {}, "", "decider (replies), minister (votes) or speaker"},
      Key{"chairs", &LeaderSetup::chairs, {}, "", "chairs its party's cabinet"},
      Key{"refuses_rival_channel", &LeaderSetup::refuses_rival_channel, {}, "", "hard rule: no to a text through rivals"},
      Key{"needs_consultation", &LeaderSetup::needs_consultation, {}, "", "consultation on a text counts for it"},
      Key{"tolerates_work_in_short_halts", &LeaderSetup::tolerates_work_in_short_halts, {}, "", "ignores tunnel work in halts up to 12 h"},
      Key{"disposition", &LeaderSetup::disposition, {-1, 1}, "utils", "readiness to say yes, all else equal (b)"},
      Key{"veto", &LeaderSetup::veto, share, "1", "1 = can block alone"},
      Key{"patience", &LeaderSetup::patience, share, "1", "readiness to fight one more round"},
      Key{"audience_cost", &LeaderSetup::audience_cost, share, "1", "price of being seen to give in"},
      Key{"pledge_start", &LeaderSetup::pledge_start, share, "1", "public pledge to go on at the start"},
      Key{"reply_delay_hours", &LeaderSetup::reply_delay_hours, {0, 1000}, "hours", "mean time to a reply"},
      Key{"preferences", &LeaderSetup::preferences, {}, "", "what it wants, by issue"},
      Key{"relations_as", &LeaderSetup::relations_as, {}, "", "its name in the table of relations, if another"},
      Key{"answers_in", &LeaderSetup::answers_in, {}, "", "column of its answers in the table of texts"},
      Key{"consulted_in", &LeaderSetup::consulted_in, {}, "", "column of the table of texts that says how far it was consulted"},
      Key{"mourns", &LeaderSetup::mourns, {}, "", "public whose deaths give a leader without a party cover for a halt"},
      Key{"cover_per_mourned_death", &LeaderSetup::cover_per_mourned_death, share, "utils day", "cover per death a day there"},
      Key{"words", &LeaderSetup::words, {-0.5, 0.5}, "utils", "contested words by name: what one wording is worth to it; the other takes as much"},
      Key{"implements", &LeaderSetup::implements, share, "1", "share of what a text grants that needs this leader to put it into effect, by issue"}};
};

}  // namespace truce
