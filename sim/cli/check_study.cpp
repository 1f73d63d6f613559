// What `truce check` says of a study: its size, and with --probe, from a pilot, its time, bytes and
// precision.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <thread>

#include "analysis/paired.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/study_work.hpp"
#include "sim/study/budget.hpp"
#include "sim/study/pilot.hpp"

namespace truce::cli {
namespace {

std::vector<double> values_of(const std::vector<RunRecord>& records, std::int32_t lever,
                              std::size_t outcome) {
  std::vector<double> values;
  for (const RunRecord& record : records)
    if (record.strategy == lever)
      values.push_back(record.status == RunStatus::ok ? record.outcomes[outcome] : std::nan(""));
  return values;
}

// What so many replicates will show of the first contrast, and how many a wanted interval needs.
void print_contrast(const Plan& plan, const std::vector<RunRecord>& records) {
  const StopSetup& stop = plan.replication.stop;
  const std::string name = stop.outcome.empty() ? "calm_hours_day60" : stop.outcome;
  const auto place = std::ranges::find(plan.outcomes, name, &OutcomeSpec::name);
  if (plan.levers.size() < 2 || place == plan.outcomes.end()) return;
  const auto outcome = static_cast<std::size_t>(place - plan.outcomes.begin());
  const PairedDifference d =
      paired_difference(values_of(records, 0, outcome), values_of(records, 1, outcome));
  if (d.pairs < 2) return;
  constexpr double normal = 1.96;
  const double half = normal * d.deviation / std::sqrt(static_cast<double>(plan.replicates));
  std::cout << "  contrast: " << name << " of " << plan.levers[1].id << " less " << plan.levers[0].id
            << ", deviation of pairs " << format_number(std::round(d.deviation * 100) / 100) << " ("
            << d.pairs << " pairs, rough): " << plan.replicates << " replicates give the mean to +- "
            << format_number(std::round(half * 100) / 100) << "; half of that takes four times as many\n";
  if (stop.half_width > 0)
    std::cout << "  +- " << format_number(stop.half_width) << " needs about "
              << format_number(std::ceil(std::pow(normal * d.deviation / stop.half_width, 2)))
              << " replicates\n";
}

// "12.3 s", "4.5 min", "6.7 h"
std::string time_words(double hours) {
  char text[40];
  const double seconds = 3600 * hours;
  if (seconds < 60)
    std::snprintf(text, sizeof text, "%.2g s", seconds);
  else if (hours < 2)
    std::snprintf(text, sizeof text, "%.3g min", seconds / 60);
  else
    std::snprintf(text, sizeof text, "%.3g h", hours);
  return text;
}

// "1 point", "2 points"
std::string counted(std::size_t number, const std::string& thing) {
  return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

// Runs the pilot and says what the study costs here.
void print_probe(const Plan& plan, const Probe& probe) {
  char text[160];
  std::snprintf(text, sizeof text, "%zu runs in %.3g s on %d threads: all %zu take about %s here and %s",
                probe.records.size(), probe.seconds, threads_in_use(), plan.runs(),
                time_words(probe.hours).c_str(),
                bytes_words(estimate_from(plan, probe.pilot, probe.records)).c_str());
  std::cout << "  probe: " << text << "\n";
  const std::string condition = condition_words(plan, condition_share(plan, probe.records));
  if (!condition.empty() && plan.budget.condition.empty()) std::cout << "  " << condition << "\n";
  print_contrast(plan, probe.records);
}

}  // namespace

void print_study_check(const std::string& path, bool probe, bool may_be_large) {
  const Plan plan = make_plan(read_study(path, may_be_large));
  std::cout << path << ": good; " << counted(plan.runs(), "run") << " ("
            << counted(plan.points.size(), "point") << ", " << counted(plan.levers.size(), "lever") << ", "
            << counted(plan.replicates, "replicate") << "), " << counted(plan.shards(), "part")
            << " of up to " << plan.shard_runs << " runs, at most " << size_text(estimate_study_bytes(plan))
            << " before compression\n";
  if (plan.cells_read.size() < plan.cells.size())
    std::cout << "  " << plan.cells_read.size() << " of " << plan.cells.size()
              << " cells were read and checked; the others are when their part is computed\n";
  if (plan.budget.bytes > 0) std::cout << "  " << budget_words(plan) << "\n";
  if (!probe && plan.budget.hours == 0) return;
  use_threads(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
  const Probe pilot = probe_study(plan);
  if (probe) print_probe(plan, pilot);
  require_time(plan, pilot);
}

}  // namespace truce::cli
