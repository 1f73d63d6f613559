// Outcomes: one number a run, fixed before any comparison (ruling H7), computed from events and counts.
#pragma once

#include <vector>

#include "sim/engine/calm.hpp"
#include "sim/engine/run_record.hpp"
#include "sim/world/world.hpp"

namespace truce {

[[nodiscard]] std::vector<OutcomeSpec> outcome_specs(const ScenarioSetup& setup);
[[nodiscard]] std::vector<double> outcome_values(const World& world, const CalmMeter& calm);

}  // namespace truce
