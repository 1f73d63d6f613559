// Each condition reads one thing that the state already holds; below 0 or empty = not given.
#include "sim/diplomacy/conditions.hpp"

#include <algorithm>

#include "sim/formula/hawkes.hpp"

namespace truce::diplomacy {
namespace {

constexpr double hours_a_day = 24;
constexpr double judged_after_hours = 6;  // a halt is judged by its own acts once it is so old

bool is_mutual_and_began(const World& world, std::size_t halt) {
  return world.arrangements.mutual[halt] != 0 && world.arrangements.start_hour[halt] <= world.clock.hour();
}

// A halt of one of its texts has come into force, whether or not it still lives.
bool has_agreed(const World& world, std::size_t effort) {
  if (world.efforts.stage[effort] == EffortStage::agreed) return true;
  for (std::size_t halt = 0; halt < rows_of(world.arrangements); ++halt) {
    const std::int32_t text = world.arrangements.text[halt];
    if (text >= 0 && is_mutual_and_began(world, halt) &&
        world.texts.effort[static_cast<std::size_t>(text)] == static_cast<std::int32_t>(effort) + 1)
      return true;
  }
  return false;
}

bool has_ended(const World& world, std::size_t effort) {
  return world.efforts.stage[effort] != EffortStage::waits &&
         world.efforts.stage[effort] != EffortStage::runs;
}

template <class Test>
bool effort_is(const World& world, const std::string& id, Test&& test) {
  const int row = row_of(world.setup->efforts, id);
  return row >= 0 && test(world, static_cast<std::size_t>(row));
}

double least_quiet_hours(const World& world) {
  const std::vector<double>& quiet = world.parties.quiet_hours;
  return quiet.empty() ? 0 : *std::ranges::min_element(quiet);
}

bool is_monitored(const World& world, double from) {
  for (std::size_t halt = 0; halt < rows_of(world.arrangements); ++halt)
    if (world.arrangements.end[halt] == HaltEnd::lives &&
        world.arrangements.start_hour[halt] <= world.clock.hour() &&
        world.arrangements.monitored[halt] >= from)
      return true;
  return false;
}

// A leaked call shows no text; an invented text is taken for one.
bool has_leaked(const World& world) {
  return std::ranges::any_of(world.texts.leaked, [](std::int8_t leaked) { return leaked != 0; }) ||
         std::ranges::any_of(world.leak_records.kind, [](LeakKind kind) { return kind != LeakKind::call; });
}

// Row of a mutual halt that a party keeps and that is old enough to be judged, -1 none.
std::int32_t judged_halt(const World& world) {
  for (const std::int32_t halt : world.parties.halt)
    if (halt >= 0 && world.arrangements.mutual[static_cast<std::size_t>(halt)] != 0 &&
        world.clock.hour() - world.arrangements.start_hour[static_cast<std::size_t>(halt)] >=
            judged_after_hours)
      return halt;
  return -1;
}

}  // namespace

double violations_per_day(const World& world) {
  if (const std::int32_t halt = judged_halt(world); halt >= 0) {
    const auto row = static_cast<std::size_t>(halt);
    return world.arrangements.acts[row] / (world.clock.hour() - world.arrangements.start_hour[row]) *
           hours_a_day;
  }
  const double dt = world.clock.step_hours;
  double in_a_step = 0;
  for (std::size_t s = 0; s < rows_of(world.streams); ++s)
    if (!(world.streams.party[s] == world.streams.against[s]))
      in_a_step += world.streams.excitation[s] *
                   formula::excitation_gain(world.setup->streams[s].value.memory_per_hour, dt);
  return in_a_step / dt * hours_a_day;
}

double tunnels_believed_left(const World& world) {
  double left = 0;
  for (std::size_t w = 0; w < rows_of(world.works); ++w)
    left += std::max(world.works.believed_median[w] - world.works.destroyed[w], 0.0);
  return left;
}

bool holds(const World& world, const ConditionSetup& condition) {
  if (condition.after_hours >= 0 && world.clock.hour() < condition.after_hours) return false;
  if (!condition.agreed.empty() && !effort_is(world, condition.agreed, has_agreed)) return false;
  if (!condition.ended.empty() && !effort_is(world, condition.ended, has_ended)) return false;
  if (condition.quiet_days >= 0 && least_quiet_hours(world) < condition.quiet_days * hours_a_day)
    return false;
  if (condition.violations_per_day_below >= 0 &&
      violations_per_day(world) >= condition.violations_per_day_below)
    return false;
  if (condition.tunnels_below >= 0 && tunnels_believed_left(world) >= condition.tunnels_below) return false;
  if (condition.monitored_from >= 0 && !is_monitored(world, condition.monitored_from)) return false;
  return !condition.leaked || has_leaked(world);
}

}  // namespace truce::diplomacy
