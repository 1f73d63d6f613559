// Outcomes: one number a run, fixed before any comparison (ruling H7), computed from events and counts.
#pragma once

#include <vector>

#include "sim/engine/calm.hpp"
#include "sim/engine/run_record.hpp"
#include "sim/world/world.hpp"

namespace truce {

[[nodiscard]] std::vector<OutcomeSpec> outcome_specs(const ScenarioSetup& setup);
// Deaths by public and fighters killed by party to day 60, of runs that last longer.
struct TollDay60 {
  std::vector<double> deaths;
  std::vector<double> fighters;
};

// `at_start` are the rows of the table of reputations taken at step 0; without them their change is missing.
[[nodiscard]] std::vector<double> outcome_values(const World& world, const CalmMeter& calm,
                                                 const TableRows& at_start, const TollDay60& toll = {});

}  // namespace truce
