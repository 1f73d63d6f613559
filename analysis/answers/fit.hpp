// Logistic regression with a normal prior on some of its weights: the only fitting done in benchmark A.
#pragma once

#include <vector>

namespace truce::answers {

struct LogisticData {
  std::vector<std::vector<double>> features;  // one row an answer
  std::vector<int> yes;                       // 1 or 0
  std::vector<double> precision;              // 1 / prior variance of each weight around 0; 0 = free
};

// Weights at the maximum of likelihood times prior, by Newton's method (concave, so the only one); BugError
// if it does not settle in 200 steps.
[[nodiscard]] std::vector<double> fit_logistic(const LogisticData& data);

// 1 / (1 + exp(-x)).
[[nodiscard]] double logistic(double x);

}  // namespace truce::answers
