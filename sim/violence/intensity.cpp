// Background, excitation, capacity, suppression, last word and limited response of one stream.
#include "sim/violence/intensity.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/formula/hawkes.hpp"
#include "sim/formula/stock.hpp"

namespace truce::violence {
namespace {

double background(const World& world, std::size_t stream, const StreamSetup& setup) {
  const bool opening = world.parties.fighting_hours[world.streams.party[stream]] <= setup.opening_hours &&
                       setup.opening_hours > 0;
  return setup.rate_per_hour * (opening ? setup.opening_multiplier : 1.0) * world.clock.step_hours;
}

// Both sides answer each other more strongly while forces are inside (Zeitzoff 2011).
double cross_multiplier(const World& world) {
  double factor = 1;
  for (std::size_t p = 0; p < rows_of(world.parties); ++p)
    if (world.parties.ground[p] == GroundState::inside)
      factor *= world.setup->parties[p].value.ground.cross_multiplier;
  return factor;
}

// Remembered events of stream j as shares of this step: one event has n offspring in all.
double remembered(const World& world, std::size_t j) {
  const StreamSetup& source = world.setup->streams[j].value;
  const double dt = world.clock.step_hours;
  const double slow_decay = formula::decay_of_half_life(source.slow_half_life_days * 24);
  return (1 - source.slow_weight) * formula::excitation_gain(source.memory_per_hour, dt) *
             world.streams.excitation[j] +
         source.slow_weight * formula::excitation_gain(slow_decay, dt) * world.streams.excitation_slow[j];
}

double excitation(const World& world, std::size_t stream, const StreamSetup& setup) {
  const double cross = cross_multiplier(world);
  double sum = 0;
  for (const auto& [id, offspring] : setup.excited_by) {
    const int j = row_of(world.setup->streams, id);
    if (j < 0) continue;
    const auto source = static_cast<std::size_t>(j);
    const bool own = world.streams.party[source] == world.streams.party[stream];
    sum += offspring * (own ? 1.0 : cross) * remembered(world, source);
  }
  return sum;
}

double capacity(const World& world, std::size_t stream, const StreamSetup& setup) {
  double left = 1;
  if (const double stock = world.streams.stock[stream]; stock >= 0) {
    if (stock < 1) return 0;
    left = setup.stock_half > 0 && setup.stock > 0
               ? formula::stock_capacity(stock, setup.stock, setup.stock_half)
               : 1.0;
  }
  const int other = row_of(world.setup->streams, setup.destroyed_by);
  if (other < 0) return left;
  return left *
         formula::suppression(setup.suppression, world.streams.recent[static_cast<std::size_t>(other)]);
}

// Share of the step that lies in the hour before `start`.
double overlap_with_last_hour(const World& world, double start) {
  const double end = world.clock.hour();
  const double from = std::max(start - 1, end - world.clock.step_hours);
  return std::clamp(std::min(start, end) - from, 0.0, world.clock.step_hours) / world.clock.step_hours;
}

bool agreed_by(const RecordedHaltSetup& halt, const std::string& party) {
  return !halt.tacit && halt.agreed.size() > 1 && std::ranges::find(halt.agreed, party) != halt.agreed.end();
}

// Overlap with the hour before the next start to which the party itself agreed; a lull has no start to know
// of.
double last_hour(const World& world, PartyId party) {
  double most = 0;
  if (world.setup->arrangements == ArrangementMode::recorded)
    for (const auto& [id, halt] : world.setup->halts)
      if (agreed_by(halt, world.setup->parties[party].id))
        most = std::max(most, overlap_with_last_hour(world, world.clock.hours_to(halt.start)));
  for (std::size_t row = 0; row < rows_of(world.arrangements); ++row) {
    const bool signed_it = (world.arrangements.signatories[row] >> party.row & 1) != 0;
    if (signed_it && world.arrangements.mutual[row] != 0 && world.arrangements.kind[row] != HaltKind::lull &&
        world.arrangements.end[row] == HaltEnd::lives)
      most = std::max(most, overlap_with_last_hour(world, world.arrangements.start_hour[row]));
  }
  return most;
}

// Rate of the hostile acts a party remembers since its order began (three hours: model.md R.6 S13).
double hostile_an_hour(const World& world, PartyId party) {
  constexpr double memory_hours = 3;
  return world.parties.hostile_acts[party] / memory_hours;
}

bool answers_only(const World& world, PartyId party) {
  const std::int32_t halt = world.parties.halt[party];
  if (!world.setup->parties[party].value.restraint.answers_fire_only || halt < 0) return false;
  const HaltKind kind = world.arrangements.kind[static_cast<std::size_t>(halt)];
  return kind == HaltKind::lull || kind == HaltKind::one_sided;
}

}  // namespace

double unrestrained(const World& world, std::size_t stream) {
  const StreamSetup& setup = world.setup->streams[stream].value;
  const PartyId party = world.streams.party[stream];
  const double able = capacity(world, stream, setup);
  const formula::Excitation all{.offspring = 1, .remembered = excitation(world, stream, setup)};
  const double expected = formula::intensity(background(world, stream, setup), able, 1.0, {&all, 1});
  if (setup.last_word <= 0 || world.parties.holds[party] != 0) return expected;
  return expected * (1 + (setup.last_word - 1) * last_hour(world, party));
}

double kept_by_the_obeying(const World& world, std::size_t stream, double expected) {
  const PartyId party = world.streams.party[stream];
  const RestraintSetup& restraint = world.setup->parties[party].value.restraint;
  if (world.parties.holds[party] == 0) return 1;
  if (!answers_only(world, party)) return 1 - world.parties.commitment[party] * (1 - restraint.least_fire);
  if (expected <= 0) return 1;
  const double answers = restraint.answer_ratio * hostile_an_hour(world, party) * world.clock.step_hours;
  return std::clamp(answers / expected, restraint.least_fire, 1.0);
}

}  // namespace truce::violence
