// All mechanisms of violence in their order, and a setup in which each of them has work.
#pragma once

#include "sim/violence/attribution.hpp"
#include "sim/violence/engagement.hpp"
#include "sim/violence/events.hpp"
#include "sim/violence/fighting_clock.hpp"
#include "sim/violence/ground_phase.hpp"
#include "sim/violence/halts.hpp"
#include "sim/violence/harm.hpp"
#include "sim/violence/incidents.hpp"
#include "sim/violence/infiltration.hpp"
#include "sim/violence/observation.hpp"
#include "sim/violence/orders.hpp"
#include "sim/violence/stocks.hpp"
#include "sim/violence/toll.hpp"
#include "sim/violence/triggers.hpp"
#include "sim/violence/tunnel_belief.hpp"
#include "sim/violence/tunnel_search.hpp"
#include "tests/support/small_world.hpp"

namespace truce::testing {

inline std::vector<Mechanism> all_mechanisms() {
  return {bind(FightingClock{}), bind(GroundPhase{}),  bind(Halts{}),         bind(Orders{}),
          bind(Events{}),        bind(Engagement{}),   bind(Infiltration{}),  bind(Stocks{}),
          bind(Harm{}),          bind(TunnelSearch{}), bind(IncidentMaker{}), bind(Toll{}),
          bind(TunnelBelief{}),  bind(Attribution{}),  bind(Triggers{}),      bind(Observation{})};
}

inline Pipeline all_violence() { return Pipeline(all_mechanisms()); }

inline void add_halt(ScenarioSetup& setup, const std::string& start, double planned_hours,
                     std::vector<std::string> agreed) {
  RecordedHaltSetup halt;
  halt.start = moment(start);
  halt.planned_hours = planned_hours;
  halt.agreed = std::move(agreed);
  setup.arrangements = ArrangementMode::recorded;
  setup.halts.push_back({"halt" + std::to_string(setup.halts.size()), halt});
}

// Both parties of a small world hold fire under one halt of a kind, its only one, without a text.
inline void hold_both(World& world, HaltKind kind) {
  append_row(world.arrangements);
  world.arrangements.text[0] = -1;
  world.arrangements.kind[0] = kind;
  world.arrangements.signatories[0] = 3;
  world.arrangements.first_breach_hour[0] = -1;
  for (std::size_t p = 0; p < 2; ++p) {
    world.parties.holds[p] = 1;
    world.parties.halt[p] = 0;
  }
}

// Stocks, tunnels, forces of the north inside the south, outlets and halts.
inline ScenarioSetup rich_setup() {
  ScenarioSetup setup = small_setup();
  setup.factions[1].value.share = 0.7;
  FactionSetup small;
  small.party = "south";
  small.share = 0.3;
  small.units = 3;
  small.discipline = 0.8;
  small.discipline_spread = 0.5;
  small.tire_per_event = 0.1;
  setup.factions.push_back({"south_band", small});
  StreamSetup& rockets = setup.streams[1].value;
  rockets.falls_short = 0.06;
  rockets.threatens = 0.2;
  rockets.intercepted = 0.9;
  rockets.stock = 900;
  rockets.destroyed_by = "north_fire";
  rockets.destroyed_per_event = 0.3;
  rockets.production_per_day = 10;
  rockets.slow_weight = 0.2;
  rockets.opening_multiplier = 1.5;
  rockets.opening_hours = 24;
  rockets.last_word = 2;
  setup.parties[0].value.restraint.answers_fire_only = true;
  GroundSetup& ground = setup.parties[0].value.ground;
  ground.entry_mode = GroundMode::scripted;
  ground.entry = moment("2014-07-09 22:30");
  ground.against = "south_people";
  ground.own_deaths_per_hour = 0.165;
  ground.other_deaths_per_hour = 3.55;
  ground.cross_multiplier = 2;
  setup.parties[0].value.war.aim_per_infiltration = 0.1;
  setup.parties[0].value.war.aim_on_ground_entry = 0.2;
  TunnelsSetup tunnels;
  tunnels.owner = "south";
  tunnels.searcher = "north";
  tunnels.count = 32;
  tunnels.ease_shape = 2;
  setup.tunnels.push_back({"tunnels", tunnels});
  OutletSetup outlet;
  outlet.party = "south";
  setup.outlets.push_back({"south_voice", outlet});
  setup.publics[1].value.outlets = {{"south_voice", 1.0}};
  add_halt(setup, "2014-07-10 08:00", 5, {"north", "south"});
  add_halt(setup, "2014-07-11 08:00", 72, {"north", "south"});
  add_halt(setup, "2014-07-15 08:00", 6, {"north"});
  add_halt(setup, "2014-07-16 00:00", -1, {"north", "south"});
  setup.halts.back().value.tacit = true;
  return setup;
}

}  // namespace truce::testing
