// A pilot: a few runs of a study, from which the size of its results is estimated.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/study/plan.hpp"

namespace truce {

// So many replicates of the first point under its first two levers, as one part; series of all of them.
[[nodiscard]] Plan pilot_plan(Plan plan, std::uint32_t replicates);

// How many runs of a pilot meet the study's condition on series, and for what share of all runs an estimate
// counts: the upper end of the 95 % interval (Wilson 1927). Without a condition all.
struct ConditionShare {
  std::size_t met = 0;
  std::size_t runs = 0;
  double counted = 1;
};
[[nodiscard]] ConditionShare condition_share(const Plan& plan, const std::vector<RunRecord>& records);

// "2 of 16 pilot runs meet the condition, counted as 36 % of all"; empty without a condition.
[[nodiscard]] std::string condition_words(const Plan& plan, const ConditionShare& share);

// Bytes of the merged file of `plan`, from the records of its pilot.
[[nodiscard]] double estimate_from(const Plan& plan, const Plan& pilot,
                                   const std::vector<RunRecord>& records);

// What each series of the pilot (in its order) adds to the merged file of `plan`.
[[nodiscard]] std::vector<double> series_bytes_from(const Plan& plan, const Plan& pilot,
                                                    const std::vector<RunRecord>& records);

}  // namespace truce
