// Geometric leaps at the largest chance of any region, thinned to each: the cost is that of the moves.
#include "sim/people/displacement.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/base/parallel.hpp"
#include "sim/formula/hazard.hpp"
#include "sim/people/crowd.hpp"
#include "sim/people/crowd_luck.hpp"

namespace truce {
namespace {

// Persons that live in each region, by the shares of all publics.
std::vector<double> persons_by_region(const World& world) {
  std::vector<double> persons(rows_of(world.regions));
  for (const auto& [id, crowd] : world.setup->publics)
    for (const auto& [region, part] : crowd.regions)
      if (const int row = row_of(world.setup->regions, region); row >= 0)
        persons[static_cast<std::size_t>(row)] += crowd.population * part;
  return persons;
}

// Chance of a move in the step by region; `most` is the largest.
struct Chances {
  std::vector<double> of_region;
  double most = 0;

  void set(std::size_t region, double hazard) {
    of_region[region] = formula::chance_of_hazard(hazard);
    most = std::max(most, of_region[region]);
  }
};

Chances chances_to_leave(const World& world, const StressSetup& stress, const std::vector<double>& persons) {
  Chances chances{std::vector<double>(rows_of(world.regions))};
  for (std::size_t r = 0; r < rows_of(world.regions); ++r) {
    const int areas = world.setup->regions[r].value.alert_areas;
    const double alarmed = areas > 0 ? static_cast<double>(world.regions.sirens_step[r]) / areas : 0.0;
    const double dead = persons[r] > 0 ? world.regions.deaths_step[r] * 1e5 / persons[r] : 0.0;
    const double fear = world.regions.fear[r] * world.clock.step_hours;
    chances.set(r, stress.displaced_per_death * dead + stress.displaced_per_siren * alarmed +
                       stress.displaced_per_fear * fear);
  }
  return chances;
}

Chances chances_to_return(const World& world, const StressSetup& stress) {
  Chances chances{std::vector<double>(rows_of(world.regions))};
  const double hazard = world.clock.step_hours / (stress.return_days * 24);
  for (std::size_t r = 0; r < rows_of(world.regions); ++r)
    chances.set(r, hazard / (1 + world.regions.exposure[r]));
  return chances;
}

struct Rows {
  std::span<const std::int16_t> region;
  std::span<std::int8_t> displaced;
};

// Moves citizens of rows first .. last - 1 that are in state `from`; returns how many moved.
std::int64_t move(const Rows& rows, std::int8_t from, const Chances& chances, Draws draws) {
  std::int64_t moved = 0;
  const double leap = chances.most < 1 ? 1 / det::log1p(-chances.most) : 0.0;
  double at = -1;
  for (;;) {
    const double skipped = chances.most < 1 ? det::log(draws.uniform()) * leap : 0.0;
    if (skipped >= static_cast<double>(rows.region.size())) return moved;
    at += 1 + static_cast<double>(static_cast<std::int64_t>(skipped));
    if (at >= static_cast<double>(rows.region.size())) return moved;
    const auto i = static_cast<std::size_t>(at);
    const double thinned = draws.uniform() * chances.most;
    const std::int16_t region = rows.region[i];
    if (region < 0 || rows.displaced[i] != from) continue;
    if (thinned >= chances.of_region[static_cast<std::size_t>(region)]) continue;
    rows.displaced[i] = static_cast<std::int8_t>(1 - from);
    ++moved;
  }
}

std::int64_t move_all(World& world, std::size_t crowd, std::int8_t from, const Chances& chances,
                      const Luck& luck) {
  const auto region = people::part_of(world, crowd, std::as_const(world.citizens.region));
  const auto displaced = people::part_of(world, crowd, world.citizens.displaced);
  if (chances.most <= 0 || region.empty()) return 0;
  std::vector<std::int64_t> moved((region.size() + chunk_rows - 1) / chunk_rows);
  const std::uint32_t address = people::first_citizen(world, crowd) + static_cast<std::uint32_t>(from);
  for_each_chunk(region.size(), [&](std::size_t first, std::size_t last) {
    const Rows rows{region.subspan(first, last - first), displaced.subspan(first, last - first)};
    moved[first / chunk_rows] =
        move(rows, from, chances, luck.at(Stream::displacement, address + static_cast<std::uint32_t>(first)));
  });
  std::int64_t sum = 0;
  for (const std::int64_t part : moved) sum += part;
  return sum;
}

}  // namespace

void Displacement::apply(World& world, const Luck& luck) const {
  if (rows_of(world.regions) == 0) return;
  const std::vector<double> persons = persons_by_region(world);
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    const auto citizens = static_cast<double>(world.publics.citizens[g]);
    if (citizens <= 0) continue;
    const StressSetup& stress = world.setup->publics[g].value.stress;
    std::int64_t change = 0;
    if (world.publics.displaced[g] > 0)
      change -= move_all(world, g, 1, chances_to_return(world, stress), luck);
    change += move_all(world, g, 0, chances_to_leave(world, stress, persons), luck);
    if (change == 0) continue;
    const auto away =
        static_cast<double>(static_cast<std::int64_t>(world.publics.displaced[g] * citizens + 0.5) + change);
    world.publics.displaced[g] = away / citizens;
  }
}

}  // namespace truce
