// Draws: one Gamma multiplier per (faction, stream, step), a Poisson count, and a split over units by what
// each may fire. Splitting a Poisson count is exact, so the law does not depend on the number of units.
#include "sim/violence/events.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/formula/hawkes.hpp"
#include "sim/violence/address.hpp"
#include "sim/violence/intensity.hpp"

namespace truce {
namespace {

constexpr double recent_hours = 2;

struct Ranks {  // a faction's units by what they may fire
  std::size_t first = 0;
  double units = 0;
  double free = 0;     // ready, without an order or against it
  double obeying = 0;  // ready, keeping the order
};

std::vector<Ranks> count_ranks(const World& world) {
  std::vector<Ranks> ranks(rows_of(world.factions));
  for (std::size_t u = rows_of(world.units); u-- > 0;) {
    Ranks& own = ranks[world.units.faction[u]];
    own.first = u;
    own.units += 1;
    if (world.units.mode[u] != UnitMode::ready) continue;
    (world.units.obeys[u] != 0 ? own.obeying : own.free) += 1;
  }
  return ranks;
}

// Books one event to the `place`-th ready unit that obeys, or does not.
void book(World& world, const Ranks& ranks, bool obeying, std::size_t place) {
  for (std::size_t u = ranks.first;; ++u) {
    if (world.units.mode[u] != UnitMode::ready || (world.units.obeys[u] != 0) != obeying) continue;
    if (place-- == 0) {
      ++world.units.events_step[u];
      return;
    }
  }
}

void share_out(World& world, const Ranks& ranks, double kept, std::int64_t count, Draws& draws) {
  const double weight = ranks.free + kept * ranks.obeying;
  for (std::int64_t event = 0; event < count; ++event) {
    const double at = draws.uniform() * weight;
    const bool obeying = at >= ranks.free;
    const double place = obeying ? (at - ranks.free) / kept : at;
    const double most = (obeying ? ranks.obeying : ranks.free) - 1;
    book(world, ranks, obeying, static_cast<std::size_t>(std::min(place, most)));
  }
}

// Expected events of a whole stream in the step, before and after restraint.
struct Plan {
  double unrestrained = 0;
  double kept = 1;
};

void fire(World& world, const Luck& luck, std::size_t stream, const Plan& plan,
          const std::vector<Ranks>& ranks) {
  const double dt = world.clock.step_hours;
  const double shape = world.setup->streams[stream].value.size * dt;
  std::int64_t fired = 0;
  double expected = 0;
  for (std::size_t f = 0; f < ranks.size(); ++f) {
    if (!(world.factions.party[f] == world.streams.party[stream]) || ranks[f].units <= 0) continue;
    const double may_fire = (ranks[f].free + plan.kept * ranks[f].obeying) / ranks[f].units;
    const double mean = plan.unrestrained * world.factions.share[f] * may_fire;
    expected += mean;
    if (mean <= 0) continue;
    const std::uint32_t address = violence::fire_address(world, f, stream);
    const double burst = luck.at(Stream::stream_burst, address).gamma(shape) / shape;
    Draws draws = luck.at(Stream::unit_events, address);
    std::int64_t count = draws.poisson(mean * burst);
    if (world.streams.stock[stream] >= 0)
      count = std::min(count, static_cast<std::int64_t>(world.streams.stock[stream]) - fired);
    share_out(world, ranks[f], plan.kept, count, draws);
    fired += count;
    world.factions.fired[f] += static_cast<double>(count);
  }
  world.streams.intensity[stream] = plan.unrestrained / dt;
  world.streams.expected[stream] = expected / dt;
  world.streams.events_step[stream] = fired;
  world.streams.events[stream] += fired;
}

void remember(World& world, std::size_t stream) {
  const StreamSetup& setup = world.setup->streams[stream].value;
  Streams& streams = world.streams;
  const double dt = world.clock.step_hours;
  const auto fired = static_cast<double>(streams.events_step[stream]);
  const double slow_decay = formula::decay_of_half_life(setup.slow_half_life_days * 24);
  streams.excitation[stream] =
      formula::remembered_events(streams.excitation[stream], fired, setup.memory_per_hour, dt);
  streams.excitation_slow[stream] =
      formula::remembered_events(streams.excitation_slow[stream], fired, slow_decay, dt);
  const double kept = det::exp(-dt / recent_hours);
  streams.recent[stream] = streams.recent[stream] * kept + fired / dt * (1 - kept);
}

}  // namespace

void Events::start(World& world, const Luck&) const {
  const double dt = world.clock.step_hours;
  for (std::size_t s = 0; s < rows_of(world.streams); ++s) {
    const StreamSetup& setup = world.setup->streams[s].value;
    const double before = setup.events_before_per_hour * dt;
    const double slow_decay = formula::decay_of_half_life(setup.slow_half_life_days * 24);
    world.streams.excitation[s] = before / formula::excitation_gain(setup.memory_per_hour, dt);
    world.streams.excitation_slow[s] = before / formula::excitation_gain(slow_decay, dt);
    world.streams.recent[s] = setup.events_before_per_hour;
  }
}

void Events::apply(World& world, const Luck& luck) const {
  const std::vector<Ranks> ranks = count_ranks(world);
  std::vector<Plan> plans;
  for (std::size_t s = 0; s < rows_of(world.streams); ++s) {
    const double expected = violence::unrestrained(world, s);
    plans.push_back({expected, violence::kept_by_the_obeying(world, s, expected)});
  }
  std::ranges::fill(world.units.events_step, 0);
  for (std::size_t s = 0; s < plans.size(); ++s) fire(world, luck, s, plans[s], ranks);
  for (std::size_t s = 0; s < plans.size(); ++s) remember(world, s);
}

}  // namespace truce
