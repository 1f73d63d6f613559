// Exponential detection per site (Koopman 1956) with Gamma ease; a queue with a Poisson throughput.
#include "sim/violence/tunnel_search.hpp"

#include <algorithm>

#include "sim/formula/stock.hpp"
#include "sim/violence/address.hpp"

namespace truce {
namespace {

// Share of the searcher's ground units inside while no order of its own stops the work, else 0.
double effort_of(const World& world, std::size_t w) {
  const PartyId searcher = world.works.searcher[w];
  if (world.parties.ground[searcher] != GroundState::inside) return 0;
  const double teams = world.parties.arrived[searcher];
  if (world.parties.holds[searcher] == 0) return teams;
  const std::int32_t halt = world.parties.halt[searcher];
  return halt >= 0 && world.arrangements.work_allowed[static_cast<std::size_t>(halt)] != 0 ? teams : 0;
}

bool belongs(const World& world, std::size_t tunnel, std::size_t w) {
  return world.tunnels.works[tunnel] == static_cast<std::int32_t>(w);
}

void find(World& world, std::size_t w, Draws draws) {
  const double rate = world.setup->tunnels[w].value.find_rate_per_hour;
  for (std::size_t t = 0; t < rows_of(world.tunnels); ++t) {
    if (!belongs(world, t, w) || world.tunnels.state[t] != TunnelState::hidden) continue;
    const double chance = formula::find_probability(rate * world.tunnels.ease[t], world.works.effort[w],
                                                    world.clock.step_hours);
    if (!draws.chance(chance)) continue;
    world.tunnels.state[t] = TunnelState::found;
    ++world.works.found[w];
    ++world.works.found_day[w];
  }
}

void destroy(World& world, std::size_t w, std::int64_t most) {
  for (std::size_t t = 0; t < rows_of(world.tunnels) && most > 0; ++t) {
    if (!belongs(world, t, w) || world.tunnels.state[t] != TunnelState::found) continue;
    world.tunnels.state[t] = TunnelState::destroyed;
    ++world.works.destroyed[w];
    --most;
  }
}

}  // namespace

void TunnelSearch::start(World& world, const Luck& luck) const {
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    const TunnelsSetup& setup = world.setup->tunnels[w].value;
    Draws draws = luck.at(Stream::tunnel_ease, violence::works_address(world, w));
    for (std::size_t t = 0; t < rows_of(world.tunnels); ++t)
      if (belongs(world, t, w) && setup.ease_shape > 0)
        world.tunnels.ease[t] = draws.gamma(setup.ease_shape) / setup.ease_shape;
    destroy(world, w, std::min(setup.destroyed_before, setup.known));
  }
}

void TunnelSearch::apply(World& world, const Luck& luck) const {
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    world.works.effort[w] = effort_of(world, w);
    if (world.works.effort[w] <= 0) continue;
    world.works.effort_day[w] += world.works.effort[w] * world.clock.step_hours;
    const std::uint32_t address = violence::works_address(world, w);
    find(world, w, luck.at(Stream::tunnel_search, address));
    const double throughput = world.setup->tunnels[w].value.destroyed_per_day / 24 * world.clock.step_hours;
    Draws draws = luck.at(Stream::tunnel_destruction, address);
    destroy(world, w, draws.poisson(throughput * world.works.effort[w]));
  }
}

}  // namespace truce
