// Three binomial splits, negative-binomial deaths per event that gets through, and alert areas hit by
// threats.
#include "sim/violence/harm.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/formula/interception.hpp"
#include "sim/violence/address.hpp"
#include "sim/violence/sides.hpp"

namespace truce {
namespace {

struct Cause {  // of deaths: which stream, on whom, how deadly
  std::size_t stream;
  std::int32_t harmed;
  double mean;
  double size;
  bool misfire;
};

// One row of Fatal per event that kills. Returns all deaths.
double kill(World& world, const Cause& cause, std::int64_t events, Draws& draws) {
  double total = 0;
  if (cause.mean <= 0) return total;
  const double fighters_share = cause.misfire ? 0.0 : world.setup->streams[cause.stream].value.fighters_share;
  for (std::int64_t event = 0; event < events; ++event) {
    const std::int64_t deaths = draws.negative_binomial(cause.mean, cause.size);
    if (deaths == 0) continue;
    const std::int64_t fighters = draws.binomial(deaths, fighters_share);
    const std::size_t row = append_row(world.fatal);
    world.fatal.stream[row] = static_cast<std::int32_t>(cause.stream);
    world.fatal.author[row] = world.streams.party[cause.stream].row;
    world.fatal.harmed[row] = cause.harmed;
    world.fatal.deaths[row] = static_cast<double>(deaths);
    world.fatal.fighters[row] = static_cast<double>(fighters);
    world.fatal.misfire[row] = cause.misfire ? 1 : 0;
    world.fatal.incident[row] = -1;
    total += static_cast<double>(deaths);
  }
  return total;
}

// Area-hours with a threat, marked once: a step of two hours has two cells an area.
struct Alarm {
  std::vector<std::vector<std::int8_t>> marked;  // by region
  std::uint32_t hours = 1;

  explicit Alarm(const World& world)
      : marked(rows_of(world.regions)),
        hours(static_cast<std::uint32_t>(std::max(1.0, world.clock.step_hours + 0.5))) {
    for (std::size_t r = 0; r < marked.size(); ++r)
      marked[r].assign(static_cast<std::size_t>(world.setup->regions[r].value.alert_areas) * hours, 0);
  }
};

void sound(World& world, Alarm& alarm, std::int32_t harmed, std::int64_t threats, Draws& draws) {
  if (harmed < 0 || threats == 0) return;
  const PublicSetup& crowd = world.setup->publics[static_cast<std::size_t>(harmed)].value;
  std::vector<std::size_t> rows;
  std::vector<double> weights;
  double sum = 0;
  for (const auto& [id, part] : crowd.regions)
    if (const int row = row_of(world.setup->regions, id); row >= 0) {
      rows.push_back(static_cast<std::size_t>(row));
      weights.push_back(world.setup->regions[rows.back()].value.exposure);
      sum += weights.back();
    }
  if (sum <= 0) return;
  for (std::int64_t threat = 0; threat < threats; ++threat) {
    const std::size_t region = rows[draws.pick(weights)];
    world.regions.exposure[region] += 1;
    const auto cells = static_cast<std::uint32_t>(alarm.marked[region].size());
    if (cells == 0) continue;
    std::int8_t& cell = alarm.marked[region][draws.below(cells)];
    if (cell != 0) continue;
    cell = 1;
    world.regions.sirens_step[region] += 1;
    world.regions.sirens[region] += 1;
    world.publics.siren_hours[static_cast<std::size_t>(harmed)] += 1;
  }
}

void harm_by(World& world, const Luck& luck, std::size_t s, double deaths_per_misfire, Alarm& alarm) {
  const StreamSetup& setup = world.setup->streams[s].value;
  Streams& streams = world.streams;
  const std::uint32_t address = violence::stream_address(world, s);
  Draws fate = luck.at(Stream::interception, address);
  const formula::InterceptionRates rates{setup.falls_short, setup.threatens, setup.intercepted};
  const formula::Fates fates = formula::draw_fates(streams.events_step[s], rates, fate);
  streams.fell_short_step[s] = fates.fell_short;
  streams.threatened_step[s] = fates.intercepted + fates.through;
  streams.intercepted_step[s] = fates.intercepted;
  streams.hit_step[s] = fates.through;
  streams.fell_short[s] += fates.fell_short;
  streams.intercepted[s] += fates.intercepted;
  Draws draws = luck.at(Stream::harm, address);
  const std::int32_t harmed = row_of(world.setup->publics, setup.harms);
  const std::int32_t own = violence::public_of(world, streams.party[s]);
  streams.deaths_step[s] = 0;
  if (harmed >= 0)
    streams.deaths_step[s] +=
        kill(world, {s, harmed, setup.deaths_per_hit, setup.deaths_size, false}, fates.through, draws);
  if (own >= 0)
    streams.deaths_step[s] += kill(world, {s, own, deaths_per_misfire, 1, true}, fates.fell_short, draws);
  streams.deaths[s] += streams.deaths_step[s];
  Draws alarms = luck.at(Stream::siren, address);
  sound(world, alarm, harmed, fates.intercepted + fates.through, alarms);
}

}  // namespace

void Harm::apply(World& world, const Luck& luck) const {
  resize_rows(world.fatal, 0);
  std::ranges::fill(world.regions.sirens_step, 0);
  const double kept = det::exp(-world.clock.step_hours / exposure_hours);
  for (double& exposure : world.regions.exposure) exposure *= kept;
  Alarm alarm(world);
  for (std::size_t s = 0; s < rows_of(world.streams); ++s) harm_by(world, luck, s, deaths_per_misfire, alarm);
}

}  // namespace truce
