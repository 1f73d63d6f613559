// truce sweep: a study in parts, resumed by the same command, merged into one results file.
#include <filesystem>
#include <functional>
#include <iostream>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/study_work.hpp"
#include "sim/cli/sweep_rounds.hpp"
#include "sim/engine/runs.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/generations.hpp"
#include "sim/study/ranks.hpp"

namespace truce::cli {
namespace {

int print_status(const StudyWork& work) {
  const bool begun = std::filesystem::is_directory(work.folder);
  const std::size_t there = begun ? find_parts(work.plan, work.folder).size() : 0;
  const bool merged = begun && std::filesystem::exists(merged_path(work.folder));
  std::cout << work.folder << ": " << there << " of " << work.plan.shards() << " parts, "
            << (merged ? "merged" : "not merged") << "\n";
  if (there == work.plan.shards() && merged) return 0;
  std::cout << "go on with: " << work.again << "\n";
  return 75;
}

// One number a line, for job arrays.
int print_missing(const StudyWork& work) {
  const bool begun = std::filesystem::is_directory(work.folder);
  const auto there = begun ? find_parts(work.plan, work.folder) : std::map<std::size_t, std::string>{};
  for (std::size_t shard = 0; shard < work.plan.shards(); ++shard)
    if (!there.contains(shard)) std::cout << shard << "\n";
  return 0;
}

int verify(const StudyWork& work) {
  const Harvest harvest = verify_parts(work.plan, work.folder);
  std::cout << work.folder << ": " << find_parts(work.plan, work.folder).size() << " of "
            << work.plan.shards() << " parts, each as its name says, " << harvest.runs << " runs, "
            << harvest.failed << " failed\n";
  return report_harvest(harvest);
}

int one_shard(const StudyWork& work, const Given& given) {
  const auto last = static_cast<std::int64_t>(work.plan.shards()) - 1;
  const auto shard = static_cast<std::size_t>(given.whole("shard", 0, 0, last));
  make_folder(work.folder);
  settle_plan(work.plan, work.folder);
  const std::size_t failed =
      make_part(work.plan, shard, work.folder, this_program(), [] { return stop_signal() == 0; });
  if (failed > 0) std::cerr << failed << " runs of part " << shard << " failed\n";
  return failed > 0 ? 1 : 0;
}

int whole(const StudyWork& work, const Given& given) {
  announce(work, given);
  const auto harvest = sweep_watched(work, given);
  if (!harvest) return stop_code(work);
  if (!given.has("quiet")) std::cout << "written: " << merged_path(work.folder) << "\n";
  return report_harvest(*harvest);
}

Harvest generations_by_ranks(const StudyWork& work, const Given& given, Ranks& ranks,
                             const std::function<Harvest(const Plan&, const std::string&)>& by_ranks) {
  GenerationHands hands;
  hands.leads = ranks.rank() == 0;
  hands.sweep = by_ranks;
  hands.agree = [&](bool word) { return ranks.agree(word); };
  hands.after = [&](std::uint32_t replicates, double widest) {
    tell_generation(work, given, replicates, widest);
  };
  return sweep_generations(work.plan, work.folder, this_program(), hands);
}

// Under mpirun or srun rank 0 speaks, the others only work.
int work_as_rank(const Given& given, Ranks& ranks) {
  const StudyWork work = study_work(given, "sweep", ranks.size_here());
  if (ranks.rank() == 0) announce(work, given);
  try {
    const SweepHooks hooks{[] { return stop_signal() == 0; }, {}};
    const auto by_ranks = [&](const Plan& plan, const std::string& folder) {
      return ranks.sweep(plan, folder, this_program(), hooks);
    };
    const Harvest harvest = work.plan.replication.stops() ? generations_by_ranks(work, given, ranks, by_ranks)
                                                          : by_ranks(work.plan, work.folder);
    if (ranks.rank() > 0) return 0;
    if (!given.has("quiet")) std::cout << "written: " << merged_path(work.folder) << "\n";
    return report_harvest(harvest);
  } catch (const Stopped&) {
    return stop_code(work);
  }
}

int over_ranks(const Given& given) {
  Ranks ranks;
  try {
    return work_as_rank(given, ranks);
  } catch (const InputError&) {
    if (ranks.rank() == 0) throw;
    return 0;  // every rank found the same faults; one tells them
  }
}

int in_rounds(const StudyWork& work, const Given& given) {
  try {
    return sweep_rounds(work, given);
  } catch (const Stopped&) {
    std::cerr << "truce: stopped; the part in flight is dropped, give the same command again\n";
    return 128 + stop_signal();
  }
}

int run(const Given& given) {
  int ways = 0;
  for (const char* way : {"shard", "status", "missing", "verify", "merge"}) ways += given.has(way) ? 1 : 0;
  if (ways > 1)
    throw UsageError(
        "truce sweep: --shard, --status, --missing, --verify and --merge exclude each other; give one");
  if (ways == 0 && started_by_mpi()) return over_ranks(given);
  const StudyWork work = study_work(given, "sweep");
  if (work.plan.replication.stops() && ways > 0) return in_rounds(work, given);
  if (given.has("status")) return print_status(work);
  if (given.has("missing")) return print_missing(work);
  if (given.has("verify")) return verify(work);
  try {
    if (given.has("shard")) return one_shard(work, given);
    if (!given.has("merge")) return whole(work, given);
    const FolderLock lock(work.folder);
    settle_plan(work.plan, work.folder);
    const Harvest harvest = merge_parts(work.plan, work.folder);
    if (!given.has("quiet")) std::cout << "written: " << merged_path(work.folder) << "\n";
    return report_harvest(harvest);
  } catch (const Stopped&) {
    return stop_code(work);
  }
}

}  // namespace

Command sweep_command() {
  return {
      {"sweep",
       "a study: a grid of scenarios and alternatives, in parts, resumed by the same command",
       "STUDY",
       1,
       1,
       {{"output,o", "DIR", "folder of plan, parts and results.h5 (default: name of the study with .sweep)"},
        {"threads", "N", "threads (default: all); results do not depend on it"},
        {"shard", "K", "compute part K only (0, 1, ...), without the lock: for job arrays"},
        {"status", "", "say how many parts are there; exit 75 when some are missing"},
        {"missing", "", "print the numbers of the parts that are missing, one a line"},
        {"verify", "", "open every part and compare it with its name and the plan"},
        {"merge", "", "only merge the parts that are there"},
        {"yes", "", "more than 10,000 cells are meant"},
        {"status-file", "FILE",
         "keep rate, time left, parts and failures in this file, as JSON, while it works"},
        {"quiet", "", "print nothing but faults"}}},
      run};
}

}  // namespace truce::cli
