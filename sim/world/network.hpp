// Network: who is tied to whom within one public, as plain arrays that a loop can stream through.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace truce {

// Undirected ties in compressed rows: the neighbours of agent i are neighbour[row_start[i] .. row_start[i +
// 1]), ascending. Rows are for reading one agent; slices (16 agents side by side) are for updating all, and
// may be absent. Numbers of agents are local to the public, 0 .. agents() - 1; at most 2^31 - 1 agents and
// 2^32 - 1 neighbours.
struct Network {
  static constexpr std::size_t lanes = 16;

  std::vector<std::uint32_t> row_start;
  std::vector<std::uint32_t> neighbour;
  // Slice s holds agents 16 s .. 16 s + 15: its slot w, lane l is slice_neighbour[16 (slice_start[s] + w) +
  // l]. Lanes with fewer neighbours than the widest of their slice are filled up with an agent of the same
  // slice.
  std::vector<std::uint32_t> slice_start;
  std::vector<std::uint32_t> slice_neighbour;

  [[nodiscard]] std::size_t agents() const { return row_start.empty() ? 0 : row_start.size() - 1; }
  [[nodiscard]] std::uint32_t degree(std::size_t agent) const {
    return row_start[agent + 1] - row_start[agent];
  }
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::size_t agent) const {
    return std::span(neighbour).subspan(row_start[agent], degree(agent));
  }
  [[nodiscard]] bool is_sliced() const { return !slice_start.empty(); }
};

// Adds the slices where they pay: where filling up costs at most `most_filling` times the neighbours
// themselves. Returns whether they were added (hubs make slices wide: scale-free networks keep to rows).
bool add_slices(Network& network, double most_filling = 1.6);

}  // namespace truce
