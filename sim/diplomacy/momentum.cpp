// Every leader of a party feels its party's halts; stakeholders feel none.
#include "sim/diplomacy/momentum.hpp"

#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/halts_seen.hpp"
#include "sim/formula/momentum.hpp"

namespace truce {
namespace {

bool has_agenda(const World& world, std::int32_t halt) {
  const std::int32_t text = halt < 0 ? -1 : world.arrangements.text[static_cast<std::size_t>(halt)];
  if (text < 0) return false;
  const auto kind = static_cast<TextClass>(world.texts.kind[static_cast<std::size_t>(text)]);
  return kind == TextClass::preliminary || kind == TextClass::package || kind == TextClass::package_deferred;
}

}  // namespace

void Momentum::apply(World& world, const Luck&) const {
  const double dt = world.clock.step_hours;
  const double cover_kept = det::exp(-dt / cover_memory_hours);
  for (double& lost : world.leaders.cover_lost) lost *= cover_kept;
  const std::vector<diplomacy::HaltSeen> seen = diplomacy::halts_seen(world);
  for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
    const std::int32_t party = world.leaders.party[leader];
    if (party < 0) continue;
    const std::int32_t halt = world.parties.halt[static_cast<std::size_t>(party)];
    const double memory = has_agenda(world, halt) ? memory_with_agenda_hours : memory_hours;
    const formula::MomentumScale scale{memory, gain_per_kept_hour, lost_by_breach};
    double& felt = world.leaders.momentum[leader];
    const auto [quiet, broken] = seen[static_cast<std::size_t>(party)];
    if (broken >= 0) felt = formula::momentum_after_breach(felt, scale);
    // Mean of the decay within the step, so that the gain does not hang on the step.
    const double held = quiet ? memory / dt * (1 - det::exp(-dt / memory)) * dt : 0;
    felt = formula::next_momentum(felt, dt, held, scale);
  }
}

}  // namespace truce
