// The loop over missing parts: the file of one is built on one thread while the others have begun the next.
#include "sim/study/pool.hpp"

#include <optional>
#include <utility>

#include "sim/base/parallel.hpp"
#include "sim/study/folder.hpp"

namespace truce {
namespace {

class Sweeper {
 public:
  Sweeper(const Plan& plan, const std::string& folder, const Program& program, const SweepHooks& hooks)
      : plan_(plan), folder_(folder), program_(program), hooks_(hooks) {}

  void work() {
    const auto there = find_parts(plan_, folder_);
    done_ = there.size();
    try {
      for (std::size_t shard = 0; shard < plan_.shards(); ++shard)
        if (!there.contains(shard)) compute(shard);
    } catch (...) {
      publish();
      throw;
    }
    publish();
  }

 private:
  struct Computed {
    std::size_t shard = 0;
    std::vector<RunRecord> records;
  };

  void compute(std::size_t shard) {
    std::vector<RunRecord> records = compute_shard(plan_, shard, hooks_.after_step, [this] { publish(); });
    waiting_ = Computed{shard, std::move(records)};
    if (threads_in_use() == 1) publish();  // nothing is won by holding two parts
  }

  // The part that waits, if there is one. It is tried once.
  void publish() {
    if (!waiting_) return;
    const Computed one = *std::exchange(waiting_, std::nullopt);
    const std::size_t failed = publish_part(plan_, one.shard, one.records, folder_, program_);
    ++done_;
    if (hooks_.after_part) hooks_.after_part(done_, plan_.shards(), failed);
  }

  const Plan& plan_;
  const std::string& folder_;
  const Program& program_;
  const SweepHooks& hooks_;
  std::optional<Computed> waiting_;
  std::size_t done_ = 0;
};

}  // namespace

Harvest sweep(const Plan& plan, const std::string& folder, const Program& program, const SweepHooks& hooks) {
  const FolderLock lock(folder);
  settle_plan(plan, folder);
  sweep_up(folder);
  require_same_program(plan, folder, program);
  Sweeper(plan, folder, program, hooks).work();
  return merge_parts(plan, folder);
}

}  // namespace truce
