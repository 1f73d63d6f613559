// How long things last when some still last at the end: Kaplan-Meier curves and the log-rank test.
#pragma once

#include <span>
#include <vector>

#include "analysis/paired.hpp"

namespace truce {

// A duration; without an end it is censored: it lasted at least so long.
struct Duration {
  double length = 0;
  bool ended = true;
};

// The curve after one moment at which something ended or was censored.
struct SurvivalStep {
  double time = 0;
  double at_risk = 0;
  double ends = 0;
  double survival = 1;
  double error = 0;   // Greenwood (1926), of the survival
  Interval interval;  // 95 %, log-log (Kalbfleisch and Prentice 1980); NaN at 0 and 1
};

// The Kaplan-Meier (1958) estimate, one step for each distinct length, in order.
[[nodiscard]] std::vector<SurvivalStep> kaplan_meier(std::span<const Duration> durations);

// The last step at or before `time`; the start (survival 1) when there is none.
[[nodiscard]] SurvivalStep survival_at(std::span<const SurvivalStep> curve, double time);

// The first length by which half has ended; NaN when half never has.
[[nodiscard]] double median_duration(std::span<const SurvivalStep> curve);

// The log-rank test (Mantel 1966) of equal survival in two or more groups.
struct LogRank {
  double chi_square = 0;
  int degrees = 0;
  double p_value = 1;
};
[[nodiscard]] LogRank log_rank(std::span<const std::vector<Duration>> groups);

}  // namespace truce
