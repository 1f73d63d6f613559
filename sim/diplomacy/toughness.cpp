// Only answers that arrived in the step before count: each is learnt from once.
#include "sim/diplomacy/toughness.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/halts_seen.hpp"
#include "sim/diplomacy/text_seen.hpp"

namespace truce {
namespace {

bool answered_last_step(const World& world, std::size_t copy) {
  const double before = world.clock.hour() - world.clock.step_hours;
  const double due = world.copies.due_hour[copy];
  return world.copies.answer[copy] >= 0 && due <= before && due > before - world.clock.step_hours;
}

// Copies refused in the step before.
std::vector<std::size_t> just_refused(const World& world) {
  std::vector<std::size_t> copies;
  for (std::size_t copy = 0; copy < rows_of(world.copies); ++copy)
    if (world.copies.answer[copy] == 0 && answered_last_step(world, copy)) copies.push_back(copy);
  return copies;
}

// Texts that the leader accepted and a leader of another party has just refused.
int refusals(const World& world, std::size_t leader, const std::vector<std::size_t>& refused) {
  int count = 0;
  for (const std::size_t copy : refused) {
    const std::int32_t other = world.leaders.party[world.copies.leader[copy]];
    if (other < 0 || other == world.leaders.party[leader]) continue;
    const int own = diplomacy::copy_of(world, world.copies.text[copy], leader);
    count += own >= 0 && world.copies.answer[static_cast<std::size_t>(own)] == 1 ? 1 : 0;
  }
  return count;
}

}  // namespace

void Toughness::apply(World& world, const Luck&) const {
  const double days = world.clock.step_hours / 24;
  const double by_refusal = det::log(refusal_odds);
  const double by_quiet = days * det::log(kept_odds_per_day);
  const double by_fire = days * det::log(fire_odds_per_day);
  const std::vector<std::size_t> refused = just_refused(world);
  for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
    const std::int32_t party = world.leaders.party[leader];
    if (party < 0) continue;
    double moved = refusals(world, leader, refused) * by_refusal;
    if (diplomacy::keeps_quiet(world, party))
      moved -= by_quiet;
    else if (diplomacy::mutual_halt(world, party) < 0)
      moved += by_fire;
    double& seen = world.leaders.toughness_seen[leader];
    seen = std::clamp(seen + moved, -most, most);
  }
}

}  // namespace truce
