// The loop over missing parts.
#include "sim/study/pool.hpp"

#include "sim/study/folder.hpp"

namespace truce {

Harvest sweep(const Plan& plan, const std::string& folder, const Program& program, const SweepHooks& hooks) {
  const FolderLock lock(folder);
  settle_plan(plan, folder);
  sweep_up(folder);
  require_same_program(plan, folder, program);
  const auto there = find_parts(plan, folder);
  std::size_t done = there.size();
  for (std::size_t shard = 0; shard < plan.shards(); ++shard) {
    if (there.contains(shard)) continue;
    const std::size_t failed = make_part(plan, shard, folder, program, hooks.after_step);
    ++done;
    if (hooks.after_part) hooks.after_part(done, plan.shards(), failed);
  }
  return merge_parts(plan, folder);
}

}  // namespace truce
