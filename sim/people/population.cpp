// Citizen i of a public draws from own addresses, so that the same people are born on any number of threads.
#include "sim/people/population.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/base/parallel.hpp"
#include "sim/people/crowd.hpp"
#include "sim/people/crowd_luck.hpp"
#include "sim/people/network_build.hpp"
#include "sim/people/opinion_kernel.hpp"

namespace truce {
namespace {

// Rows and running shares of the ids that exist, in file order.
struct Shares {
  std::vector<std::int16_t> row;
  std::vector<double> up_to;

  template <class T>
  Shares(const Entries<double>& parts, const Entries<T>& things) {
    double sum = 0;
    for (const auto& [id, part] : parts) {
      const int at = row_of(things, id);
      if (at < 0 || part <= 0) continue;
      sum += part;
      row.push_back(static_cast<std::int16_t>(at));
      up_to.push_back(sum);
    }
  }
  // Shares need not sum to one: they count against their sum. -1 where there is nothing to choose.
  [[nodiscard]] std::int16_t pick(double uniform) const {
    if (row.empty()) return -1;
    const double at = uniform * up_to.back();
    const auto found = std::ranges::upper_bound(up_to, at);
    return row[std::min(static_cast<std::size_t>(found - up_to.begin()), row.size() - 1)];
  }
};

void draw_citizens(World& world, std::size_t crowd, const Luck& luck) {
  const PublicSetup& setup = world.setup->publics[crowd].value;
  const Shares homes(setup.regions, world.setup->regions);
  const Shares outlets(setup.outlets, world.setup->outlets);
  const auto base = static_cast<std::size_t>(world.publics.first[crowd]);
  const std::uint32_t address = people::first_citizen(world, crowd);
  Citizens& citizens = world.citizens;
  for_each_chunk(
      static_cast<std::size_t>(world.publics.citizens[crowd]), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
          const std::uint32_t entity = address + static_cast<std::uint32_t>(i);
          Draws self = luck.at(Stream::populate_citizens, entity);
          const double anchor = setup.opinion.mean + setup.opinion.spread * self.normal();
          const double own_weight = self.beta(setup.opinion.stubborn_a, setup.opinion.stubborn_b);
          citizens.anchor[base + i] = static_cast<float>(std::clamp(anchor, -1.0, 1.0));
          citizens.openness[base + i] = static_cast<float>(1.0 - own_weight);
          citizens.region[base + i] = homes.pick(luck.at(Stream::populate_region, entity).uniform());
          citizens.outlet[base + i] = outlets.pick(luck.at(Stream::populate_diet, entity).uniform());
        }
      });
}

// Numbers the citizens of a public by lean, those against going on first (blocks are consecutive numbers).
void sort_by_lean(World& world, std::size_t crowd) {
  const auto anchor = people::part_of(world, crowd, world.citizens.anchor);
  std::vector<std::uint32_t> order(anchor.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  // Not std::ranges: clang 14 cannot read that of g++ 12's library.
  std::stable_partition(order.begin(), order.end(), [&](std::uint32_t i) { return anchor[i] < 0.0F; });
  const auto reorder = [&](auto column) {
    const std::vector old(column.begin(), column.end());
    for (std::size_t i = 0; i < order.size(); ++i) column[i] = old[order[i]];
  };
  reorder(anchor);
  reorder(people::part_of(world, crowd, world.citizens.openness));
  reorder(people::part_of(world, crowd, world.citizens.region));
  reorder(people::part_of(world, crowd, world.citizens.outlet));
}

Network build_blocks(const World& world, std::size_t crowd, const NetworkLuck& luck) {
  const NetworkSetup& setup = world.setup->publics[crowd].value.network;
  const auto anchor = people::part_of(world, crowd, std::as_const(world.citizens.anchor));
  const auto against =
      static_cast<std::uint32_t>(std::ranges::count_if(anchor, [](float x) { return x < 0.0F; }));
  const auto all = static_cast<std::uint32_t>(anchor.size());
  std::vector<std::uint32_t> group_start{0};
  if (against > 0 && against < all) group_start.push_back(against);
  group_start.push_back(all);
  return build_lean_blocks({group_start, static_cast<double>(setup.degree), setup.homophily}, luck);
}

Network tied(const World& world, std::size_t crowd, const Luck& luck) {
  const NetworkSetup& setup = world.setup->publics[crowd].value.network;
  const auto agents = static_cast<std::uint32_t>(world.publics.citizens[crowd]);
  const auto degree = static_cast<std::uint32_t>(setup.degree);
  const NetworkLuck own{luck.seed, luck.replicate, people::first_citizen(world, crowd)};
  switch (setup.kind) {
    case Topology::blocks:
      return build_blocks(world, crowd, own);
    case Topology::barabasi_albert:
      return build_attachment({agents, degree / 2}, own);
    case Topology::watts_strogatz:
      break;
  }
  return build_small_world({agents, degree, setup.rewired}, own);
}

void settle(World& world, std::size_t crowd, int updates) {
  Citizens& citizens = world.citizens;
  const auto opinion = people::part_of(world, crowd, citizens.opinion);
  std::vector<float> next(opinion.size());
  OpinionRule rule;
  rule.confidence = world.setup->publics[crowd].value.opinion.confidence;
  for (int update = 0; update < updates; ++update) {
    opinion_step(world.networks[crowd],
                 OpinionColumns<float>{opinion,
                                       people::part_of(world, crowd, citizens.openness),
                                       people::part_of(world, crowd, citizens.anchor),
                                       {},
                                       next},
                 rule, NoiseLuck{});
    std::ranges::copy(next, opinion.begin());
  }
}

}  // namespace

void tie_citizens(World& world, const Luck& luck) {
  world.networks.assign(rows_of(world.publics), Network{});
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    if (world.publics.citizens[g] == 0) continue;
    world.networks[g] = tied(world, g, luck);
    add_slices(world.networks[g]);
  }
}

void Population::start(World& world, const Luck& luck) const {
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    draw_citizens(world, g, luck);
    if (world.setup->publics[g].value.network.kind == Topology::blocks) sort_by_lean(world, g);
  }
  world.citizens.opinion = world.citizens.anchor;
  tie_citizens(world, luck);
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    settle(world, g, world.publics.citizens[g] > 0 ? settling_updates : 0);
    people::summarise(world, g);
  }
}

}  // namespace truce
