// A shard: consecutive runs of a plan; its part is a pure function of the plan and the shard's number.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/study/plan.hpp"

namespace truce {

// Which program computes; stands in every part.
struct Program {
  std::string version;
  std::string commit;
  std::string compiler;
};

// Told after every step of every run, from any thread; false = stop. Must not throw.
using AfterStep = std::function<bool()>;

// What a results file of the study says of its origin; the plan stands in its options text.
[[nodiscard]] Provenance study_provenance(const Plan& plan, const Program& program);

// The runs of a shard in order, side by side on all threads unless citizens are many (ruling E4). Throws
// Stopped.
// `beside` is work of another kind that is done on one of the threads while the runs are on the others.
[[nodiscard]] std::vector<RunRecord> compute_shard(const Plan& plan, std::size_t shard,
                                                   const AfterStep& after_step,
                                                   const std::function<void()>& beside = {});

// Publishes the part of a shard with these records, unless it is there. Returns the number of failed runs.
std::size_t publish_part(const Plan& plan, std::size_t shard, const std::vector<RunRecord>& records,
                         const std::string& folder, const Program& program);

// Computes a shard and publishes its part in the folder, unless it is there. Returns the number of failed
// runs.
std::size_t make_part(const Plan& plan, std::size_t shard, const std::string& folder, const Program& program,
                      const AfterStep& after_step);

}  // namespace truce
