// Closed forms with published values as tests.
#include "sim/formula/bargaining.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

double unit(double x) { return x < 0 ? 0.0 : (x > 1 ? 1.0 : x); }

}  // namespace

Ultimatum ultimatum(const UltimatumInputs& in) {
  require(in.largest_cost > 0, "the largest cost of war is positive");
  const double spread = in.largest_cost - in.own_cost;
  return {unit(in.winning_chance + spread / 2), unit(spread / (2 * in.largest_cost))};
}

double gamblers_ruin(double win_chance, int held, int all) {
  require(win_chance > 0 && win_chance < 1, "a battle can go either way");
  require(all > 0 && held >= 0 && held <= all, "a side holds between none and all");
  const double odds = (1 - win_chance) / win_chance;
  if (odds == 1) {
    return static_cast<double>(held) / all;
  }
  const double log_odds = det::log(odds);
  return det::expm1(held * log_odds) / det::expm1(all * log_odds);
}

double concession_hazard(const AttritionSide& other) {
  require(other.cost > 0 && other.value > 0,
          "in a war of attrition waiting costs and winning is worth something");
  return other.cost / other.value;
}

double attrition_length(const AttritionSide& first, const AttritionSide& second) {
  return 1 / (concession_hazard(first) + concession_hazard(second));
}

double conceded_late(const AttritionSide& first, const AttritionSide& second, double deadline, double late) {
  require(late >= 0 && late <= deadline, "the last part of a span is no longer than the span");
  return det::exp(-(concession_hazard(first) + concession_hazard(second)) * (deadline - late));
}

double outlasting_chance(double first_collapse, double second_collapse) {
  const double both = first_collapse * second_collapse;
  const double any = first_collapse + second_collapse - both;
  require(any > 0, "somebody collapses in the end");
  return (second_collapse - both / 2) / any;
}

bool commitment_fails(const PowerShift& shift) {
  return shift.discount * shift.second_later - shift.second_now >
         shift.flow - (shift.first_now + shift.second_now);
}

double nash_product(std::span<const double> gains) {
  double product = 1;
  for (const double gain : gains) {
    product *= gain > 0 ? gain : 0.0;
  }
  return product;
}

double least_chance(std::span<const double> chances) {
  double least = 1;
  for (const double chance : chances) {
    least = chance < least ? chance : least;
  }
  return least;
}

}  // namespace truce::formula
