// Removal posterior over all days of search of a set of works, recomputed when a day of search was added.
#include "sim/violence/tunnel_belief.hpp"

#include <algorithm>
#include <vector>

#include "sim/formula/search_belief.hpp"

namespace truce {
namespace {

void book_day(World& world, std::size_t w, std::int32_t found, double effort_hours) {
  const std::size_t row = append_row(world.searches);
  world.searches.works[row] = static_cast<std::int32_t>(w);
  world.searches.found_before[row] = world.works.found[w] - found;
  world.searches.found[row] = found;
  world.searches.effort_hours[row] = effort_hours;
}

void believe(World& world, std::size_t w) {
  std::vector<formula::SearchInterval> days;
  for (std::size_t row = 0; row < rows_of(world.searches); ++row)
    if (world.searches.works[row] == static_cast<std::int32_t>(w))
      days.push_back({world.searches.effort_hours[row], world.searches.found[row]});
  const TunnelsSetup& setup = world.setup->tunnels[w].value;
  const formula::SearchPrior prior{.rate_per_day = setup.prior_rate_per_day,
                                   .log_spread = setup.prior_spread,
                                   .largest_count = std::max(setup.most, world.works.found[w] + 1)};
  const formula::SearchBelief belief = formula::search_belief(days, prior);
  world.works.believed_low[w] = static_cast<double>(belief.quantile(0.05));
  world.works.believed_median[w] = static_cast<double>(belief.quantile(0.5));
  world.works.believed_high[w] = static_cast<double>(belief.quantile(0.95));
  world.works.left_share[w] = belief.share_left(world.works.destroyed[w]);
}

}  // namespace

void TunnelBelief::start(World& world, const Luck&) const {
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    const TunnelsSetup& setup = world.setup->tunnels[w].value;
    if (setup.known > 0) book_day(world, w, setup.known, setup.searched_before_hours);
    believe(world, w);
  }
}

void TunnelBelief::apply(World& world, const Luck&) const {
  const double periods = world.clock.hour() / every_hours;
  const double before = (world.clock.hour() - world.clock.step_hours) / every_hours;
  if (static_cast<std::int64_t>(periods) == static_cast<std::int64_t>(before)) return;
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    if (world.works.effort_day[w] <= 0) continue;
    book_day(world, w, world.works.found_day[w], world.works.effort_day[w]);
    world.works.found_day[w] = 0;
    world.works.effort_day[w] = 0;
    believe(world, w);
  }
}

}  // namespace truce
