// Reputations are looked up, never copied: a run without the mechanism `reputation` has none and nothing
// changes.
#include "sim/diplomacy/standing.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/formula/leverage.hpp"
#include "sim/formula/reputation.hpp"

namespace truce::diplomacy {
namespace {

constexpr double alignment_threshold = 0;  // a*: counsel is heard from who is on one's own side (Kydd 2003)

double expectation(double good, double bad) { return formula::Evidence{good, bad}.expectation(); }

}  // namespace

// Rows lie mediator by mediator, each with the same leaders (mechanism `reputation`).
int standing_row(const World& world, std::size_t mediator, std::size_t leader) {
  leader = answers_for(world, leader);
  const std::size_t mediators = rows_of(world.mediators);
  const std::size_t leaders = mediators > 0 ? rows_of(world.reputations) / mediators : 0;
  for (std::size_t rank = 0; rank < leaders; ++rank)
    if (world.reputations.decider[rank] == leader) return static_cast<int>(mediator * leaders + rank);
  return -1;
}

Standing standing(const World& world, std::size_t mediator, std::size_t leader) {
  const int found = standing_row(world, mediator, leader);
  if (found < 0) return {};
  const auto row = static_cast<std::size_t>(found);
  const Reputations& all = world.reputations;
  return {
      .honesty = expectation(all.honest_good[row], all.honest_bad[row]),
      .neutrality_change = expectation(all.neutral_good[row], all.neutral_bad[row]) - all.neutral_start[row],
      .delivery_ratio = expectation(all.delivers_good[row], all.delivers_bad[row]) / all.delivers_start[row]};
}

double access(const World& world, std::size_t mediator, std::size_t leader, const ChannelSetup* channel) {
  const MediatorSetup& setup = world.setup->mediators[mediator].value;
  const bool carried = channel != nullptr && !channel->via.empty();
  const std::string& id = world.setup->leaders[leader].id;
  if (!carried && std::ranges::find(setup.no_access, id) != setup.no_access.end()) return 0;
  if (!carried) return world.setup->influence.access;
  return world.setup->influence.access *
         det::pow(1 - channel->distortion, static_cast<double>(channel->via.size()));
}

double credibility(const World& world, std::size_t mediator, std::size_t leader) {
  const int actor = static_cast<int>(world.setup->leaders.size() + mediator);
  const double alignment = -regard(world, static_cast<int>(leader), actor).rivalry;
  return world.setup->influence.credibility *
         formula::message_credibility(standing(world, mediator, leader).honesty, alignment,
                                      world.setup->influence.alignment_sharpness, alignment_threshold);
}

double funding_factor(const World& world, std::size_t mediator, std::size_t leader) {
  const MediatorSetup& setup = world.setup->mediators[mediator].value;
  if (setup.patron_of != world.setup->leaders[leader].id || setup.funding_per_month <= 0) return 1;
  const double arrives =
      setup.funding_per_month * setup.delivered_share * (1 - world.mediators.withheld[mediator]);
  return formula::patron_leverage(arrives, setup.funding_half, 1) /
         formula::patron_leverage(setup.funding_per_month, setup.funding_half, 1);
}

double monitoring_by(const World& world, std::int64_t leads, double offered) {
  double presence = 0;
  for (std::size_t m = 0; m < world.setup->mediators.size(); ++m)
    if (has_bit(leads, static_cast<int>(world.setup->leaders.size() + m)))
      presence = std::max(presence, world.setup->mediators[m].value.presence);
  return std::min(offered * presence * world.setup->influence.enforcement, 1.0);
}

void add_evidence(World& world, std::size_t mediator, std::size_t leader, const Evidence& evidence) {
  const int found = standing_row(world, mediator, leader);
  if (found < 0) return;
  const auto row = static_cast<std::size_t>(found);
  Reputations& all = world.reputations;
  const auto [good, bad] = evidence.domain == Domain::honesty ? std::pair{&all.honest_good, &all.honest_bad}
                           : evidence.domain == Domain::neutrality
                               ? std::pair{&all.neutral_good, &all.neutral_bad}
                               : std::pair{&all.delivers_good, &all.delivers_bad};
  if (evidence.good > 0) world.add((*good)[row], evidence.good);
  if (evidence.bad > 0) world.add((*bad)[row], evidence.bad);
}

}  // namespace truce::diplomacy
