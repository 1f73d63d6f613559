// The description of a scenario: what stays fixed during a run. One struct a kind of thing, one key a line.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/base/key.hpp"

namespace truce {

inline constexpr Limits share{0, 1};
inline constexpr Limits not_negative{0, 1e12};
inline constexpr Limits any_number{};

// When the run starts, how long it goes on and in which steps.
struct ClockSetup {
  Instant start{};
  double step_minutes = 60;     // 15, 30, 60 or 120 (ruling M9)
  double horizon_hours = 240;
  std::string time_zone = "local";

  static const inline auto keys = std::tuple{
      Key{"start", &ClockSetup::start, {}, "", "first moment of the run, local time", Need::required},
      Key{"step_minutes", &ClockSetup::step_minutes, {15, 120}, "minutes", "length of a step: 15, 30, 60 or 120"},
      Key{"horizon_hours", &ClockSetup::horizon_hours, {1, 100000}, "hours", "length of the run"},
      Key{"time_zone", &ClockSetup::time_zone, {}, "", "name of the local time zone, for readers of the results"}};
};

// What going on is worth to a party and how it tires (rulings M1, M2). Utils unless said.
struct WarSetup {
  double base = 0.10;              // value of going on, alone
  double aim_weight = 0;           // x aim x believed share left x (1 - work allowed)
  double support_weight = 0;       // x (share against a stop - 1/2)
  double regroup_weight = 0.05;    // x (1 - monitoring offered): fear of regrouping
  double weariness_weight = 0.20;  // x weariness, subtracted
  double eagerness_weight = 0;     // x (1 - weariness)
  double aim_start = 0;            // war aim at the start, 0-1
  double aim_per_infiltration = 0;
  double aim_on_ground_entry = 0;
  double loss_tolerance = 100;     // own fighters lost at which losses count in full
  double tiring_days = 35;         // days fought at which time counts in full
  double cover_per_own_loss = 0.02;    // per own soldier killed a day
  double cover_per_own_death = 0;      // per death a day in the party's own publics
  double fought_before_hours = 0;      // fighting before the run starts
  double fighters_lost_before = 0;     // own fighters lost before the run starts

  static const inline auto keys = std::tuple{
      Key{"base", &WarSetup::base, {-1, 1}, "utils", "value of going on, before all else"},
      Key{"aim_weight", &WarSetup::aim_weight, {0, 2}, "utils", "weight of the unfinished war aim"},
      Key{"support_weight", &WarSetup::support_weight, {0, 2}, "utils", "weight of the share against a stop, above one half"},
      Key{"regroup_weight", &WarSetup::regroup_weight, {0, 1}, "utils", "fear that the other side regroups in an unmonitored quiet"},
      Key{"weariness_weight", &WarSetup::weariness_weight, {0, 2}, "utils", "how much weariness lowers the value of going on"},
      Key{"eagerness_weight", &WarSetup::eagerness_weight, {0, 2}, "utils", "how much an unspent will to fight raises it"},
      Key{"aim_start", &WarSetup::aim_start, share, "1", "war aim at the start"},
      Key{"aim_per_infiltration", &WarSetup::aim_per_infiltration, share, "1", "rise of the aim with each infiltration suffered"},
      Key{"aim_on_ground_entry", &WarSetup::aim_on_ground_entry, share, "1", "rise of the aim when own forces go in"},
      Key{"loss_tolerance", &WarSetup::loss_tolerance, {1, 1e6}, "persons", "own fighters lost at which losses count in full"},
      Key{"tiring_days", &WarSetup::tiring_days, {1, 10000}, "days", "days of fighting at which time counts in full"},
      Key{"cover_per_own_loss", &WarSetup::cover_per_own_loss, {0, 1}, "utils day", "cover for a halt per own soldier killed a day"},
      Key{"cover_per_own_death", &WarSetup::cover_per_own_death, {0, 1}, "utils day", "cover for a halt per death a day in own publics"},
      Key{"fought_before_hours", &WarSetup::fought_before_hours, {0, 1e6}, "hours", "fighting before the run starts"},
      Key{"fighters_lost_before", &WarSetup::fighters_lost_before, {0, 1e6}, "persons", "own fighters lost before the run starts"}};
};

// How a party holds its fire and when it stops doing so (model.md S2, S13).
struct RestraintSetup {
  double lull_commitment = 0.87;    // z of an undeclared lull
  double agreed_commitment = 1.0;   // z of an agreed halt
  double one_sided_commitment = 1.0;  // z of the party that alone declared the halt
  double least_fire = 0.01;         // kappa_min: what is left of the rate under full compliance
  double tolerance_lull = 3;        // attributed hostile acts in three hours
  double tolerance_agreed = 8;
  double tolerance_one_sided = 20;  // 15 July 2014: resumed after six hours and more than 50 rockets
  double tolerance_after_breach = 0.5;  // factor once a halt was broken before
  double grave_deaths = 1;          // attributed own deaths in one act that end a halt at once
  bool answers_fire_only = false;   // limited action against identified sources of fire
  double answer_ratio = 1.0;        // events answered per hostile event of the last two hours
  double control_seen = 0.85;       // belief of the other side that it could stop its factions (model.md 6.3)

  static const inline auto keys = std::tuple{
      Key{"lull_commitment", &RestraintSetup::lull_commitment, share, "1", "commitment z in an undeclared lull"},
      Key{"agreed_commitment", &RestraintSetup::agreed_commitment, share, "1", "commitment z in an agreed halt"},
      Key{"one_sided_commitment", &RestraintSetup::one_sided_commitment, share, "1", "commitment z when it alone declared the halt"},
      Key{"least_fire", &RestraintSetup::least_fire, share, "1", "share of the rate left under full compliance"},
      Key{"tolerance_lull", &RestraintSetup::tolerance_lull, {0, 1000}, "acts", "attributed hostile acts in three hours that end a lull"},
      Key{"tolerance_agreed", &RestraintSetup::tolerance_agreed, {0, 1000}, "acts", "the same for an agreed halt"},
      Key{"tolerance_one_sided", &RestraintSetup::tolerance_one_sided, {0, 1000}, "acts", "the same for a halt it alone declared"},
      Key{"tolerance_after_breach", &RestraintSetup::tolerance_after_breach, share, "1", "factor on the tolerance once a halt was broken before"},
      Key{"grave_deaths", &RestraintSetup::grave_deaths, {1, 1000}, "persons", "attributed own deaths in one act that end a halt at once"},
      Key{"answers_fire_only", &RestraintSetup::answers_fire_only, {}, "", "under a lull, acts only against identified sources of fire"},
      Key{"answer_ratio", &RestraintSetup::answer_ratio, {0, 10}, "1", "events answered per hostile event of the last two hours"},
      Key{"control_seen", &RestraintSetup::control_seen, {0, 0.999}, "1", "belief of the other side that it could stop its factions"}};
};

enum class GroundMode { none, scripted, decided };
template <>
struct EnumNames<GroundMode> {
  static constexpr auto names = std::array{std::pair{"none", GroundMode::none}, std::pair{"scripted", GroundMode::scripted},
                                           std::pair{"decided", GroundMode::decided}};
};

// A party's forces inside the other's territory (ruling M4): entry scripted or decided, exit a decision.
struct GroundSetup {
  GroundMode entry_mode = GroundMode::none;
  Instant entry{};
  GroundMode exit_mode = GroundMode::decided;
  Instant exit{};
  std::string against;             // public that bears the fighting
  double enter_above = 0.6;        // decided entry: aim above this
  double exit_below_left = 0.10;   // believed share of tunnels left below which the forces leave
  double exit_when_agreed_forces = 0.75;  // issue `forces` of an accepted text from which they leave
  double own_deaths_per_hour = 0;
  double own_deaths_size = 0.5;
  double own_deaths_opening = 1.8;     // multiplier at entry, decaying
  double opening_half_life_days = 5;
  double other_deaths_per_hour = 0;
  double other_deaths_size = 0.6;
  double other_fighters_share = 0.4;   // of those deaths, who took part in the fighting
  double cross_multiplier = 1;         // on cross-excitation while inside (Zeitzoff 2011); 1 = off

  static const inline auto keys = std::tuple{
      Key{"entry_mode", &GroundSetup::entry_mode, {}, "", "none, scripted (at `entry`) or decided (by the war aim)"},
      Key{"entry", &GroundSetup::entry, {}, "", "scripted entry"},
      Key{"exit_mode", &GroundSetup::exit_mode, {}, "", "decided, or scripted (at `exit`)"},
      Key{"exit", &GroundSetup::exit, {}, "", "scripted exit"},
      Key{"against", &GroundSetup::against, {}, "", "the public that bears the fighting"},
      Key{"enter_above", &GroundSetup::enter_above, share, "1", "decided entry: war aim above this"},
      Key{"exit_below_left", &GroundSetup::exit_below_left, share, "1", "believed share of tunnels left below which forces leave"},
      Key{"exit_when_agreed_forces", &GroundSetup::exit_when_agreed_forces, share, "1", "issue forces of an accepted text from which forces leave"},
      Key{"own_deaths_per_hour", &GroundSetup::own_deaths_per_hour, {0, 100}, "persons/h", "own deaths while inside, mean"},
      Key{"own_deaths_size", &GroundSetup::own_deaths_size, {0.01, 100}, "1", "negative-binomial size of own deaths in an hour"},
      Key{"own_deaths_opening", &GroundSetup::own_deaths_opening, {0, 10}, "1", "multiplier of own deaths at entry"},
      Key{"opening_half_life_days", &GroundSetup::opening_half_life_days, {0.01, 1000}, "days", "half-life of that multiplier's excess"},
      Key{"other_deaths_per_hour", &GroundSetup::other_deaths_per_hour, {0, 1000}, "persons/h", "deaths on the other side while inside, mean"},
      Key{"other_deaths_size", &GroundSetup::other_deaths_size, {0.01, 100}, "1", "negative-binomial size of those deaths in an hour"},
      Key{"other_fighters_share", &GroundSetup::other_fighters_share, share, "1", "share of those deaths who took part in the fighting"},
      Key{"cross_multiplier", &GroundSetup::cross_multiplier, {0, 10}, "1", "factor on cross-excitation while inside; 1 = off"}};
};

// One of the parties to the conflict: owner of factions, streams and decisions.
struct PartySetup {
  std::string name;
  int luck = -1;  // number that addresses its luck; -1 = place in the file (swap test, ruling M10)
  WarSetup war;
  RestraintSetup restraint;
  GroundSetup ground;
  std::string agreed_in;  // column of the table of recorded halts that says whether it agreed

  static const inline auto keys = std::tuple{
      Key{"name", &PartySetup::name, {}, "", "name shown to readers"},
      Key{"luck", &PartySetup::luck, {-1, 1000}, "", "number that addresses its luck; -1 = place in the file"},
      Key{"war", &PartySetup::war, {}, "", "what going on is worth, and how the party tires"},
      Key{"restraint", &PartySetup::restraint, {}, "", "how it holds its fire, and when it stops doing so"},
      Key{"ground", &PartySetup::ground, {}, "", "its forces inside the other's territory"},
      Key{"agreed_in", &PartySetup::agreed_in, {}, "", "column of the table of halts that says whether it agreed"}};
};

// An organisation under a party that owns fire: its units obey the party's order each by its own discipline.
struct FactionSetup {
  std::string name;
  std::string party;
  double share = 1;          // of each of the party's streams
  int units = 10;
  double discipline = 0.98;  // chance that a unit obeys a committed hold-fire order
  double discipline_spread = 0.0;   // s.d. of the units' log-odds
  double uncommitted = 0.1;  // chance when the party is not committed
  double grievance_weight = 0.0;    // log-odds per unit of grievance
  double patron_weight = 0.0;       // log-odds per unit of patrons' restraint
  double tire_per_event = 0.0;      // readiness lost per event
  double recover_hours = 12;
  double suppressed_per_event = 0;  // chance that a hostile event keeps one unit down
  double suppressed_hours = 6;
  double ground_share = 0;          // of its units, the first: they go in with the party's forces
  double move_hours = 0;            // mean time from one place to the next
  double extremity = 0;             // pi_f: how much it loses by peace; it spoils halts (Kydd & Walter 2002)

  static const inline auto keys = std::tuple{
      Key{"name", &FactionSetup::name, {}, "", "name shown to readers"},
      Key{"party", &FactionSetup::party, {}, "", "its party", Need::required},
      Key{"share", &FactionSetup::share, truce::share, "1", "share of each of the party's streams"},
      Key{"units", &FactionSetup::units, {1, 100000}, "units", "number of units"},
      Key{"discipline", &FactionSetup::discipline, truce::share, "1", "chance that a unit obeys a committed hold-fire order"},
      Key{"discipline_spread", &FactionSetup::discipline_spread, {0, 5}, "1", "spread of the units' discipline, s.d. of log-odds"},
      Key{"uncommitted", &FactionSetup::uncommitted, truce::share, "1", "the same chance while the party has not committed"},
      Key{"grievance_weight", &FactionSetup::grievance_weight, {0, 10}, "1", "log-odds of compliance lost per unit of grievance"},
      Key{"patron_weight", &FactionSetup::patron_weight, {0, 10}, "1", "log-odds gained per unit of patrons' restraint"},
      Key{"tire_per_event", &FactionSetup::tire_per_event, {0, 1}, "1", "chance that a unit tires with an event it makes"},
      Key{"recover_hours", &FactionSetup::recover_hours, {0.1, 10000}, "hours", "mean time until a tired unit is ready again"},
      Key{"suppressed_per_event", &FactionSetup::suppressed_per_event, truce::share, "1", "chance, for each unit, that a hostile event at its party keeps it down"},
      Key{"suppressed_hours", &FactionSetup::suppressed_hours, {0.1, 10000}, "hours", "mean time until a unit kept down is ready again"},
      Key{"ground_share", &FactionSetup::ground_share, truce::share, "1", "share of its units that move to the border and inside with the party's forces"},
      Key{"move_hours", &FactionSetup::move_hours, {0, 10000}, "hours", "mean time from outside to the border and from there inside; 0 = at once"},
      Key{"extremity", &FactionSetup::extremity, truce::share, "1", "how much it loses by peace: it spoils agreed halts"}};
};

// A kind of violent event that one party makes against another (launches, strikes): a self- and cross-exciting stream.
struct StreamSetup {
  std::string name;
  std::string party;
  std::string against;          // party
  std::string harms;            // public that bears the deaths
  double rate_per_hour = 0;     // background mu
  Entries<double> excited_by;   // offspring per event of another stream (n_ij)
  double memory_per_hour = 0.12;     // beta
  double slow_weight = 0;            // share of the offspring with the slow memory
  double slow_half_life_days = 5;
  double size = 4;                   // Gamma shape of a faction's hourly multiplier (ruling M8)
  double events_before_per_hour = 0; // mean rate before the run starts: what is remembered then
  double opening_multiplier = 1;     // of the background in the first hours of fighting
  double opening_hours = 0;
  double stock = -1;                 // events in stock; -1 = without limit
  double stock_half = 300;           // K_R
  double production_per_day = 0;
  std::string destroyed_by;          // stream whose events destroy this stock
  double destroyed_per_event = 0;
  double suppression = 0;            // sigma: capacity x exp(-sigma x recent events per hour of `destroyed_by`)
  double falls_short = 0;            // phi
  double threatens = 1;              // theta
  double intercepted = 0;            // p_int
  double deaths_per_hit = 0;         // Poisson/NegBin mean per event that gets through
  double deaths_size = 1e6;          // negative-binomial size per hit
  double fighters_share = 0;         // share of those deaths who took part in the fighting
  double last_word = 0;              // surge: factor on the rate in the hour before an agreed start; 0 = off

  static const inline auto keys = std::tuple{
      Key{"name", &StreamSetup::name, {}, "", "name shown to readers"},
      Key{"party", &StreamSetup::party, {}, "", "party that makes these events", Need::required},
      Key{"against", &StreamSetup::against, {}, "", "party they are aimed at", Need::required},
      Key{"harms", &StreamSetup::harms, {}, "", "public that bears the deaths"},
      Key{"rate_per_hour", &StreamSetup::rate_per_hour, {0, 1000}, "1/h", "background rate"},
      Key{"excited_by", &StreamSetup::excited_by, {0, 0.99}, "1", "offspring of this kind per event of each stream"},
      Key{"memory_per_hour", &StreamSetup::memory_per_hour, {0.001, 10}, "1/h", "decay of excitation"},
      Key{"slow_weight", &StreamSetup::slow_weight, share, "1", "share of offspring with the slow memory"},
      Key{"slow_half_life_days", &StreamSetup::slow_half_life_days, {0.1, 1000}, "days", "half-life of the slow memory"},
      Key{"size", &StreamSetup::size, {0.01, 1e9}, "1", "shape of a faction's hourly Gamma multiplier"},
      Key{"events_before_per_hour", &StreamSetup::events_before_per_hour, {0, 1000}, "1/h", "mean rate before the run starts, remembered then"},
      Key{"opening_multiplier", &StreamSetup::opening_multiplier, {0, 100}, "1", "factor on the background in the first hours of fighting"},
      Key{"opening_hours", &StreamSetup::opening_hours, {0, 10000}, "hours", "how long that lasts, in hours of fighting"},
      Key{"stock", &StreamSetup::stock, {-1, 1e9}, "events", "events in stock at the start; -1 = without limit"},
      Key{"stock_half", &StreamSetup::stock_half, {0, 1e9}, "events", "stock at which capacity is halved"},
      Key{"production_per_day", &StreamSetup::production_per_day, {0, 1e6}, "events/day", "made anew while it does not fire"},
      Key{"destroyed_by", &StreamSetup::destroyed_by, {}, "", "stream whose events destroy this stock"},
      Key{"destroyed_per_event", &StreamSetup::destroyed_per_event, {0, 1000}, "events", "stock destroyed per such event, mean"},
      Key{"suppression", &StreamSetup::suppression, {-1, 1}, "h", "loss of capacity per recent hostile event an hour"},
      Key{"falls_short", &StreamSetup::falls_short, share, "1", "share that falls short"},
      Key{"threatens", &StreamSetup::threatens, share, "1", "share of the rest that threatens a populated area"},
      Key{"intercepted", &StreamSetup::intercepted, share, "1", "share of the threatening that is intercepted"},
      Key{"deaths_per_hit", &StreamSetup::deaths_per_hit, {0, 100}, "persons", "deaths per event that gets through, mean"},
      Key{"deaths_size", &StreamSetup::deaths_size, {0.01, 1e9}, "1", "negative-binomial size of those deaths"},
      Key{"fighters_share", &StreamSetup::fighters_share, share, "1", "share of those deaths who took part in the fighting"},
      Key{"last_word", &StreamSetup::last_word, {0, 100}, "1", "factor on the rate in the hour before an agreed start; 0 = off"}};
};

// Hidden works that one party owns and another searches for (tunnels).
struct TunnelsSetup {
  std::string owner;
  std::string searcher;
  int count = 0;
  int known = 0;                   // found before the run starts
  int destroyed_before = 0;        // of those, destroyed
  double searched_before_hours = 24;  // hours of search that found the known ones
  double find_rate_per_hour = 0.0115;
  double ease_shape = 0;           // Gamma shape of ease per tunnel; 0 = all alike
  double destroyed_per_day = 1.8;
  double infiltrations_per_day = 0.35;  // while any is left, x share left
  double infiltration_deaths = 0.5;     // searcher's soldiers killed per infiltration, mean
  double infiltration_deaths_size = 0.5;
  double prior_rate_per_day = 0.15;     // belief: lambda_T ~ LogNormal(median, s)
  double prior_spread = 0.8;
  int most = 80;                        // largest number believed possible
  std::string nearest_region;           // whose people fear infiltrations

  static const inline auto keys = std::tuple{
      Key{"owner", &TunnelsSetup::owner, {}, "", "party that owns them", Need::required},
      Key{"searcher", &TunnelsSetup::searcher, {}, "", "party that searches for them", Need::required},
      Key{"count", &TunnelsSetup::count, {0, 1000}, "tunnels", "true number"},
      Key{"known", &TunnelsSetup::known, {0, 1000}, "tunnels", "found before the run starts"},
      Key{"destroyed_before", &TunnelsSetup::destroyed_before, {0, 1000}, "tunnels", "of those, destroyed before the run starts"},
      Key{"searched_before_hours", &TunnelsSetup::searched_before_hours, {0.01, 1e5}, "hours", "hours of search that found the known ones"},
      Key{"find_rate_per_hour", &TunnelsSetup::find_rate_per_hour, {0, 1}, "1/h", "hazard of finding one, at full effort"},
      Key{"ease_shape", &TunnelsSetup::ease_shape, {0, 1000}, "1", "Gamma shape of ease per tunnel; 0 = all alike"},
      Key{"destroyed_per_day", &TunnelsSetup::destroyed_per_day, {0, 1000}, "tunnels/day", "throughput of destruction"},
      Key{"infiltrations_per_day", &TunnelsSetup::infiltrations_per_day, {0, 100}, "1/day", "infiltration attempts with all tunnels left"},
      Key{"infiltration_deaths", &TunnelsSetup::infiltration_deaths, {0, 100}, "persons", "searcher's soldiers killed per infiltration, mean"},
      Key{"infiltration_deaths_size", &TunnelsSetup::infiltration_deaths_size, {0.01, 1000}, "1", "negative-binomial size of those deaths"},
      Key{"prior_rate_per_day", &TunnelsSetup::prior_rate_per_day, {0.001, 10}, "1/day", "belief: median of the prior search rate"},
      Key{"prior_spread", &TunnelsSetup::prior_spread, {0.01, 5}, "1", "belief: s.d. of its logarithm"},
      Key{"most", &TunnelsSetup::most, {1, 1000}, "tunnels", "belief: largest number held possible"},
      Key{"nearest_region", &TunnelsSetup::nearest_region, {}, "", "region whose people fear infiltrations; left out = none"}};
};

}  // namespace truce
