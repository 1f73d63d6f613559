// Counts events between parties, infiltrations, clashes, and deaths in single acts.
#include "sim/violence/hostile_acts.hpp"

#include "sim/violence/sides.hpp"

namespace truce::violence {
namespace {

void count_streams(const World& world, HostileActs& acts) {
  for (std::size_t s = 0; s < rows_of(world.streams); ++s) {
    if (world.streams.party[s] == world.streams.against[s]) continue;
    const auto number = static_cast<double>(world.streams.events_step[s] - world.streams.fell_short_step[s]);
    acts.by[world.streams.party[s]] += number;
    acts.on[world.streams.against[s]] += number;
  }
}

// An infiltration is grave whatever it costs (ruling M6).
void count_infiltrations(const World& world, HostileActs& acts) {
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    const int number = world.works.infiltrations_step[w];
    if (number == 0) continue;
    acts.by[world.works.owner[w]] += number;
    acts.on[world.works.searcher[w]] += number;
    acts.grave.push_back(
        {world.works.searcher[w], world.works.owner[w], world.works.infiltration_deaths_step[w]});
  }
}

// A clash is grave to both sides, and each lays it at the other's door.
void count_clashes(const World& world, HostileActs& acts) {
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    const int number = world.works.clashes_step[w];
    if (number == 0) continue;
    const PartyId searcher = world.works.searcher[w];
    const PartyId owner = world.works.owner[w];
    for (const PartyId party : {searcher, owner}) {
      acts.by[party] += number;
      acts.on[party] += number;
    }
    acts.grave.push_back({searcher, owner, world.works.clash_searcher_deaths_step[w]});
    acts.grave.push_back({owner, searcher, world.works.clash_owner_deaths_step[w]});
  }
}

void count_spoiling(const World& world, HostileActs& acts) {
  for (std::size_t f = 0; f < rows_of(world.factions); ++f) {
    if (world.factions.spoiled_step[f] == 0) continue;
    const PartyId party = world.factions.party[f];
    const PartyId other = struck_by(world, party);
    acts.by[party] += 1;
    acts.on[other] += 1;
    if (world.factions.spoil_blamed_step[f] != 0) acts.grave.push_back({other, party, 0, true});
  }
}

void add_if_grave(const World& world, HostileActs& acts, const GraveAct& act) {
  if (act.deaths >= world.setup->parties[act.victim].value.restraint.grave_deaths) acts.grave.push_back(act);
}

// Belief of the harmed public that the other side did it; 1 or 0 by the truth if nobody judged.
double belief_in(const World& world, std::size_t fatal) {
  const std::int32_t incident = world.fatal.incident[fatal];
  for (std::size_t b = rows_of(world.beliefs); incident >= 0 && b-- > 0;)
    if (world.beliefs.incident[b] == incident && world.beliefs.audience[b].row == world.fatal.harmed[fatal])
      return world.beliefs.blames_other[b];
  return world.fatal.misfire[fatal] != 0 ? 0 : 1;
}

void count_fatal(const World& world, HostileActs& acts, double attributed_from) {
  for (std::size_t row = 0; row < rows_of(world.fatal); ++row) {
    const PartyId victim = party_of_public(world, world.fatal.harmed[row]);
    if (!victim.is_set() || belief_in(world, row) < attributed_from) continue;
    const auto stream = static_cast<std::size_t>(world.fatal.stream[row]);
    const bool misfire = world.fatal.misfire[row] != 0;
    const PartyId blamed = misfire ? world.streams.against[stream] : world.streams.party[stream];
    if (!(blamed == victim)) add_if_grave(world, acts, {victim, blamed, world.fatal.deaths[row]});
  }
}

// A party knows at once that its own soldiers were killed; deaths it causes in hours of ground fighting are
// many acts, not one grave one.
void count_ground(const World& world, HostileActs& acts) {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    const int crowd = row_of(world.setup->publics, world.setup->parties[p].value.ground.against);
    const PartyId other = party_of_public(world, crowd);
    if (!other.is_set()) continue;
    acts.by[p] += world.parties.engaged_other_step[p];
    acts.on[other] += world.parties.engaged_other_step[p];
    if (world.parties.engaged_own_step[p] > 0)
      add_if_grave(world, acts, {PartyId(p), other, world.parties.engaged_own_step[p]});
  }
}

}  // namespace

HostileActs hostile_acts(const World& world, double attributed_from) {
  HostileActs acts;
  acts.by.assign(rows_of(world.parties), 0);
  acts.on.assign(rows_of(world.parties), 0);
  count_streams(world, acts);
  count_infiltrations(world, acts);
  count_clashes(world, acts);
  count_spoiling(world, acts);
  count_fatal(world, acts, attributed_from);
  count_ground(world, acts);
  return acts;
}

}  // namespace truce::violence
