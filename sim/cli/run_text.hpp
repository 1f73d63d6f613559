// What `truce run` prints about its runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/engine/run_record.hpp"
#include "sim/world/scenario_setup.hpp"

namespace truce::cli {

// A line a stream and one of truces, then the outcomes; failed runs are left out.
void print_runs(const RecordSpec& spec, const std::vector<RunRecord>& runs, const ScenarioSetup& setup);

// The command that makes one of the runs alone, with the same numbers.
[[nodiscard]] std::string repeating_words(const Given& given, std::uint64_t seed, std::int32_t replicate);

// Says on standard error which runs failed, why, and how to repeat the first of them; 1 when one did, else 0.
[[nodiscard]] int report_failures(const Given& given, const std::vector<RunRecord>& runs, std::uint64_t seed);

}  // namespace truce::cli
