// Restores the state of the history, then adds what the branch's scenario has besides.
#include "sim/engine/branch.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/engine/checkpoint.hpp"
#include "sim/engine/recorder.hpp"

namespace truce {
namespace {

[[noreturn]] void refuse(const std::string& text) { throw InputError({Fault{"", 0, 0, "", text}}); }

// Tables with a row a member of the scenario: none may be added or taken away.
auto settled_tables(const World& world) {
  return std::tie(world.parties, world.factions, world.units, world.streams, world.tunnels, world.works,
                  world.publics, world.citizens, world.regions, world.outlets, world.leaders);
}

// Tables to which a branch may add rows at the end.
auto open_tables(World& world) {
  return std::tie(world.mediators, world.relations, world.reputations, world.influences, world.efforts,
                  world.contacts);
}

template <class Table>
void require_rows(const Table& history, const Table& branch) {
  if (rows_of(history) == rows_of(branch)) return;
  refuse("the branch has " + std::to_string(rows_of(branch)) + " rows of " + std::string(Table::name) +
         ", its history " + std::to_string(rows_of(history)) +
         " (a state fits only the members it was taken from); use the same parties, publics, leaders and "
         "streams in both");
}

// The table of the same kind in another world.
template <class Table>
const Table& own_table(const World& world, const Table&) {
  const Table* found = nullptr;
  for_each_table(world, [&](const auto& table) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(table)>, Table>) found = &table;
  });
  return *found;
}

template <class Table>
void add_surplus(Table& table, const Table& fresh) {
  if (rows_of(fresh) < rows_of(table))
    refuse("the branch has fewer " + std::string(Table::name) + " than its history (" +
           std::to_string(rows_of(fresh)) + " against " + std::to_string(rows_of(table)) +
           "); leave those of the history in the scenario");
  for_each_column(table, [&](const auto& column, auto& values) {
    const auto& from = fresh.*(column.member);
    values.insert(values.end(), from.begin() + static_cast<std::ptrdiff_t>(values.size()), from.end());
  });
}

template <class T>
bool same_bits(const T& a, const T& b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

// Takes over the values that differ between the two starts.
template <class Table>
void take_changes(Table& table, const Table& before, const Table& fresh) {
  for_each_column(table, [&](const auto& column, auto& values) {
    const auto& old_start = before.*(column.member);
    const auto& new_start = fresh.*(column.member);
    for (std::size_t row = 0; row < old_start.size(); ++row)
      if (!same_bits(old_start[row], new_start[row])) values[row] = new_start[row];
  });
}

// In the rows that both have.
template <class Table>
bool differs(const Table& a, const Table& b) {
  bool found = false;
  for_each_column(a, [&](const auto& column, const auto& values) {
    const auto& others = b.*(column.member);
    for (std::size_t row = 0; row < std::min(values.size(), others.size()) && !found; ++row)
      found = !same_bits(values[row], others[row]);
  });
  return found;
}

void end_efforts(World& world, std::size_t rows) {
  for (std::size_t row = 0; row < rows; ++row) {
    EffortStage& stage = world.efforts.stage[row];
    if (stage != EffortStage::waits && stage != EffortStage::runs) continue;
    stage = EffortStage::tired;
    world.efforts.ended_hour[row] = world.clock.hour();
  }
}

// All but the networks, which a copy need not hold.
World columns_of(World& world) {
  std::vector<Network> networks = std::move(world.networks);
  world.networks.clear();
  World copy = world;
  world.networks = std::move(networks);
  return copy;
}

template <class Tables, class Visit>
void for_each_pair(Tables&& a, Tables&& b, Visit visit) {
  [&]<std::size_t... place>(std::index_sequence<place...>) {
    (visit(std::get<place>(a), std::get<place>(b)), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<Tables>>>{});
}

// `world` is at its start; afterwards it holds the state of the image with what the branch adds.
void take_over(World& world, const Branch& branch, const CheckpointImage& image) {
  const World fresh = columns_of(world);
  restore(world, image);
  for_each_pair(settled_tables(std::as_const(world)), settled_tables(fresh),
                [](const auto& history, const auto& own) { require_rows(history, own); });
  const World before = make_world(branch.history);
  take_changes(world.mediators, before.mediators, fresh.mediators);
  take_changes(world.relations, before.relations, fresh.relations);
  std::apply([&](auto&... table) { (add_surplus(table, own_table(fresh, table)), ...); }, open_tables(world));
  end_efforts(world, branch.efforts_before);
}

RunRecord go_on(const Branch& branch, const CheckpointImage& image) {
  Simulation simulation(branch.run.setup, *branch.run.pipeline,
                        Luck{image.provenance.seed, image.replicate, 0});
  take_over(simulation.world(), branch, image);
  Recorder recorder(*branch.run.setup);
  recorder.go_on(image.record, image.calm);
  recorder.count_calm_from_here(simulation.world());
  Pace pace(branch.run);
  simulation.watch_from_here(recorder);
  simulation.watch_from_here(pace);
  simulation.run_to_horizon();
  return recorder.finish(simulation.world());
}

}  // namespace

CheckpointImage simulate_history(const RunPlan& plan, std::uint32_t replicate, std::int32_t step,
                                 const Provenance& provenance) {
  Simulation simulation(plan.setup, *plan.pipeline, Luck{plan.seed, replicate, 0});
  Recorder recorder(*plan.setup);
  Pace pace(plan);
  simulation.watch(recorder);
  simulation.watch(pace);
  while (simulation.world().clock.step < step) simulation.step();
  return take_checkpoint(simulation, recorder, provenance);
}

RunRecord branch_run(const Branch& branch, const CheckpointImage& image) {
  require_same_schema(image);
  return record_or_failure([&] { return go_on(branch, image); }, image.replicate, branch.run.strategy);
}

std::vector<std::string> starts_lost(const RunPlan& history, const Branch& branch, std::uint32_t replicate) {
  const Luck luck{history.seed, replicate, 0};
  const Simulation before(history.setup, *history.pipeline, luck);
  const Simulation own(branch.run.setup, *branch.run.pipeline, luck);
  std::vector<std::string> lost;
  for_each_pair(settled_tables(before.world()), settled_tables(own.world()),
                [](const auto& old_start, const auto& new_start) { require_rows(old_start, new_start); });
  const auto look = [&](const auto& old_start, const auto& new_start) {
    if (differs(old_start, new_start)) lost.emplace_back(std::remove_cvref_t<decltype(old_start)>::name);
  };
  for_each_pair(settled_tables(before.world()), settled_tables(own.world()), look);
  look(before.world().reputations, own.world().reputations);
  return lost;
}

}  // namespace truce
