// The scenarios that the invariance tests run, and how they run them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/runs.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce::testing {

// A shipped scenario with a shortened horizon, so that a run takes a fraction of a second.
struct Case {
  const char* name;
  const char* file;
  const char* horizon;
};
inline constexpr Case cases[] = {{"minimal", "minimal.yaml", "clock.horizon_hours=200"},
                                 {"two_parties", "two_parties.yaml", "clock.horizon_hours=200"},
                                 {"gaza_2014_recorded", "gaza_2014_recorded.yaml", "clock.horizon_hours=300"},
                                 {"article_window", "article_window.yaml", "clock.horizon_hours=150"}};
inline void PrintTo(const Case& shown, std::ostream* out) { *out << shown.name; }

inline Scenario load(const Case& chosen, std::vector<std::string> overrides = {}) {
  overrides.insert(overrides.begin(), chosen.horizon);
  return load_scenario(std::string(TRUCE_SOURCE_DIR) + "/scenarios/" + chosen.file, overrides);
}

inline RunPlan plan_of(const Scenario& scenario, std::uint64_t seed = 7) {
  RunPlan plan;
  plan.setup = scenario.setup();
  plan.pipeline = std::make_shared<const Pipeline>(scenario.mechanisms);
  plan.seed = seed;
  return plan;
}

// The state hashes of one run, as text: a mark a line.
inline std::string marks_text(const RunRecord& run) {
  std::string text = run.error;
  for (const StateMark& mark : run.marks) text += std::to_string(mark.step) + " " + mark.hash.hex() + "\n";
  return text;
}
inline std::string marks_of(const RunPlan& plan, std::uint32_t replicate = 0) {
  return marks_text(run_one(plan, replicate));
}
inline std::string marks_of(const Scenario& scenario) { return marks_of(plan_of(scenario)); }

}  // namespace truce::testing
