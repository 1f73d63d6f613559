// The shared work of sweep and compare.
#include "sim/cli/study_work.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <thread>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/status_file.hpp"
#include "sim/cli/version.hpp"
#include "sim/engine/runs.hpp"
#include "sim/scenario/plain_text.hpp"
#include "sim/study/budget.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/generations.hpp"
#include "sim/study/pilot.hpp"
#include "sim/study/pool.hpp"

namespace truce::cli {
namespace {

// Runs whose part is not there yet.
std::size_t missing_runs(const Plan& plan, const std::string& folder) {
  std::size_t missing = 0;
  const auto there = find_parts(plan, folder);
  for (std::size_t shard = 0; shard < plan.shards(); ++shard)
    if (!there.contains(shard)) missing += std::min(plan.shard_runs, plan.runs() - shard * plan.shard_runs);
  return missing;
}

StatusFile::Work status_work(const StudyWork& work, std::size_t missing) {
  return {work.plan.name,         work.folder,
          work.plan.runs(),       missing,
          work.plan.shards(),     find_parts(work.plan, work.folder).size(),
          work.plan.steps_a_run()};
}

}  // namespace

StudyWork study_work(const Given& given, const std::string& command, int processes) {
  const int own = std::max(1, static_cast<int>(std::thread::hardware_concurrency()) / processes);
  use_threads(static_cast<int>(given.whole("threads", own, 1, 1024)));
  StudyWork work{make_plan(read_study(given.words[0], given.has("yes"))), "", ""};
  work.folder = given.text("output", work.plan.name + ".sweep");
  work.again = "truce " + command + " " + given.words[0] + (given.has("output") ? " -o " + work.folder : "");
  return work;
}

std::string size_text(std::size_t bytes) {
  char text[40];
  std::snprintf(text, sizeof text, "%.1f MiB", static_cast<double>(bytes) / 1048576.0);
  return text;
}

void announce(const StudyWork& work, const Given& given) {
  if (given.has("quiet")) return;
  const Plan& plan = work.plan;
  std::cerr << (plan.title.empty() ? plan.name : plan.title) << ": " << plan.runs() << " runs ("
            << plan.points.size() << (plan.points.size() == 1 ? " point, " : " points, ")
            << plan.levers.size() << (plan.levers.size() == 1 ? " lever, " : " levers, ") << plan.replicates
            << " replicates) in " << plan.shards() << (plan.shards() == 1 ? " part" : " parts")
            << ", at most " << size_text(estimate_study_bytes(plan)) << " before compression\n";
  if (plan.budget.bytes > 0) std::cerr << budget_words(plan) << "\n";
}

int stop_code(const StudyWork& work) {
  const int signal = stop_signal();
  std::cerr << "truce: stopped by " << (signal == SIGINT ? "SIGINT (Ctrl-C)" : "SIGTERM") << " with "
            << find_parts(work.plan, work.folder).size() << " of " << work.plan.shards()
            << " parts done, which are kept; go on with: " << work.again << "\n";
  return 128 + signal;
}

bool is_incomplete(const StudyWork& work) {
  if (work.plan.replication.stops()) return !std::filesystem::exists(merged_path(work.folder));
  return !std::filesystem::is_directory(work.folder) || missing_runs(work.plan, work.folder) > 0;
}

void tell_generation(const StudyWork& work, const Given& given, std::uint32_t replicates, double widest) {
  if (given.has("quiet")) return;
  const StopSetup& stop = work.plan.replication.stop;
  std::cerr << replicates << " replicates: widest half interval of " << stop.outcome << " " << widest
            << ", wanted " << stop.half_width << "\n";
}

std::optional<Harvest> sweep_watched(const StudyWork& work, const Given& given) {
  make_folder(work.folder);
  const bool is_new = !std::filesystem::exists(std::filesystem::path(work.folder) / "plan.yaml");
  if (work.plan.budget.hours > 0 && is_new) require_time(work.plan, probe_study(work.plan));
  if (!work.plan.replication.stops()) return sweep_counted(work, given);
  GenerationHands hands;
  hands.sweep = [&](const Plan& plan, const std::string& folder) {
    const auto harvest = sweep_counted({plan, folder, work.again}, given);
    if (!harvest) throw Stopped("stopped on request");
    return *harvest;
  };
  hands.agree = [](bool word) { return word; };
  hands.after = [&](std::uint32_t replicates, double widest) {
    tell_generation(work, given, replicates, widest);
  };
  try {
    return sweep_generations(work.plan, work.folder, this_program(), hands);
  } catch (const Stopped&) {
    return std::nullopt;
  }
}

std::optional<Harvest> sweep_counted(const StudyWork& work, const Given& given) {
  const auto missing = static_cast<std::int64_t>(missing_runs(work.plan, work.folder));
  Progress progress(Progress::style_here(given.has("quiet")), work.plan.steps_a_run(), missing);
  StatusFile status(given.text("status-file", ""), status_work(work, static_cast<std::size_t>(missing)));
  SweepHooks hooks;
  hooks.after_step = [&] {
    progress.step();
    status.step();
    return stop_signal() == 0;
  };
  hooks.after_part = [&](std::size_t there, std::size_t, std::size_t failed) { status.part(there, failed); };
  try {
    const Harvest harvest = sweep(work.plan, work.folder, this_program(), hooks);
    status.end("done");
    return harvest;
  } catch (const Stopped&) {
    status.end("stopped");
    return std::nullopt;
  } catch (...) {
    status.end("failed");
    throw;
  }
}

Probe probe_study(const Plan& plan) {
  constexpr std::uint32_t pairs = 8;
  Probe probe{pilot_plan(plan, pairs), {}, 0, 0};
  const auto begin = std::chrono::steady_clock::now();
  probe.records = compute_shard(probe.pilot, 0, {});
  probe.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  probe.hours =
      probe.seconds / 3600 * static_cast<double>(plan.runs()) / static_cast<double>(probe.records.size());
  return probe;
}

void require_time(const Plan& plan, const Probe& probe) {
  if (plan.budget.hours == 0 || probe.hours <= plan.budget.hours) return;
  const double fit = std::floor(plan.replicates * plan.budget.hours / probe.hours);
  char hours[40];
  std::snprintf(hours, sizeof hours, "%.3g", probe.hours);
  throw InputError({plan.budget.hours_place.fault(
      "budget.hours",
      "'budget.hours' is " + readable_number(plan.budget.hours) + ", and by a pilot " +
          std::to_string(plan.runs()) + " runs take about " + hours + " hours on " +
          std::to_string(threads_in_use()) + " threads here; " +
          (fit >= 1 ? "take at most " + readable_number(fit) + " replicates, give it more hours"
                    : "take fewer points, give it more hours") +
          ", or share the parts out (--shard, mpirun)")});
}

Program this_program() { return {std::string(version), std::string(commit), std::string(compiler)}; }

int report_harvest(const Harvest& harvest) {
  if (harvest.failed == 0) return 0;
  std::cerr << harvest.failed << " of " << harvest.runs << " runs failed; the first: " << harvest.first_error
            << "\n";
  return 1;
}

}  // namespace truce::cli
