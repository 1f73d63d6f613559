// Trust between parties is the mean over their leaders.
#include "sim/violence/blame.hpp"

#include "sim/formula/attribution.hpp"

namespace truce::violence {
namespace {

// Mean trust of the leaders of one party in those of another, -1 to 1; 0 where nothing is known.
double mean_trust(const World& world, PartyId from, PartyId to) {
  const auto leaders = static_cast<std::int32_t>(rows_of(world.leaders));
  double sum = 0;
  double count = 0;
  for (std::size_t row = 0; row < rows_of(world.relations); ++row) {
    const std::int32_t a = world.relations.from[row];
    const std::int32_t b = world.relations.to[row];
    if (a < 0 || b < 0 || a >= leaders || b >= leaders) continue;
    if (world.leaders.party[static_cast<std::size_t>(a)] != from.row ||
        world.leaders.party[static_cast<std::size_t>(b)] != to.row)
      continue;
    sum += world.relations.trust[row];
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

}  // namespace

double chance_of_blame(const World& world, const SufferedAct& act) {
  return formula::blame({.distrust = (1 - mean_trust(world, act.victim, act.author)) / 2,
                         .chance_if_willed = act.chance_if_willed,
                         .control = world.setup->parties[act.author].value.restraint.control_seen,
                         .monitored = act.monitored});
}

}  // namespace truce::violence
