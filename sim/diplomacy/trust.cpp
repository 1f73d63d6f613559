// Trust on -1 to 1 is 2 m - 1 of a chance m; evidence pulls m towards 1 or 0 and is itself forgotten at that
// pace.
#include "sim/diplomacy/trust.hpp"

#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/halts_seen.hpp"

namespace truce {
namespace {

double pulled(double trust, double towards, double kept) { return towards + (trust - towards) * kept; }

}  // namespace

void Trust::apply(World& world, const Luck&) const {
  const auto leaders = static_cast<std::int32_t>(rows_of(world.leaders));
  const std::vector<diplomacy::HaltSeen> seen = diplomacy::halts_seen(world);
  const double kept_in_quiet = det::exp(-good_per_kept_day * world.clock.step_hours / 24 / evidence);
  for (std::size_t row = 0; row < rows_of(world.relations); ++row) {
    const std::int32_t from = world.relations.from[row];
    const std::int32_t to = world.relations.to[row];
    if (from < 0 || to < 0 || from >= leaders || to >= leaders) continue;
    const std::int32_t own = world.leaders.party[static_cast<std::size_t>(from)];
    const std::int32_t other = world.leaders.party[static_cast<std::size_t>(to)];
    if (own < 0 || other < 0 || own == other) continue;
    double& trust = world.relations.trust[row];
    const auto [quiet, broken] = seen[static_cast<std::size_t>(own)];
    if (quiet) trust = pulled(trust, 1, kept_in_quiet);
    // The side whose order fell first had suffered the acts: the other one is held to have broken the halt.
    if (broken >= 0) {
      const std::int32_t dropped = world.arrangements.ended_by[static_cast<std::size_t>(broken)];
      const double fault = dropped == own ? 1 : dropped < 0 ? 0.5 : 0;
      trust = pulled(trust, -1, det::exp(-fault * bad_per_collapse / evidence));
    }
    double& good = world.relations.good_faith[row];
    double& bad = world.relations.bad_faith[row];
    if (good > 0) trust = pulled(trust, 1, det::exp(-good / evidence));
    if (bad > 0) trust = pulled(trust, -1, det::exp(-bad / evidence));
    good = bad = 0;
  }
}

}  // namespace truce
