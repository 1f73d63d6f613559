// What a mediator can make a party gain or lose by its answer (model.md 4.2; rulings M1, M7).
#pragma once

#include <span>

namespace truce::formula {

// One lead mediator's hold on one decider.
struct Hold {
  double leverage = 0;        // of relations.csv, -1 to 1; negative backfires and counts 0 here
  double deliverability = 1;  // 0-1
  double effort = 1;          // 0-1
};

// utils x mean over lead mediators of max(leverage, 0) x deliverability x effort; 0 without any. M1 takes
// utils = .25.
[[nodiscard]] double mean_leverage(std::span<const Hold> leads, double utils);

// L_max F / (F + F_half): leverage of a patron paying F million USD a month (defaults L_max .20, F_half
// 20; 8.2).
[[nodiscard]] double patron_leverage(double funding, double half_funding, double most);

}  // namespace truce::formula
