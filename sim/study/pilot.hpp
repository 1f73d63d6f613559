// A pilot: a few runs of a study, from which the size of its results is estimated.
#pragma once

#include <span>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/study/plan.hpp"

namespace truce {

// So many replicates of the first point under its first two levers, as one part; series of all of them.
[[nodiscard]] Plan pilot_plan(Plan plan, std::uint32_t replicates);

// Bytes of the merged file of `plan`, from the records of its pilot. A condition on runs is not counted on.
[[nodiscard]] double estimate_from(const Plan& plan, const Plan& pilot,
                                   const std::vector<RunRecord>& records);

// What each series of the pilot (in its order) adds to the merged file of `plan`.
[[nodiscard]] std::vector<double> series_bytes_from(const Plan& plan, const Plan& pilot,
                                                    const std::vector<RunRecord>& records);

}  // namespace truce
