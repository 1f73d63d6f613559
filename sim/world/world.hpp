// The world: every column of state, the clock, and the description it came from. Data only.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/hash.hpp"
#include "sim/world/diplomacy_tables.hpp"
#include "sim/world/halt_tables.hpp"
#include "sim/world/journal.hpp"
#include "sim/world/network.hpp"
#include "sim/world/people_tables.hpp"
#include "sim/world/scenario_setup.hpp"
#include "sim/world/violence_tables.hpp"

namespace truce {

// Time within a run. `step` counts finished steps; during step k `hour()` is the end of that step.
struct Clock {
  std::int64_t start_minutes = 0;
  double step_hours = 1;
  std::int32_t step = 0;      // the step under way (1 = first), or 0 before the first

  [[nodiscard]] double hour() const { return step * step_hours; }
  // Hours from the start to a moment of the calendar; negative before the start.
  [[nodiscard]] double hours_to(Instant moment) const {
    return static_cast<double>(moment.minutes - start_minutes) / 60.0;
  }
  // True in the one step whose end is the first at or after `moment`.
  [[nodiscard]] bool reaches(Instant moment) const {
    const double at = hours_to(moment);
    return at > hour() - step_hours && at <= hour();
  }
};

// A sum asked for by a mechanism that only adds to a column; applied at the end of the phase in list order.
struct Addition {
  int mechanism = 0;
  double* target = nullptr;
  double amount = 0;
};

struct World {
  std::shared_ptr<const ScenarioSetup> setup;
  Clock clock;
  Parties parties;
  Factions factions;
  Units units;
  Streams streams;
  Tunnels tunnels;
  Works works;
  Searches searches;
  Fatal fatal;
  Incidents incidents;
  Beliefs beliefs;
  Publics publics;
  Citizens citizens;
  Regions regions;
  Outlets outlets;
  Leaders leaders;
  Mediators mediators;
  Relations relations;
  Reputations reputations;
  Influences influences;
  Texts texts;
  Copies copies;
  Efforts efforts;
  Contacts contacts;
  LeakRecords leak_records;
  Arrangements arrangements;

  std::vector<Network> networks;     // one a public; rebuilt from the seed, never stored
  // Actors x actors: row of relations that says how one regards the other, -1 indifference. Follows from the
  // setup, never stored. A leader without a relation of its own has that of the leader it follows.
  std::vector<std::int32_t> relation_rows;
  Journal journal;
  std::vector<Addition> additions;   // of the phase under way
  int mechanism = 0;                 // place in the list of the mechanism at work

  // Asks for `amount` to be added to a column's cell at the end of the phase.
  void add(double& cell, double amount) { additions.push_back({mechanism, &cell, amount}); }
  void note(EventKind kind, std::int32_t actor, std::int32_t object, double value) {
    journal.events.push_back({clock.hour(), kind, actor, object, value});
  }
  // Number that addresses a party's luck (its place in the file unless the scenario says otherwise).
  [[nodiscard]] std::uint32_t luck_of(PartyId party) const {
    const int given = setup->parties[party].value.luck;
    return given >= 0 ? static_cast<std::uint32_t>(given) : static_cast<std::uint32_t>(party.row);
  }
};

// Calls visit(table) for every table of the world, always in the same order.
template <class AnyWorld, class Visit>
void for_each_table(AnyWorld& world, Visit&& visit) {
  visit(world.parties);
  visit(world.factions);
  visit(world.units);
  visit(world.streams);
  visit(world.tunnels);
  visit(world.works);
  visit(world.searches);
  visit(world.fatal);
  visit(world.incidents);
  visit(world.beliefs);
  visit(world.publics);
  visit(world.citizens);
  visit(world.regions);
  visit(world.outlets);
  visit(world.leaders);
  visit(world.mediators);
  visit(world.relations);
  visit(world.reputations);
  visit(world.influences);
  visit(world.texts);
  visit(world.copies);
  visit(world.efforts);
  visit(world.contacts);
  visit(world.leak_records);
  visit(world.arrangements);
}

// Builds all tables at their size with the scenario's initial values; random initial states come from the
// mechanisms' own `start`. Throws BugError if the description refers to what does not exist (load checks that).
[[nodiscard]] World make_world(std::shared_ptr<const ScenarioSetup> setup);

// Hash of every column in table order (ruling E5).
[[nodiscard]] Hash state_hash(const World& world);

// All full column names ("parties.holds"), for checking cards.
[[nodiscard]] std::vector<std::string> column_names();

// Hash of each column by full name, for tests that hold cards against what is really written.
[[nodiscard]] std::vector<std::pair<std::string, Hash>> column_hashes(const World& world);

}  // namespace truce
