// How a mediator stands with a leader: reputation in three domains, and the parts of its influence (ruling
// M6).
#pragma once

#include "sim/world/world.hpp"

namespace truce::diplomacy {

// Row of reputations (and influences) for a mediator and a leader, -1 if none is kept. A minister has that of
// its leader.
[[nodiscard]] int standing_row(const World& world, std::size_t mediator, std::size_t leader);

// What a leader holds of a mediator. Where nothing is kept: even chances, nothing gained or lost.
struct Standing {
  double honesty = 0.5;          // expected share of honest acts, 0-1
  double neutrality_change = 0;  // expected neutrality less that at the start
  double delivery_ratio = 1;     // expected delivery over that at the start
};
[[nodiscard]] Standing standing(const World& world, std::size_t mediator, std::size_t leader);

// Share of a call or visit that gets through: 0 where the mediator does not speak to the leader and nobody
// carries its word, else the share of carriers' hops that keep it whole. `channel` null: directly.
[[nodiscard]] double access(const World& world, std::size_t mediator, std::size_t leader,
                            const ChannelSetup* channel);

// iota: weight of the mediator's word about the other side, 0-1 (Kydd 2003; formula/reputation.hpp).
[[nodiscard]] double credibility(const World& world, std::size_t mediator, std::size_t leader);

// Share of what a patron's money could do that it does now: F / (F + half) over its most; 1 for others
// (model.md 4.2).
[[nodiscard]] double funding_factor(const World& world, std::size_t mediator, std::size_t leader);

// Monitoring on the ground that the best placed of these mediators makes good, of what was offered, 0-1.
[[nodiscard]] double monitoring_by(const World& world, std::int64_t leads, double offered);

// Adds observations in one domain at the end of the phase. Nothing where no row is kept.
struct Evidence {
  Domain domain = Domain::honesty;
  double good = 0;
  double bad = 0;
};
void add_evidence(World& world, std::size_t mediator, std::size_t leader, const Evidence& evidence);

}  // namespace truce::diplomacy
