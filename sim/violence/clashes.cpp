// A Poisson count a step; a clash breaks the halt because both sides hold it to be grave (hostile_acts.cpp).
#include "sim/violence/clashes.hpp"

#include "sim/violence/address.hpp"

namespace truce {
namespace {

bool is_contested(const World& world, std::size_t w) {
  const std::int32_t halt = world.parties.halt[world.works.searcher[w]];
  return halt >= 0 && world.arrangements.work_contested[static_cast<std::size_t>(halt)] != 0;
}

}  // namespace

void Clashes::apply(World& world, const Luck& luck) const {
  Works& works = world.works;
  for (std::size_t w = 0; w < rows_of(works); ++w) {
    works.clashes_step[w] = 0;
    works.clash_searcher_deaths_step[w] = 0;
    works.clash_owner_deaths_step[w] = 0;
    if (works.effort[w] <= 0 || !is_contested(world, w)) continue;
    Draws draws = luck.at(Stream::clash, violence::works_address(world, w));
    const std::int64_t clashes = draws.poisson(per_day / 24 * works.effort[w] * world.clock.step_hours);
    if (clashes == 0) continue;
    const auto number = static_cast<double>(clashes);
    const std::int64_t soldiers = draws.negative_binomial(number * searcher_deaths, number * deaths_size);
    const std::int64_t fighters = draws.negative_binomial(number * owner_deaths, number * deaths_size);
    works.clashes_step[w] = static_cast<std::int32_t>(clashes);
    works.clashes[w] += static_cast<std::int32_t>(clashes);
    works.clash_searcher_deaths_step[w] = static_cast<double>(soldiers);
    works.clash_owner_deaths_step[w] = static_cast<double>(fighters);
  }
}

}  // namespace truce
