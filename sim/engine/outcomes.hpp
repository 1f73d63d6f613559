// Outcomes: one number a run, fixed before any comparison (ruling H7), computed from events and counts.
#pragma once

#include <vector>

#include "sim/engine/calm.hpp"
#include "sim/engine/run_record.hpp"
#include "sim/world/world.hpp"

namespace truce {

[[nodiscard]] std::vector<OutcomeSpec> outcome_specs(const ScenarioSetup& setup);
// `at_start` are the rows of the table of reputations taken at step 0; without them their change is missing.
[[nodiscard]] std::vector<double> outcome_values(const World& world, const CalmMeter& calm,
                                                 const TableRows& at_start);

}  // namespace truce
