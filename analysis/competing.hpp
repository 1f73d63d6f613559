// Which of several ends comes first, and when, while in some runs none has come yet: competing risks.
#pragma once

#include <span>

#include "analysis/paired.hpp"

namespace truce {

// The time of the first end and its cause, counted from 1; cause 0 = none came up to that time (censored).
struct CompetingTime {
  double time = 0;
  int cause = 0;
};

// The share in which a cause has come first by a time.
struct Incidence {
  double share = 0;
  double error = 0;           // standard error, delta method (Marubini and Valsecchi 1995)
  Interval interval;          // 95 %: Wilson's while nothing is censored, else log-log; NaN at 0 and 1 then
  bool was_followed = false;  // whether anything was followed so long, or all had ended before
};

// The Aalen-Johansen (1978) estimate: an end by another cause stops the clock and is no censoring, so the
// shares of all causes add up to one less what lasts. NaN for no times.
[[nodiscard]] Incidence incidence_at(std::span<const CompetingTime> times, int cause, double time);

// Log-rank test of equal rates of one cause in two groups, the other causes censored.
[[nodiscard]] double cause_log_rank_p(std::span<const CompetingTime> a, std::span<const CompetingTime> b,
                                      int cause);

}  // namespace truce
