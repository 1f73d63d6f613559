// Closed forms of bargaining and war: ultimatum, ruin, attrition, commitment, Nash product (model.md 3.1).
#pragma once

#include <span>

namespace truce::formula {

// One demand by A when B's cost of war is uniform on [0, C] (Fearon 1995). All in shares of the prize.
struct UltimatumInputs {
  double winning_chance = 0.5;  // p of A
  double own_cost = 0.1;        // c_A
  double largest_cost = 0.3;    // C > 0
};
struct Ultimatum {
  double demand = 0;      // x* = p + (C - c_A) / 2, kept in 0-1
  double war_chance = 0;  // (C - c_A) / (2 C), kept in 0-1; that of the demand before it is kept in 0-1
};
[[nodiscard]] Ultimatum ultimatum(const UltimatumInputs& inputs);

// [1 - (q/p)^k] / [1 - (q/p)^K]: chance to win all K forts from k, one won or lost a battle with chance p, q
// = 1 - p (Slantchev 2003); k/K at p = 1/2. 0 <= k <= K, K > 0, 0 < p < 1.
[[nodiscard]] double gamblers_ruin(double win_chance, int held, int all);

// War of attrition (Hendricks, Weiss & Wilson 1988): cost per time and value of winning of each side, all >
// 0.
struct AttritionSide {
  double cost = 1;
  double value = 1;
};
// Hazard per time at which one side concedes: the *other* side's cost over value, c_j / v_j.
[[nodiscard]] double concession_hazard(const AttritionSide& other);
// 1 / (c_1 / v_1 + c_2 / v_2): expected length.
[[nodiscard]] double attrition_length(const AttritionSide& first, const AttritionSide& second);

// With a deadline at which who still holds out concedes rather than lose the prize: share of concessions that
// come within the last `late` of `deadline`, exp(-(h_1 + h_2) (deadline - late)); a share late / deadline would
// be an even spread. 0 <= late <= deadline, in the time unit of the costs.
[[nodiscard]] double conceded_late(const AttritionSide& first, const AttritionSide& second, double deadline,
                                   double late);

// Chance that the first side outlasts the second when each round they collapse with chances k1, k2; a joint
// collapse counts half (Powell 2004). Chances in [0, 1], not both 0.
[[nodiscard]] double outlasting_chance(double first_collapse, double second_collapse);

// Does a shift of power make fighting now rational: d M2' - M2 > B - (M1 + M2) (Powell 2006)?
struct PowerShift {
  double discount = 1;      // d per period, 0-1
  double first_now = 0;     // M1: what the first side can lock in by fighting
  double second_now = 0;    // M2
  double second_later = 0;  // M2 next period
  double flow = 1;          // B: all there is to share
};
[[nodiscard]] bool commitment_fails(const PowerShift& shift);

// Product of gains over disagreement, 0 as soon as one gain is not positive (Nash 1950).
[[nodiscard]] double nash_product(std::span<const double> gains);

// The least of some numbers, e.g. of acceptance chances; +1 for none.
[[nodiscard]] double least_chance(std::span<const double> chances);

}  // namespace truce::formula
