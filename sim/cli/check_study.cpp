// What `truce check` says of a study: its size, and with --probe the time and bytes of one run.
#include <chrono>
#include <cstdio>
#include <iostream>

#include "sim/base/parallel.hpp"
#include "sim/cli/study_work.hpp"
#include "sim/record/writer.hpp"

namespace truce::cli {
namespace {

// One run of the first cell, written as a file in memory: seconds and bytes of that.
void print_probe(Plan plan) {
  plan.replicates = 1;
  plan.shard_runs = 1;
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<RunRecord> records = compute_shard(plan, 0, {});
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  const std::size_t bytes =
      build_image(study_spec(plan), records, study_provenance(plan, this_program())).size();
  char text[80];
  std::snprintf(text, sizeof text, "%.3g s and %.0f kB a run", taken.count(),
                static_cast<double>(bytes) / 1000.0);
  std::cout << "  probe: " << text;
}

}  // namespace

void print_study_check(const std::string& path, bool probe, bool may_be_large) {
  const Plan plan = make_plan(read_study(path, may_be_large));
  std::cout << path << ": good; " << plan.runs() << " runs (" << plan.points.size() << " points, "
            << plan.levers.size() << " levers, " << plan.replicates << " replicates), " << plan.shards()
            << " parts of up to " << plan.shard_runs << " runs, at most "
            << size_text(estimate_study_bytes(plan)) << " before compression\n";
  if (!probe) return;
  print_probe(plan);
  std::cout << "; times " << plan.runs() << " runs, over the threads that work\n";
}

}  // namespace truce::cli
