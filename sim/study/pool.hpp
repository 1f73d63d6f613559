// Working through a plan: the missing parts one after another, each on all threads, under the folder's lock.
#pragma once

#include <functional>
#include <string>

#include "sim/study/merge.hpp"
#include "sim/study/plan.hpp"
#include "sim/study/shard.hpp"

namespace truce {

struct SweepHooks {
  AfterStep after_step;  // see shard.hpp
  // Told when a part is there, one at a time, from any thread, while runs of the next part are under way.
  std::function<void(std::size_t there, std::size_t in_all, std::size_t failed_runs)> after_part;
};

// Computes what is missing and merges. Whatever stops it, the same call goes on where it stopped: parts are
// whole or not there. Throws RecordError(busy) when another process sweeps the folder, Stopped when asked to
// stop.
Harvest sweep(const Plan& plan, const std::string& folder, const Program& program, const SweepHooks& hooks);

}  // namespace truce
