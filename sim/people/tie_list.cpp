// Ties as their makers list them: counted, placed and sorted in parallel; sorting undoes the order in which
// threads came.
#include "sim/people/tie_list.hpp"

#include <algorithm>
#include <atomic>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"

namespace truce {

namespace {

// Adds 1 and returns the value before. Whole numbers, so that the order of threads leaves no trace in the
// sums.
std::uint32_t take_next(std::uint32_t& counter) {
  return std::atomic_ref<std::uint32_t>(counter).fetch_add(1, std::memory_order_relaxed);
}

// row_start[i + 1] = degree of i.
void count_degrees(const TieList& ties, std::vector<std::uint32_t>& row_start) {
  for_each_chunk(ties.agents, [&](std::size_t first, std::size_t last) {
    for (std::size_t agent = first; agent < last; ++agent) {
      for (const std::uint32_t end : ties.made_by(agent)) {
        if (end == TieList::nobody) continue;
        take_next(row_start[agent + 1]);
        take_next(row_start[end + 1]);
      }
    }
  });
}

void add_up(std::vector<std::uint32_t>& row_start) {
  std::uint64_t sum = 0;
  for (std::uint32_t& entry : row_start) {
    sum += entry;
    require(sum <= UINT32_MAX, "a network's neighbours fit 32-bit numbers");
    entry = static_cast<std::uint32_t>(sum);
  }
}

}  // namespace

Network both_ways(const TieList& ties) {
  require(ties.agents < INT32_MAX, "a network has fewer than 2^31 agents");
  Network network;
  network.row_start.assign(ties.agents + 1, 0);
  count_degrees(ties, network.row_start);
  add_up(network.row_start);
  network.neighbour.resize(network.row_start.back());
  // Rows are filled upwards from a moving copy of their starts.
  std::vector<std::uint32_t> next(network.row_start.begin(), network.row_start.end() - 1);
  for_each_chunk(ties.agents, [&](std::size_t first, std::size_t last) {
    for (std::size_t agent = first; agent < last; ++agent) {
      for (const std::uint32_t end : ties.made_by(agent)) {
        if (end == TieList::nobody) continue;
        network.neighbour[take_next(next[agent])] = end;
        network.neighbour[take_next(next[end])] = static_cast<std::uint32_t>(agent);
      }
    }
  });
  for_each_chunk(ties.agents, [&](std::size_t first, std::size_t last) {
    for (std::size_t agent = first; agent < last; ++agent) {
      std::sort(network.neighbour.begin() + network.row_start[agent],
                network.neighbour.begin() + network.row_start[agent + 1]);
    }
  });
  return network;
}

}  // namespace truce
