// Rows of arrangements from plans.
#include "sim/diplomacy/halt_plan.hpp"

namespace truce::diplomacy {
namespace {

double end_of(double start, double planned) { return planned < 0 ? 1e12 : start + planned; }

}  // namespace

double planned_hours(const TextSeen& text) {
  constexpr double open_ended = 1e6;
  const double staked = text.staked_hours();
  return staked >= open_ended ? -1 : staked;
}

void write_down(World& world, const HaltPlan& plan) {
  Arrangements& list = world.arrangements;
  const std::size_t row = append_row(list);
  list.setup[row] = -1;
  list.text[row] = plan.text;
  list.kind[row] = plan.kind;
  list.start_hour[row] = plan.start;
  list.planned_hours[row] = plan.planned;
  list.end_hour[row] = -1;
  list.end[row] = HaltEnd::lives;
  list.ended_by[row] = -1;
  list.signatories[row] = static_cast<std::int32_t>(plan.signatories);
  list.mutual[row] = plan.kind == HaltKind::one_sided ? 0 : 1;
  list.work_allowed[row] = plan.work_allowed ? 1 : 0;
  list.work_contested[row] = plan.work_contested ? 1 : 0;
  list.first_breach_hour[row] = -1;
  list.monitored[row] = plan.monitored;
  list.pressed[row] = plan.pressed;
}

bool is_bound_beyond(const World& world, const HaltPlan& plan) {
  const Arrangements& list = world.arrangements;
  for (std::size_t row = 0; row < rows_of(list); ++row)
    if (list.end[row] == HaltEnd::lives && (list.mutual[row] != 0 || plan.kind == HaltKind::one_sided) &&
        (list.signatories[row] & plan.signatories) != 0 &&
        end_of(list.start_hour[row], list.planned_hours[row]) >= end_of(plan.start, plan.planned))
      return true;
  return false;
}

bool is_overtaken(const World& world, std::size_t row, const HaltPlan& plan) {
  const Arrangements& list = world.arrangements;
  for (std::size_t other = 0; other < rows_of(list); ++other)
    if (other != row && list.end[other] == HaltEnd::lives && list.mutual[other] != 0 &&
        (list.signatories[other] & plan.signatories) != 0 &&
        end_of(list.start_hour[other], list.planned_hours[other]) > plan.start)
      return true;
  return false;
}

}  // namespace truce::diplomacy
