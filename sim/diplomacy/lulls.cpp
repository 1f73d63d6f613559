// The decision equation with an empty text: nothing is asked, nobody carries it, only the war and its cost
// speak.
#include "sim/diplomacy/lulls.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/threshold.hpp"

namespace truce {
namespace {

constexpr std::uint32_t occasion_address = 0x50000000;  // beyond every party's and leader's

// Each veto must find stopping worth it; the chance that all do.
double chance_to_stop(const World& world, const Luck& luck, std::size_t party, double hours) {
  diplomacy::TextSeen nothing;
  nothing.duration_hours = hours;
  nothing.kind = TextClass::tacit;
  double product = 1;
  double least = 1;
  bool asked = false;
  for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
    if (world.leaders.party[leader] != static_cast<std::int32_t>(party) ||
        !diplomacy::is_decider(world, leader) || world.setup->leaders[leader].value.veto < 1)
      continue;
    const double chance = diplomacy::weigh(world, luck, leader, nothing).probability;
    product *= chance;
    least = std::min(least, chance);
    asked = true;
  }
  return asked ? diplomacy::all_say_yes(world.setup->decision.threshold_shared, least, product) : 0;
}

void write_down(World& world, std::int64_t signatories, bool mutual) {
  Arrangements& list = world.arrangements;
  const std::size_t row = append_row(list);
  list.setup[row] = -1;
  list.text[row] = -1;
  list.kind[row] = mutual ? HaltKind::lull : HaltKind::one_sided;
  list.start_hour[row] = world.clock.hour();
  list.planned_hours[row] = -1;
  list.end_hour[row] = -1;
  list.end[row] = HaltEnd::lives;
  list.ended_by[row] = -1;
  list.signatories[row] = static_cast<std::int32_t>(signatories);
  list.mutual[row] = mutual ? 1 : 0;
  list.work_allowed[row] = 1;  // without a text nobody has promised to stop searching
  list.first_breach_hour[row] = -1;
}

bool has_promised(const World& world, std::size_t party) {
  for (std::size_t row = 0; row < rows_of(world.arrangements); ++row)
    if (world.arrangements.end[row] == HaltEnd::lives &&
        diplomacy::has_bit(world.arrangements.signatories[row], static_cast<int>(party)))
      return true;
  return false;
}

}  // namespace

void Lulls::apply(World& world, const Luck& luck) const {
  if (world.setup->arrangements != ArrangementMode::negotiated) return;
  Draws occasion = luck.at(Stream::party_act, occasion_address);
  if (!occasion.chance(-det::expm1(-occasions_per_day / 24 * world.clock.step_hours))) return;
  std::int64_t willing = 0;
  int count = 0;
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    if (world.parties.halt[p] >= 0 || has_promised(world, p)) continue;
    const double chance = chance_to_stop(world, luck, p, hours);
    Draws draws = luck.at(Stream::party_act, world.luck_of(PartyId(p)));
    if (!draws.chance(chance)) continue;
    willing |= diplomacy::bit(static_cast<int>(p));
    ++count;
    world.note(EventKind::restraint, static_cast<std::int32_t>(p), -1, chance);
  }
  if (count > 1 || (count == 1 && occasion.chance(alone_chance))) write_down(world, willing, count > 1);
}

}  // namespace truce
