// Starts before ends, so that a halt prolonged at its last hour is renewed rather than expired.
#include "sim/violence/halts.hpp"

#include <algorithm>
#include <bit>
#include <vector>

#include "sim/violence/moment.hpp"

namespace truce {
namespace {

bool planned_end_has_come(const World& world, double start, double planned) {
  return planned >= 0 && violence::has_come(world, start + planned);
}

bool is_listed(const World& world, std::size_t recorded) {
  for (const std::int32_t row : world.arrangements.setup)
    if (row == static_cast<std::int32_t>(recorded)) return true;
  return false;
}

std::int32_t signatories_of(const World& world, const RecordedHaltSetup& halt) {
  std::uint32_t bits = 0;
  for (const std::string& party : halt.agreed)
    if (const int row = row_of(world.setup->parties, party); row >= 0) bits |= 1U << row;
  return static_cast<std::int32_t>(bits);
}

int count_of(std::int32_t signatories) { return std::popcount(static_cast<std::uint32_t>(signatories)); }

HaltKind kind_of(const RecordedHaltSetup& halt, int signatories, double pause_up_to_hours) {
  if (halt.tacit) return HaltKind::lull;
  if (signatories < 2) return HaltKind::one_sided;
  if (halt.planned_hours < 0) return HaltKind::lasting;
  return halt.planned_hours <= pause_up_to_hours ? HaltKind::pause : HaltKind::truce;
}

void list_recorded(World& world, double pause_up_to_hours) {
  for (std::size_t h = 0; h < world.setup->halts.size(); ++h) {
    const RecordedHaltSetup& halt = world.setup->halts[h].value;
    const double start = world.clock.hours_to(halt.start);
    if (!violence::has_come(world, start) || is_listed(world, h) ||
        planned_end_has_come(world, start, halt.planned_hours))
      continue;
    Arrangements& list = world.arrangements;
    const std::size_t row = append_row(list);
    list.setup[row] = static_cast<std::int32_t>(h);
    list.text[row] = -1;
    list.start_hour[row] = start;
    list.planned_hours[row] = halt.planned_hours;
    list.end_hour[row] = -1;
    list.end[row] = HaltEnd::lives;
    list.ended_by[row] = -1;
    list.signatories[row] = signatories_of(world, halt);
    list.mutual[row] = count_of(list.signatories[row]) > 1 ? 1 : 0;
    list.kind[row] = kind_of(halt, count_of(list.signatories[row]), pause_up_to_hours);
    list.work_allowed[row] = halt.work_allowed ? 1 : 0;
    list.first_breach_hour[row] = -1;
  }
}

bool is_signatory(const World& world, std::size_t row, std::size_t party) {
  return (static_cast<std::uint32_t>(world.arrangements.signatories[row]) >> party & 1U) != 0;
}

// Whether any party holds fire under this arrangement.
bool is_in_force(const World& world, std::size_t row) {
  for (const std::int32_t halt : world.parties.halt)
    if (halt == static_cast<std::int32_t>(row)) return true;
  return false;
}

void end(World& world, std::size_t row, HaltEnd how) {
  world.arrangements.end[row] = how;
  world.arrangements.end_hour[row] = world.clock.hour() - world.clock.step_hours;
  world.note(EventKind::halt_ends, -1, static_cast<std::int32_t>(row), static_cast<double>(how));
}

double commitment_to(const RestraintSetup& restraint, HaltKind kind) {
  if (kind == HaltKind::lull) return restraint.lull_commitment;
  return kind == HaltKind::one_sided ? restraint.one_sided_commitment : restraint.agreed_commitment;
}

void order(World& world, std::size_t row) {
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    if (!is_signatory(world, row, p)) continue;
    if (world.parties.holds[p] == 0) world.parties.hostile_acts[p] = 0;  // earlier fire breaks no halt
    world.parties.holds[p] = 1;
    world.parties.halt[p] = static_cast<std::int32_t>(row);
    world.parties.commitment[p] =
        commitment_to(world.setup->parties[p].value.restraint, world.arrangements.kind[row]);
  }
  world.note(EventKind::halt_starts, -1, static_cast<std::int32_t>(row),
             static_cast<double>(world.arrangements.kind[row]));
}

// Ends living halts that no party holds under any more because all moved to the new one.
void end_left_behind(World& world, std::size_t fresh, const std::vector<std::int32_t>& before) {
  for (std::size_t row = 0; row < fresh; ++row) {
    const bool was_held = std::ranges::find(before, static_cast<std::int32_t>(row)) != before.end();
    if (!was_held || world.arrangements.end[row] != HaltEnd::lives || is_in_force(world, row)) continue;
    const bool same = world.arrangements.signatories[row] == world.arrangements.signatories[fresh];
    const bool over = planned_end_has_come(world, world.arrangements.start_hour[row],
                                           world.arrangements.planned_hours[row]);
    end(world, row, same ? HaltEnd::renewed : over ? HaltEnd::expired : HaltEnd::replaced);
  }
}

void put_into_force(World& world) {
  for (std::size_t row = 0; row < rows_of(world.arrangements); ++row) {
    if (world.arrangements.end[row] != HaltEnd::lives || is_in_force(world, row) ||
        !violence::has_come(world, world.arrangements.start_hour[row]))
      continue;
    const std::vector<std::int32_t> before = world.parties.halt;
    order(world, row);
    end_left_behind(world, row, before);
  }
}

void expire(World& world) {
  for (std::size_t row = 0; row < rows_of(world.arrangements); ++row) {
    if (world.arrangements.end[row] != HaltEnd::lives ||
        !planned_end_has_come(world, world.arrangements.start_hour[row],
                              world.arrangements.planned_hours[row]))
      continue;
    end(world, row, HaltEnd::expired);
    for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
      if (world.parties.halt[p] != static_cast<std::int32_t>(row)) continue;
      world.parties.holds[p] = 0;
      world.parties.commitment[p] = 0;
      world.parties.halt[p] = -1;
    }
  }
}

}  // namespace

void Halts::apply(World& world, const Luck&) const {
  if (world.setup->arrangements == ArrangementMode::recorded) list_recorded(world, pause_up_to_hours);
  put_into_force(world);
  expire(world);
}

}  // namespace truce
