// One generation at a time: which parts it has follows from the generations before it.
#include "sim/cli/sweep_rounds.hpp"

#include <cstdio>
#include <filesystem>
#include <iostream>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/signals.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/generations.hpp"

namespace truce::cli {
namespace {

constexpr int go_on = 75;

// The generation under way: its plan, its folder and the parts that are there.
struct Round {
  GenerationState state;
  Plan plan;
  std::string folder;
  std::map<std::size_t, std::string> there;
};

Round round_of(const StudyWork& work) {
  Round round{look_at_generations(work.plan, work.folder), {}, "", {}};
  if (round.state.is_enough) return round;
  round.plan = generation_plan(work.plan, round.state.ends, round.state.present());
  round.folder = generation_folder(work.folder, round.state.present());
  if (std::filesystem::is_directory(round.folder)) round.there = find_parts(round.plan, round.folder);
  return round;
}

// "after 40 replicates the widest half interval of calm is 7.1, wanted 6"
std::string interval_words(const StudyWork& work, const GenerationState& state) {
  if (state.merged.empty()) return "";
  const StopSetup& stop = work.plan.replication.stop;
  char widest[40];
  std::snprintf(widest, sizeof widest, "%.4g", state.widest);
  return "after " + std::to_string(state.replicates()) + " replicates the widest half interval of " +
         stop.outcome + " is " + widest + ", wanted " + format_number(stop.half_width);
}

std::string generation_words(const Round& round) {
  return "generation " + std::to_string(round.state.present()) + " (" +
         std::to_string(round.plan.replicates) +
         " replicates a cell): " + std::to_string(round.there.size()) + " of " +
         std::to_string(round.plan.shards()) + " parts";
}

int print_status(const StudyWork& work) {
  const Round round = round_of(work);
  const bool joined = std::filesystem::exists(merged_path(work.folder));
  std::cout << work.folder << ": ";
  if (!round.state.merged.empty()) std::cout << interval_words(work, round.state) << "; ";
  if (round.state.is_enough)
    std::cout << "enough, " << (joined ? "merged" : "not merged") << "\n";
  else
    std::cout << generation_words(round) << "\n";
  if (round.state.is_enough && joined) return 0;
  std::cout << "go on with: " << work.again << "\n";
  return go_on;
}

int print_missing(const StudyWork& work) {
  const Round round = round_of(work);
  if (round.state.is_enough) return 0;
  for (std::size_t shard = 0; shard < round.plan.shards(); ++shard)
    if (!round.there.contains(shard)) std::cout << shard << "\n";
  return 0;
}

int verify(const StudyWork& work) {
  const GenerationState state = look_at_generations(work.plan, work.folder);
  Harvest all;
  for (std::size_t g = 0; g < state.ends.size(); ++g) {
    const std::string folder = generation_folder(work.folder, g);
    if (!std::filesystem::is_directory(folder)) break;
    const Plan plan = generation_plan(work.plan, state.ends, g);
    const Harvest one = verify_parts(plan, folder);
    std::cout << folder << ": " << find_parts(plan, folder).size() << " of " << plan.shards()
              << " parts, each as its name says, " << one.runs << " runs, " << one.failed << " failed\n";
    all.runs += one.runs;
    if (all.failed == 0) all.first_error = one.first_error;
    all.failed += one.failed;
  }
  return report_harvest(all);
}

int one_shard(const StudyWork& work, const Given& given) {
  make_folder(work.folder);
  settle_plan(work.plan, work.folder);
  const Round round = round_of(work);
  if (round.state.is_enough)
    throw UsageError("truce sweep: --shard: the study is finished (" + interval_words(work, round.state) +
                     "); no part is missing, merge with --merge");
  const auto last = static_cast<std::int64_t>(round.plan.shards()) - 1;
  const auto shard = static_cast<std::size_t>(given.whole("shard", 0, 0, last));
  make_folder(round.folder);
  settle_plan(round.plan, round.folder);
  const std::size_t failed =
      make_part(round.plan, shard, round.folder, this_program(), [] { return stop_signal() == 0; });
  if (failed == 0) return 0;
  std::cerr << failed << " runs of part " << shard << " failed\n";
  return 1;
}

int merge(const StudyWork& work, const Given& given) {
  const FolderLock lock(work.folder);
  settle_plan(work.plan, work.folder);
  const GenerationState state = merge_generation(work.plan, work.folder, this_program());
  const bool quiet = given.has("quiet");
  if (!quiet) std::cout << interval_words(work, state) << "\n";
  if (state.is_enough) {
    if (!quiet) std::cout << "written: " << merged_path(work.folder) << "\n";
    return report_harvest(count_runs(ResultsFile(merged_path(work.folder))));
  }
  if (!quiet)
    std::cout << generation_words(round_of(work)) << "; compute them with --shard (--missing names them)\n";
  return go_on;
}

}  // namespace

int sweep_rounds(const StudyWork& work, const Given& given) {
  if (given.has("status")) return print_status(work);
  if (given.has("missing")) return print_missing(work);
  if (given.has("verify")) return verify(work);
  return given.has("shard") ? one_shard(work, given) : merge(work, given);
}

}  // namespace truce::cli
