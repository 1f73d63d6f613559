// Network: builds the slices of 16 agents from the rows.
#include "sim/world/network.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"

namespace truce {

namespace {

std::uint32_t widest(const Network& network, std::size_t slice) {
  const std::size_t end = std::min(network.agents(), (slice + 1) * Network::lanes);
  std::uint32_t width = 0;
  for (std::size_t agent = slice * Network::lanes; agent < end; ++agent)
    width = std::max(width, network.degree(agent));
  return width;
}

void fill_slice(Network& network, std::size_t slice) {
  const std::size_t width = network.slice_start[slice + 1] - network.slice_start[slice];
  std::uint32_t* slots = network.slice_neighbour.data() + Network::lanes * network.slice_start[slice];
  for (std::size_t lane = 0; lane < Network::lanes; ++lane) {
    const std::size_t agent = std::min(slice * Network::lanes + lane, network.agents() - 1);
    const bool exists = slice * Network::lanes + lane < network.agents();
    const auto row = network.neighbours(agent);
    for (std::size_t slot = 0; slot < width; ++slot) {
      const bool tied = exists && slot < row.size();
      slots[slot * Network::lanes + lane] = tied ? row[slot] : static_cast<std::uint32_t>(agent);
    }
  }
}

}  // namespace

bool add_slices(Network& network, double most_filling) {
  const std::size_t slices = (network.agents() + Network::lanes - 1) / Network::lanes;
  std::vector<std::uint32_t> start(slices + 1, 0);
  std::uint64_t slots = 0;
  for (std::size_t slice = 0; slice < slices; ++slice) {
    slots += widest(network, slice);
    require(slots <= UINT32_MAX, "a network's slices fit 32-bit numbers");
    start[slice + 1] = static_cast<std::uint32_t>(slots);
  }
  const auto needed = static_cast<double>(network.neighbour.size());
  if (static_cast<double>(slots * Network::lanes) > most_filling * needed + 16.0 * Network::lanes)
    return false;
  network.slice_start = std::move(start);
  network.slice_neighbour.resize(slots * Network::lanes);
  for_each_chunk(network.agents(), [&](std::size_t first, std::size_t last) {
    const std::size_t end = (last + Network::lanes - 1) / Network::lanes;
    for (std::size_t slice = first / Network::lanes; slice < end; ++slice) fill_slice(network, slice);
  });
  return true;
}

}  // namespace truce
