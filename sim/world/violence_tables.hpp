// Columns of violence: parties, factions, units, streams, hidden works, incidents.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/world/registry.hpp"

namespace truce {

enum class GroundState : std::int8_t { out, inside, withdrawn };

struct Parties {
  static constexpr std::string_view name = "parties";
  std::vector<std::int8_t> holds;          // 1 = its order is to hold fire
  std::vector<double> commitment;          // z of that order, 0-1
  std::vector<std::int32_t> halt;          // arrangement it holds fire under, -1 = none
  std::vector<std::int32_t> breaches;      // halts of its own ended by hostile acts so far
  std::vector<GroundState> ground;         // its forces inside the other's territory
  std::vector<double> ground_hours;        // since they went in
  std::vector<double> arrived;             // share of its ground units that are inside, 1 where it has none
  std::vector<double> aim;                 // war aim, 0-1
  std::vector<double> weariness;           // q_pat, 0-1
  std::vector<double> fighting_hours;      // hours in which it did not hold fire
  std::vector<double> fighters_killed;     // own soldiers or fighters killed so far
  std::vector<double> fighters_killed_step;
  std::vector<double> civilians_killed;    // in its publics, so far
  std::vector<double> civilians_killed_step;
  std::vector<double> fighters_killed_day;   // decayed count of the last day
  std::vector<double> civilians_killed_day;
  std::vector<double> success;             // expected success of going on, 0-1
  std::vector<double> pledge;              // public pledge to go on, 0-1
  std::vector<double> hostile_acts;        // attributed hostile acts, decayed over three hours
  std::vector<std::int32_t> grave_acts_step;   // grave acts suffered and attributed in this step
  std::vector<double> quiet_hours;         // hours since it last suffered an attributed act
  std::vector<double> engaged_own_step;    // its soldiers killed in ground fighting
  std::vector<double> engaged_other_step;  // deaths its ground fighting caused on the other side
  std::vector<double> engaged_fighters_step;  // of those, who took part in the fighting

  static constexpr auto columns = std::tuple{
      ColumnOf{"holds", &Parties::holds, "", "1 = its order is to hold fire"},
      ColumnOf{"commitment", &Parties::commitment, "1", "commitment z of that order"},
      ColumnOf{"halt", &Parties::halt, "", "arrangement it holds fire under, -1 = none"},
      ColumnOf{"breaches", &Parties::breaches, "1", "halts it saw broken so far"},
      ColumnOf{"ground", &Parties::ground, "", "its forces: out, inside, withdrawn"},
      ColumnOf{"ground_hours", &Parties::ground_hours, "h", "hours since its forces went in"},
      ColumnOf{"arrived", &Parties::arrived, "1", "share of its ground units that are inside, 1 where it has none"},
      ColumnOf{"aim", &Parties::aim, "1", "war aim"},
      ColumnOf{"weariness", &Parties::weariness, "1", "weariness q_pat"},
      ColumnOf{"fighting_hours", &Parties::fighting_hours, "h", "hours in which it did not hold fire"},
      ColumnOf{"fighters_killed", &Parties::fighters_killed, "1", "own fighters killed so far"},
      ColumnOf{"fighters_killed_step", &Parties::fighters_killed_step, "1", "own fighters killed in the step"},
      ColumnOf{"civilians_killed", &Parties::civilians_killed, "1", "civilians of its publics killed so far"},
      ColumnOf{"civilians_killed_step", &Parties::civilians_killed_step, "1", "civilians of its publics killed in the step"},
      ColumnOf{"fighters_killed_day", &Parties::fighters_killed_day, "1/day", "own fighters killed a day, decayed"},
      ColumnOf{"civilians_killed_day", &Parties::civilians_killed_day, "1/day", "civilians killed a day, decayed"},
      ColumnOf{"success", &Parties::success, "1", "expected success of going on"},
      ColumnOf{"pledge", &Parties::pledge, "1", "public pledge to go on"},
      ColumnOf{"hostile_acts", &Parties::hostile_acts, "1", "attributed hostile acts, decayed over three hours"},
      ColumnOf{"grave_acts_step", &Parties::grave_acts_step, "1", "grave acts suffered in the step"},
      ColumnOf{"quiet_hours", &Parties::quiet_hours, "h", "hours since the last attributed hostile act"},
      ColumnOf{"engaged_own_step", &Parties::engaged_own_step, "1", "its soldiers killed in ground fighting in the step"},
      ColumnOf{"engaged_other_step", &Parties::engaged_other_step, "1", "deaths its ground fighting caused in the step"},
      ColumnOf{"engaged_fighters_step", &Parties::engaged_fighters_step, "1", "of those, who took part in the fighting"}};
};

struct Factions {
  static constexpr std::string_view name = "factions";
  std::vector<PartyId> party;
  std::vector<double> share;
  std::vector<double> grievance;         // recent own deaths, decayed
  std::vector<double> patron_restraint;  // restraint asked for by patrons, 0-1
  std::vector<double> compliance;        // share of its ready units that obey in this step
  std::vector<double> fired;             // events made so far
  std::vector<std::int32_t> order;       // 2 + arrangement whose order its units have judged, 0 none
  std::vector<std::int32_t> spoiled_step;  // strikes against a halt of its own party
  std::vector<std::int32_t> spoiled;
  std::vector<std::int8_t> spoil_blamed_step;  // 1 = laid at its party's door

  static constexpr auto columns = std::tuple{
      ColumnOf{"party", &Factions::party, "", "its party"},
      ColumnOf{"share", &Factions::share, "1", "share of the party's streams"},
      ColumnOf{"grievance", &Factions::grievance, "1", "recent own deaths, decayed"},
      ColumnOf{"patron_restraint", &Factions::patron_restraint, "1", "restraint asked for by patrons"},
      ColumnOf{"compliance", &Factions::compliance, "1", "share of ready units that obey"},
      ColumnOf{"fired", &Factions::fired, "1", "events made so far"},
      ColumnOf{"order", &Factions::order, "", "2 + arrangement whose order its units have judged, 0 none"},
      ColumnOf{"spoiled_step", &Factions::spoiled_step, "1", "strikes against a halt of its own party in the step"},
      ColumnOf{"spoiled", &Factions::spoiled, "1", "strikes against halts of its own party so far"},
      ColumnOf{"spoil_blamed_step", &Factions::spoil_blamed_step, "", "1 = laid at its party's door"}};
};

enum class UnitMode : std::int8_t { ready, tired, suppressed };
enum class UnitPlace : std::int8_t { outside, border, inside };

struct Units {
  static constexpr std::string_view name = "units";
  std::vector<FactionId> faction;
  std::vector<UnitMode> mode;
  std::vector<UnitPlace> place;
  std::vector<double> discipline;      // log-odds added to the faction's
  std::vector<std::int8_t> obeys;      // 1 = obeys the order in force in this step
  std::vector<std::int32_t> events_step;
  std::vector<double> threshold;       // obeys while its log-odds to obey are above this; drawn once an order

  static constexpr auto columns = std::tuple{
      ColumnOf{"faction", &Units::faction, "", "its faction"},
      ColumnOf{"mode", &Units::mode, "", "ready, tired, suppressed"},
      ColumnOf{"place", &Units::place, "", "outside, border, inside"},
      ColumnOf{"discipline", &Units::discipline, "1", "log-odds added to its faction's discipline"},
      ColumnOf{"obeys", &Units::obeys, "", "1 = obeys the order in force"},
      ColumnOf{"events_step", &Units::events_step, "1", "events made in the step"},
      ColumnOf{"threshold", &Units::threshold, "1", "obeys while its log-odds to obey are above this"}};
};

struct Streams {
  static constexpr std::string_view name = "streams";
  std::vector<PartyId> party;
  std::vector<PartyId> against;
  std::vector<double> excitation;        // E: decayed count of past events, fast memory
  std::vector<double> excitation_slow;
  std::vector<double> intensity;         // events per hour expected without restraint
  std::vector<double> expected;          // events per hour expected with restraint and compliance
  std::vector<std::int64_t> events_step;
  std::vector<std::int64_t> events;      // so far
  std::vector<double> recent;            // events per hour, decayed over two hours
  std::vector<double> stock;             // events left; -1 = without limit
  std::vector<double> destroyed;         // stock destroyed so far
  std::vector<double> produced;          // stock made so far
  std::vector<std::int64_t> fell_short_step;
  std::vector<std::int64_t> threatened_step;
  std::vector<std::int64_t> intercepted_step;
  std::vector<std::int64_t> hit_step;
  std::vector<std::int64_t> fell_short;
  std::vector<std::int64_t> intercepted;
  std::vector<double> deaths_step;
  std::vector<double> deaths;

  static constexpr auto columns = std::tuple{
      ColumnOf{"party", &Streams::party, "", "party that makes the events"},
      ColumnOf{"against", &Streams::against, "", "party they are aimed at"},
      ColumnOf{"excitation", &Streams::excitation, "1", "decayed count of past events, fast memory"},
      ColumnOf{"excitation_slow", &Streams::excitation_slow, "1", "decayed count of past events, slow memory"},
      ColumnOf{"intensity", &Streams::intensity, "1/h", "events expected without restraint"},
      ColumnOf{"expected", &Streams::expected, "1/h", "events expected with restraint"},
      ColumnOf{"events_step", &Streams::events_step, "1", "events in the step"},
      ColumnOf{"events", &Streams::events, "1", "events so far"},
      ColumnOf{"recent", &Streams::recent, "1/h", "events an hour, decayed over two hours"},
      ColumnOf{"stock", &Streams::stock, "1", "events left in stock, -1 = without limit"},
      ColumnOf{"destroyed", &Streams::destroyed, "1", "stock destroyed so far"},
      ColumnOf{"produced", &Streams::produced, "1", "stock made so far"},
      ColumnOf{"fell_short_step", &Streams::fell_short_step, "1", "events that fell short in the step"},
      ColumnOf{"threatened_step", &Streams::threatened_step, "1", "events that threatened a populated area in the step"},
      ColumnOf{"intercepted_step", &Streams::intercepted_step, "1", "events intercepted in the step"},
      ColumnOf{"hit_step", &Streams::hit_step, "1", "events that got through in the step"},
      ColumnOf{"fell_short", &Streams::fell_short, "1", "events that fell short so far"},
      ColumnOf{"intercepted", &Streams::intercepted, "1", "events intercepted so far"},
      ColumnOf{"deaths_step", &Streams::deaths_step, "1", "deaths by these events in the step"},
      ColumnOf{"deaths", &Streams::deaths, "1", "deaths by these events so far"}};
};

enum class TunnelState : std::int8_t { hidden, found, destroyed };

struct Tunnels {  // one row a tunnel
  static constexpr std::string_view name = "tunnels";
  std::vector<std::int32_t> works;   // row of Works
  std::vector<TunnelState> state;
  std::vector<double> ease;          // factor on the hazard of being found, mean 1

  static constexpr auto columns = std::tuple{ColumnOf{"works", &Tunnels::works, "", "the set it belongs to"},
                                             ColumnOf{"state", &Tunnels::state, "", "hidden, found, destroyed"},
                                             ColumnOf{"ease", &Tunnels::ease, "1", "factor on its hazard of being found"}};
};

struct Works {  // one row a set of hidden works
  static constexpr std::string_view name = "works";
  std::vector<PartyId> owner;
  std::vector<PartyId> searcher;
  std::vector<double> effort;            // search effort in this step, 0-1
  std::vector<std::int32_t> found;
  std::vector<std::int32_t> destroyed;
  std::vector<std::int32_t> found_day;   // found since the last daily update of belief
  std::vector<double> effort_day;        // hours of full effort since then
  std::vector<double> believed_low;      // 5 % quantile of the believed number
  std::vector<double> believed_median;
  std::vector<double> believed_high;     // 95 %
  std::vector<double> left_share;        // believed share not yet destroyed
  std::vector<std::int32_t> infiltrations_step;
  std::vector<std::int32_t> infiltrations;
  std::vector<double> infiltration_deaths_step;   // searcher's soldiers killed
  std::vector<std::int32_t> clashes_step;         // clashes over contested search under a halt
  std::vector<std::int32_t> clashes;
  std::vector<double> clash_searcher_deaths_step;
  std::vector<double> clash_owner_deaths_step;

  static constexpr auto columns = std::tuple{
      ColumnOf{"owner", &Works::owner, "", "party that owns them"},
      ColumnOf{"searcher", &Works::searcher, "", "party that searches for them"},
      ColumnOf{"effort", &Works::effort, "1", "search effort"},
      ColumnOf{"found", &Works::found, "1", "found so far"},
      ColumnOf{"destroyed", &Works::destroyed, "1", "destroyed so far"},
      ColumnOf{"found_day", &Works::found_day, "1", "found since belief was last updated"},
      ColumnOf{"effort_day", &Works::effort_day, "h", "hours of full effort since then"},
      ColumnOf{"believed_low", &Works::believed_low, "1", "believed number, 5 % quantile"},
      ColumnOf{"believed_median", &Works::believed_median, "1", "believed number, median"},
      ColumnOf{"believed_high", &Works::believed_high, "1", "believed number, 95 % quantile"},
      ColumnOf{"left_share", &Works::left_share, "1", "believed share not yet destroyed"},
      ColumnOf{"infiltrations_step", &Works::infiltrations_step, "1", "infiltrations in the step"},
      ColumnOf{"infiltrations", &Works::infiltrations, "1", "infiltrations so far"},
      ColumnOf{"infiltration_deaths_step", &Works::infiltration_deaths_step, "1", "searcher's soldiers killed by them in the step"},
      ColumnOf{"clashes_step", &Works::clashes_step, "1", "clashes over contested search in the step"},
      ColumnOf{"clashes", &Works::clashes, "1", "clashes so far"},
      ColumnOf{"clash_searcher_deaths_step", &Works::clash_searcher_deaths_step, "1", "searcher's soldiers killed in them in the step"},
      ColumnOf{"clash_owner_deaths_step", &Works::clash_owner_deaths_step, "1", "owner's fighters killed in them in the step"}};
};

// One row a fatal event of the step under way; emptied each step.
struct Fatal {
  static constexpr std::string_view name = "fatal";
  std::vector<std::int32_t> stream;
  std::vector<std::int32_t> author;      // party that truly caused it
  std::vector<std::int32_t> harmed;      // public
  std::vector<double> deaths;
  std::vector<double> fighters;          // of those, who took part in the fighting
  std::vector<std::int8_t> misfire;      // 1 = fell short on the author's own side
  std::vector<std::int32_t> incident;    // row of Incidents, -1 none

  static constexpr auto columns =
      std::tuple{ColumnOf{"stream", &Fatal::stream, "", "stream of the event"},
                 ColumnOf{"author", &Fatal::author, "", "party that truly caused it"},
                 ColumnOf{"harmed", &Fatal::harmed, "", "public that bore it"},
                 ColumnOf{"deaths", &Fatal::deaths, "1", "deaths"},
                 ColumnOf{"fighters", &Fatal::fighters, "1", "of those, who took part in the fighting"},
                 ColumnOf{"misfire", &Fatal::misfire, "", "1 = fell short on the author's own side"},
                 ColumnOf{"incident", &Fatal::incident, "", "incident it became, -1 none"}};
};

struct Searches {  // one row a day of search: what belief is computed from
  static constexpr std::string_view name = "searches";
  std::vector<std::int32_t> works;
  std::vector<std::int32_t> found_before;
  std::vector<std::int32_t> found;
  std::vector<double> effort_hours;

  static constexpr auto columns =
      std::tuple{ColumnOf{"works", &Searches::works, "", "the set searched for"},
                 ColumnOf{"found_before", &Searches::found_before, "1", "found before that day"},
                 ColumnOf{"found", &Searches::found, "1", "found on that day"},
                 ColumnOf{"effort_hours", &Searches::effort_hours, "h", "hours of full effort on that day"}};
};

enum class IncidentKind : std::int8_t { ambiguous_deaths, infiltration, salient_death, mass_deaths, clash, spoiling };

struct Incidents {
  static constexpr std::string_view name = "incidents";
  std::vector<double> hour;
  std::vector<IncidentKind> kind;
  std::vector<std::int32_t> author;      // party that truly caused it, -1 unknown
  std::vector<std::int32_t> harmed;      // public, -1 = soldiers only
  std::vector<double> deaths;
  std::vector<std::int32_t> stream;      // stream of the event, -1 none

  static constexpr auto columns = std::tuple{ColumnOf{"hour", &Incidents::hour, "h", "hours since the start"},
                                             ColumnOf{"kind", &Incidents::kind, "", "kind of incident"},
                                             ColumnOf{"author", &Incidents::author, "", "party that truly caused it, -1 unknown"},
                                             ColumnOf{"harmed", &Incidents::harmed, "", "public that bore it, -1 soldiers only"},
                                             ColumnOf{"deaths", &Incidents::deaths, "1", "deaths"},
                                             ColumnOf{"stream", &Incidents::stream, "", "stream of the event, -1 none"}};
};

struct Beliefs {  // one row an (incident, public): who that public thinks did it
  static constexpr std::string_view name = "beliefs";
  std::vector<std::int32_t> incident;
  std::vector<PublicId> audience;
  std::vector<double> blames_other;      // probability given to the other side

  static constexpr auto columns =
      std::tuple{ColumnOf{"incident", &Beliefs::incident, "", "the incident"},
                 ColumnOf{"audience", &Beliefs::audience, "", "public that judges"},
                 ColumnOf{"blames_other", &Beliefs::blames_other, "1", "probability that the first-named other side did it"}};
};

}  // namespace truce
