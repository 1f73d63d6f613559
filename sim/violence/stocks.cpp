// Stock accounting in whole events; a stock of -1 has no limit.
#include "sim/violence/stocks.hpp"

#include "sim/formula/stock.hpp"
#include "sim/violence/address.hpp"

namespace truce {
namespace {

void account(World& world, std::size_t s, Draws draws) {
  const StreamSetup& setup = world.setup->streams[s].value;
  Streams& streams = world.streams;
  const auto stock = static_cast<std::int64_t>(streams.stock[s]);
  formula::StockFlows flows{.launched = streams.events_step[s], .destroyed = 0, .produced = 0};
  if (const int other = row_of(world.setup->streams, setup.destroyed_by); other >= 0) {
    const auto strikes = static_cast<double>(streams.events_step[static_cast<std::size_t>(other)]);
    flows.destroyed =
        formula::draw_destroyed(stock - flows.launched, setup.destroyed_per_event, strikes, draws);
  }
  if (world.parties.holds[streams.party[s]] != 0)
    flows.produced = draws.poisson(setup.production_per_day / 24 * world.clock.step_hours);
  streams.stock[s] = static_cast<double>(formula::next_stock(stock, flows));
  streams.destroyed[s] += static_cast<double>(flows.destroyed);
  streams.produced[s] += static_cast<double>(flows.produced);
}

}  // namespace

void Stocks::apply(World& world, const Luck& luck) const {
  for (std::size_t s = 0; s < rows_of(world.streams); ++s)
    if (world.streams.stock[s] >= 0)
      account(world, s, luck.at(Stream::stock_destruction, violence::stream_address(world, s)));
}

}  // namespace truce
