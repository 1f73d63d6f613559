// Signs are levels, read each step; jumps are counts, so that neither hangs on the length of a step.
#include "sim/people/success.hpp"

#include <algorithm>

#include "sim/formula/success.hpp"

namespace truce {
namespace {

constexpr double prior_hours = 24;  // weight of the rate before the run in the mean so far

// Found and destroyed works, half each, as a share of what is believed to be there.
double works_done(const World& world, std::size_t p) {
  double done = 0;
  double all = 0;
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    if (world.works.searcher[w].row != static_cast<std::int32_t>(p)) continue;
    const double known = world.works.found[w] + world.works.destroyed[w];
    done += known / 2;
    all += std::max(world.works.believed_median[w], static_cast<double>(world.works.found[w]));
  }
  return all > 0 ? std::min(done / all, 1.0) : 0.0;
}

// 1 = fire against the party has stopped, 0 = at its mean so far, -1 = twice the mean or more.
double fire_down(const World& world, std::size_t p) {
  double recent = 0;
  double mean = 0;
  for (std::size_t s = 0; s < rows_of(world.streams); ++s) {
    if (world.streams.against[s].row != static_cast<std::int32_t>(p)) continue;
    if (world.parties.holds[world.streams.party[s]] != 0) return 0;
    const StreamSetup& setup = world.setup->streams[s].value;
    const double before =
        setup.events_before_per_hour > 0 ? setup.events_before_per_hour : setup.rate_per_hour;
    recent += world.streams.recent[s];
    mean += (static_cast<double>(world.streams.events[s]) + prior_hours * before) /
            (world.clock.hour() + prior_hours);
  }
  if (mean <= 0 || world.parties.holds[p] != 0) return 0;
  return std::clamp(1 - recent / mean, -1.0, 1.0);
}

double infiltrations(const World& world, std::size_t p) {
  double net = 0;
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    const double count = world.works.infiltrations_step[w];
    if (world.works.owner[w].row == static_cast<std::int32_t>(p)) net += count;
    if (world.works.searcher[w].row == static_cast<std::int32_t>(p)) net -= count;
  }
  return net;
}

// Halts that the party gave up in this step because of hostile acts.
double halts_broken(const World& world, std::size_t p) {
  double broken = 0;
  for (std::size_t a = 0; a < rows_of(world.arrangements); ++a)
    if (world.arrangements.end[a] == HaltEnd::collapsed &&
        world.arrangements.ended_by[a] == static_cast<std::int32_t>(p) &&
        world.arrangements.end_hour[a] > world.clock.hour() - world.clock.step_hours)
      broken += 1;
  return broken;
}

}  // namespace

void Success::apply(World& world, const Luck&) const {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    const double fire = fire_down(world, p);
    const double progress = works_weight * works_done(world, p) + fire_weight * std::max(fire, 0.0);
    const double failure = fire_weight * std::max(-fire, 0.0);
    const double signal = formula::success_signal({std::min(progress, 1.0), failure});
    const double smooth =
        formula::next_success(world.parties.success[p], signal, world.clock.step_hours, memory_hours);
    const double jumps = infiltration * infiltrations(world, p) - breach * halts_broken(world, p);
    world.parties.success[p] = std::clamp(smooth + jumps, 0.0, 1.0);
  }
}

}  // namespace truce
