// Network builders: three ways in which the citizens of one public may be tied, in parallel and the same on
// any thread count.
#pragma once

#include <cstdint>
#include <span>

#include "sim/world/network.hpp"

namespace truce {

// The luck of building: citizen i draws at (seed, replicate, populate_network, step 0, first_entity + i).
struct NetworkLuck {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  std::uint32_t first_entity = 0;
};

// Small world (Watts & Strogatz 1998): a ring where each agent is tied to `degree` nearest (even, >= 2, <
// agents); each tie is rewired at its far end with probability `rewired`. Exactly agents * degree / 2 ties.
// Collisions: a new end that is the agent itself, a ring neighbour or one of its new ends is drawn again (the
// tie stays on the ring after 64 draws); where two agents chose each other, the one with the higher number
// stays on the ring.
struct SmallWorld {
  std::uint32_t agents = 0;
  std::uint32_t degree = 8;
  double rewired = 0.1;
};
[[nodiscard]] Network build_small_world(const SmallWorld& shape, const NetworkLuck& luck);

// Blocks by lean: an agent makes mean_degree / 2 ties (a fraction by chance), each with probability
// `homophily` to somebody of its own group, else to somebody of another, all equally likely. Group g is the
// agents group_start[g] .. group_start[g + 1) - 1: number the agents by group before building. Collisions:
// itself or one already chosen is drawn again (no tie after 64 draws); two agents who chose each other have
// one tie, so the mean degree falls short by about mean_degree / (4 group size). A single group has no
// others: all ties are inside.
struct LeanBlocks {
  std::span<const std::uint32_t> group_start;  // groups + 1 numbers, ascending, first 0, last = agents
  double mean_degree = 8.0;
  double homophily = 0.8;
};
[[nodiscard]] Network build_lean_blocks(const LeanBlocks& shape, const NetworkLuck& luck);

// Preferential attachment (Barabasi & Albert 1999): a complete seed of ties + 1 agents, then each agent ties
// itself to `ties` earlier ones with probability proportional to their degree. Drawn without waiting for
// earlier agents, as in Sanders & Schulz (2016): "the end of an earlier tie" is recomputed where needed.
// Collisions: one already chosen is drawn again (no tie after 64 draws); the weights of later agents then
// still count the first choice.
struct Attachment {
  std::uint32_t agents = 0;
  std::uint32_t ties = 4;
};
[[nodiscard]] Network build_attachment(const Attachment& shape, const NetworkLuck& luck);

}  // namespace truce
