// Builds the world's tables from a description, and walks all columns for hashes and names.
#include "sim/world/world.hpp"

#include <algorithm>
#include <type_traits>

#include "sim/base/error.hpp"

namespace truce {
namespace {

PartyId party_id(const ScenarioSetup& setup, const std::string& id) {
  const int row = row_of(setup.parties, id);
  require(row >= 0, "a description names an unknown party: " + id);
  return PartyId(static_cast<std::size_t>(row));
}

std::int32_t optional_row(int row, const std::string& id) {
  require(id.empty() || row >= 0, "a description names an unknown id: " + id);
  return static_cast<std::int32_t>(row);
}

void make_parties(World& world, const ScenarioSetup& setup) {
  resize_rows(world.parties, setup.parties.size());
  for (std::size_t p = 0; p < setup.parties.size(); ++p) {
    world.parties.halt[p] = -1;
    world.parties.aim[p] = setup.parties[p].value.war.aim_start;
    world.parties.success[p] = 0.5;
    world.parties.arrived[p] = 1;
    world.parties.quiet_hours[p] = 0;
  }
}

void make_factions(World& world, const ScenarioSetup& setup) {
  for (const auto& [id, faction] : setup.factions) {
    const std::size_t row = append_row(world.factions);
    world.factions.party[row] = party_id(setup, faction.party);
    world.factions.share[row] = faction.share;
    world.factions.compliance[row] = 0;
    for (int unit = 0; unit < faction.units; ++unit)
      world.units.faction[append_row(world.units)] = FactionId(row);
  }
}

void make_streams(World& world, const ScenarioSetup& setup) {
  for (const auto& [id, stream] : setup.streams) {
    const std::size_t row = append_row(world.streams);
    world.streams.party[row] = party_id(setup, stream.party);
    world.streams.against[row] = party_id(setup, stream.against);
    world.streams.stock[row] = stream.stock;
  }
}

void make_works(World& world, const ScenarioSetup& setup) {
  for (const auto& [id, works] : setup.tunnels) {
    const std::size_t row = append_row(world.works);
    world.works.owner[row] = party_id(setup, works.owner);
    world.works.searcher[row] = party_id(setup, works.searcher);
    world.works.found[row] = works.known;
    world.works.left_share[row] = 1;
    for (int tunnel = 0; tunnel < works.count; ++tunnel) {
      const std::size_t t = append_row(world.tunnels);
      world.tunnels.works[t] = static_cast<std::int32_t>(row);
      world.tunnels.state[t] = tunnel < works.known ? TunnelState::found : TunnelState::hidden;
      world.tunnels.ease[t] = 1;
    }
  }
}

void make_people(World& world, const ScenarioSetup& setup) {
  std::size_t citizens = 0;
  for (const auto& [id, crowd] : setup.publics) {
    const std::size_t row = append_row(world.publics);
    world.publics.party[row] = optional_row(row_of(setup.parties, crowd.party), crowd.party);
    world.publics.first[row] = static_cast<std::int64_t>(citizens);
    world.publics.citizens[row] = crowd.citizens;
    world.publics.approval[row] = crowd.approval.start;
    citizens += static_cast<std::size_t>(crowd.citizens);
  }
  resize_rows(world.citizens, citizens);
  resize_rows(world.regions, setup.regions.size());
  resize_rows(world.outlets, setup.outlets.size());
  for (std::size_t o = 0; o < setup.outlets.size(); ++o) world.outlets.tone[o] = setup.outlets[o].value.lean;
  world.networks.resize(setup.publics.size());
}

// Actors are numbered leaders first, then mediators.
int actor_row(const ScenarioSetup& setup, const std::string& id) {
  if (const int leader = row_of(setup.leaders, id); leader >= 0) return leader;
  const int mediator = row_of(setup.mediators, id);
  return mediator < 0 ? -1 : static_cast<int>(setup.leaders.size()) + mediator;
}

void make_diplomacy(World& world, const ScenarioSetup& setup) {
  for (const auto& [id, leader] : setup.leaders) {
    const std::size_t row = append_row(world.leaders);
    world.leaders.party[row] = optional_row(row_of(setup.parties, leader.party), leader.party);
    world.leaders.pledge[row] = leader.pledge_start;
  }
  for (const auto& [id, mediator] : setup.mediators)
    world.mediators.effort[append_row(world.mediators)] = mediator.effort_start;
  for (const auto& [id, relation] : setup.relations) {
    const std::size_t row = append_row(world.relations);
    world.relations.from[row] = actor_row(setup, relation.from);
    world.relations.to[row] = actor_row(setup, relation.to);
    world.relations.trust[row] = relation.trust;
    world.relations.leverage[row] = relation.leverage;
    world.relations.rivalry[row] = relation.rivalry;
  }
}

// The leader that an actor follows, -1 if it follows none.
int followed(const ScenarioSetup& setup, std::size_t actor) {
  return actor < setup.leaders.size() ? row_of(setup.leaders, setup.leaders[actor].value.follows) : -1;
}

std::int32_t relation_row(const Relations& all, std::int32_t from, std::int32_t to) {
  for (std::size_t row = 0; from >= 0 && to >= 0 && row < rows_of(all); ++row)
    if (all.from[row] == from && all.to[row] == to) return static_cast<std::int32_t>(row);
  return -1;
}

void index_relations(World& world, const ScenarioSetup& setup) {
  const std::size_t actors = setup.leaders.size() + setup.mediators.size();
  world.relation_rows.assign(actors * actors, -1);
  for (std::size_t from = 0; from < actors; ++from)
    for (std::size_t to = 0; to < actors; ++to) {
      const auto a = static_cast<std::int32_t>(from);
      const auto b = static_cast<std::int32_t>(to);
      std::int32_t row = relation_row(world.relations, a, b);
      if (row < 0) row = relation_row(world.relations, followed(setup, from), b);
      if (row < 0) row = relation_row(world.relations, a, followed(setup, to));
      world.relation_rows[from * actors + to] = row;
    }
}

}  // namespace

World make_world(std::shared_ptr<const ScenarioSetup> setup) {
  World world;
  world.setup = std::move(setup);
  world.clock.start_minutes = world.setup->clock.start.minutes;
  world.clock.step_hours = world.setup->clock.step_minutes / 60.0;
  make_parties(world, *world.setup);
  make_factions(world, *world.setup);
  make_streams(world, *world.setup);
  make_works(world, *world.setup);
  make_people(world, *world.setup);
  make_diplomacy(world, *world.setup);
  index_relations(world, *world.setup);
  return world;
}

Hash state_hash(const World& world) {
  Hasher hasher;
  hasher.add(&world.clock.step, sizeof world.clock.step);
  for_each_table(world, [&](const auto& table) {
    for_each_column(table, [&](const auto&, const auto& column) {
      const std::uint64_t rows = column.size();
      hasher.add(&rows, sizeof rows);
      hasher.add(column.data(), column.size() * sizeof column[0]);
    });
  });
  return hasher.result();
}

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  World world;
  for_each_table(world, [&](const auto& table) {
    for_each_column(table, [&](const auto& column, const auto&) {
      names.push_back(std::string(std::remove_cvref_t<decltype(table)>::name) + "." + std::string(column.name));
    });
  });
  return names;
}

std::vector<std::pair<std::string, Hash>> column_hashes(const World& world) {
  std::vector<std::pair<std::string, Hash>> hashes;
  for_each_table(world, [&](const auto& table) {
    for_each_column(table, [&](const auto& column, const auto& values) {
      hashes.emplace_back(
          std::string(std::remove_cvref_t<decltype(table)>::name) + "." + std::string(column.name),
          hash_bytes(values.data(), values.size() * sizeof values[0]));
    });
  });
  return hashes;
}

}  // namespace truce
