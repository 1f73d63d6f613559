// Figures of a public by fixed pieces of rows, so that they do not hang on the number of threads.
#include "sim/people/crowd.hpp"

#include <cstdint>

#include "sim/base/det_math.hpp"
#include "sim/base/parallel.hpp"
#include "sim/people/moments.hpp"

namespace truce::people {

double share_above(std::span<const float> values, double cut) {
  if (values.empty()) return 0;
  std::vector<std::int64_t> counts((values.size() + chunk_rows - 1) / chunk_rows);
  const auto threshold = static_cast<float>(cut);
  for_each_chunk(values.size(), [&](std::size_t first, std::size_t last) {
    std::int64_t count = 0;
    for (const float value : values.subspan(first, last - first)) count += value > threshold ? 1 : 0;
    counts[first / chunk_rows] = count;
  });
  std::int64_t above = 0;
  for (const std::int64_t count : counts) above += count;
  return static_cast<double>(above) / static_cast<double>(values.size());
}

void summarise(World& world, std::size_t crowd) {
  const std::span<const float> opinion = part_of(world, crowd, std::as_const(world.citizens.opinion));
  if (opinion.empty()) return;
  const Moments about = moments(opinion);
  world.publics.opinion_mean[crowd] = about.mean;
  world.publics.opinion_spread[crowd] = about.variance > 0 ? det::sqrt(about.variance) : 0.0;
  world.publics.backs[crowd] = share_above(opinion, 0);
}

double deaths_a_day(const World& world, std::int32_t party) {
  double deaths = 0;
  for (std::size_t g = 0; g < rows_of(world.publics); ++g)
    if (party >= 0 && world.publics.party[g] == party) deaths += world.publics.deaths_day[g];
  return deaths;
}

std::int32_t first_public_of(const World& world, std::size_t party) {
  for (std::size_t g = 0; g < rows_of(world.publics); ++g)
    if (world.publics.party[g] == static_cast<std::int32_t>(party)) return static_cast<std::int32_t>(g);
  return -1;
}

}  // namespace truce::people
