// One synchronous update of each public; the second buffer lives only inside it (ruling E1).
#include "sim/people/opinion.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/base/parallel.hpp"
#include "sim/formula/opinion.hpp"
#include "sim/people/crowd.hpp"
#include "sim/people/crowd_luck.hpp"
#include "sim/people/opinion_kernel.hpp"

namespace truce {
namespace {

// What each citizen's outlet says; empty where the public follows none.
std::vector<float> media_of(const World& world, std::size_t crowd) {
  const auto outlet = people::part_of(world, crowd, std::as_const(world.citizens.outlet));
  const auto opinion = people::part_of(world, crowd, std::as_const(world.citizens.opinion));
  if (world.setup->publics[crowd].value.outlets.empty()) return {};
  std::vector<float> media(outlet.size());
  for_each_chunk(media.size(), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      media[i] = outlet[i] < 0 ? opinion[i]
                               : static_cast<float>(world.outlets.tone[static_cast<std::size_t>(outlet[i])]);
  });
  return media;
}

// u_g of one update.
double shock_of_losses(const World& world, std::size_t crowd, Casualties casualties) {
  const OpinionSetup& setup = world.setup->publics[crowd].value.opinion;
  const std::int32_t party = world.publics.party[crowd];
  if (party < 0) return 0;
  const double losses = world.publics.deaths_day[crowd];
  if (casualties == Casualties::log_erosion) return -setup.loss_weight * det::log1p(losses);
  return formula::loss_shock(setup.loss_weight, losses,
                             world.parties.success[static_cast<std::size_t>(party)], setup.success_pivot);
}

struct Update {
  std::uint32_t number = 0;  // of the updates since the start: the address of its noise, whatever the step
  double hours = 0;
};

void update(World& world, std::size_t crowd, const Luck& luck, const Update& now, double shock) {
  const OpinionSetup& setup = world.setup->publics[crowd].value.opinion;
  const auto opinion = people::part_of(world, crowd, world.citizens.opinion);
  const std::vector<float> media = media_of(world, crowd);
  std::vector<float> next(opinion.size());
  OpinionRule rule;
  rule.confidence = setup.confidence;
  rule.media_share =
      setup.media_weight_per_day < 1 ? formula::rate_in_step(setup.media_weight_per_day, now.hours) : 1.0;
  rule.shock = shock;
  rule.noise_sd = setup.noise;
  opinion_step(world.networks[crowd],
               OpinionColumns<float>{opinion, people::part_of(world, crowd, world.citizens.openness),
                                     people::part_of(world, crowd, world.citizens.anchor), media, next},
               rule, NoiseLuck{luck.seed, luck.replicate, now.number, people::first_citizen(world, crowd)});
  std::ranges::copy(next, opinion.begin());
}

}  // namespace

void Opinion::apply(World& world, const Luck& luck) const {
  const double number = std::floor(world.clock.hour() / update_hours);
  if (number <= std::floor((world.clock.hour() - world.clock.step_hours) / update_hours)) return;
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    const double shock = world.publics.shock[g] + shock_of_losses(world, g, casualties);
    world.publics.shock[g] = 0;
    if (world.publics.citizens[g] == 0 || world.networks[g].agents() == 0) continue;
    update(world, g, luck, {static_cast<std::uint32_t>(number), update_hours}, shock);
    people::summarise(world, g);
  }
}

}  // namespace truce
