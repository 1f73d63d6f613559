// Stock and search accounting (Lanchester 1916 practice; Koopman 1956; model.md 2.2).
#include "sim/formula/stock.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {

double stock_capacity(double stock, double initial_stock, double half_point) {
  require(initial_stock > 0 && half_point > 0, "a stock's start and half point are positive");
  if (stock <= 0) {
    return 0;
  }
  return (stock / (stock + half_point)) / (initial_stock / (initial_stock + half_point));
}

double suppression(double sigma, double strikes_per_hour) { return det::exp(-sigma * strikes_per_hour); }

double destruction_probability(double destroyed_per_strike, double strikes, std::int64_t stock) {
  if (stock <= 0) {
    return 0;
  }
  return -det::expm1(-destroyed_per_strike * strikes / static_cast<double>(stock));
}

std::int64_t draw_destroyed(std::int64_t stock, double destroyed_per_strike, double strikes, Draws& draws) {
  const double chance = destruction_probability(destroyed_per_strike, strikes, stock);
  return chance > 0 ? draws.binomial(stock, chance) : 0;
}

std::int64_t next_stock(std::int64_t stock, const StockFlows& flows) {
  const std::int64_t next = stock - flows.launched - flows.destroyed + flows.produced;
  require(flows.launched >= 0 && flows.destroyed >= 0 && flows.produced >= 0,
          "flows of a stock are not negative");
  require(next - flows.produced >= 0, "a stock gives no more than it holds");
  return next;
}

double find_probability(double rate_per_hour, double effort, double hours) {
  return -det::expm1(-rate_per_hour * effort * hours);
}

double expected_found(double sites, double shape, double rate_hours, double hours) {
  require(shape > 0 && rate_hours > 0 && hours >= 0, "a spread of ease has positive shape and rate");
  return sites * (1 - det::pow(rate_hours / (rate_hours + hours), shape));
}

}  // namespace truce::formula
