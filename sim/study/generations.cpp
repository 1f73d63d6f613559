// Generations: their plans, the width of intervals over them, and the file of all.
#include "sim/study/generations.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>

#include "sim/record/writer.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/joined_runs.hpp"
#include "sim/study/kept.hpp"

namespace truce {
namespace {

struct Sum {
  double n = 0;
  double sum = 0;
  double square = 0;

  void add(double value) {
    if (std::isnan(value)) return;
    n += 1;
    sum += value;
    square += value * value;
  }
  [[nodiscard]] double half() const {
    if (n < 2) return std::numeric_limits<double>::infinity();
    const double variance = std::max(0.0, (square - sum * sum / n) / (n - 1));
    constexpr double tail = 0.025;
    const double t = boost::math::quantile(boost::math::complement(boost::math::students_t(n - 1), tail));
    return t * std::sqrt(variance / n);
  }
};

// Values of an outcome by (point, replicate, lever).
using Values = std::map<std::pair<std::int32_t, std::int32_t>, std::map<std::int32_t, double>>;

Values values_of(const std::string& outcome, const std::vector<std::string>& merged) {
  Values values;
  for (const std::string& path : merged) {
    const ResultsFile file(path);
    const std::vector<double> found = file.read_outcome(outcome);
    const double horizon = file.read_spec().time_hours.back();
    const RunKeys& keys = file.keys();
    for (std::size_t r = 0; r < found.size(); ++r) {
      if (keys.status[r] != RunStatus::ok) continue;
      // No long calm counts as the whole run, as in every comparison.
      const bool never = outcome == "first_calm72" && std::isnan(found[r]);
      values[{keys.design_point[r], keys.replicate[r]}][keys.strategy[r]] = never ? horizon : found[r];
    }
  }
  return values;
}

}  // namespace

std::vector<std::uint32_t> generation_ends(const ReplicationSetup& replication) {
  std::vector<std::uint32_t> ends;
  const auto most = static_cast<std::uint32_t>(replication.max);
  for (auto end = static_cast<std::uint32_t>(replication.min); end < most; end *= 2) ends.push_back(end);
  ends.push_back(most);
  return ends;
}

Plan generation_plan(const Plan& whole, const std::vector<std::uint32_t>& ends, std::size_t generation) {
  Plan plan = whole;
  const std::uint32_t begin = generation == 0 ? 0 : ends[generation - 1];
  plan.first = whole.first + begin;
  plan.replicates = ends[generation] - begin;
  plan.series_replicates = whole.series_replicates > begin ? whole.series_replicates - begin : 0;
  plan.text = plan_text(plan);
  return plan;
}

std::string generation_folder(const std::string& folder, std::size_t generation) {
  return (std::filesystem::path(folder) / ("generation-" + std::to_string(generation))).string();
}

double widest_half(const Plan& whole, const std::vector<std::string>& merged) {
  const bool of_difference = whole.replication.stop.of == StopOf::difference;
  std::map<std::pair<std::int32_t, std::int32_t>, Sum> sums;  // by point and lever
  for (const Cell& cell : whole.cells)
    if (!of_difference || cell.lever > 0) sums[{cell.point, cell.lever}] = {};
  for (const auto& [place, by_lever] : values_of(whole.replication.stop.outcome, merged))
    for (const auto& [lever, value] : by_lever) {
      if (!of_difference) {
        sums[{place.first, lever}].add(value);
        continue;
      }
      const auto reference = by_lever.find(0);
      if (lever > 0 && reference != by_lever.end()) sums[{place.first, lever}].add(value - reference->second);
    }
  double widest = 0;
  for (const auto& [cell, sum] : sums) widest = std::max(widest, sum.half());
  return widest;
}

void join_generations(const Plan& whole, const std::vector<std::string>& merged, const std::string& path,
                      const Program& program) {
  Plan done = whole;
  done.replicates = 0;
  for (const std::string& one : merged)
    done.replicates += static_cast<std::uint32_t>(ResultsFile(one).run_count() / whole.cells.size());
  done.text = plan_text(done);
  if (std::filesystem::exists(path) && ResultsFile(path).provenance().options == done.text) return;
  JoinedRuns runs(study_spec(done), std::filesystem::path(path).parent_path().string());
  for (const std::string& one : merged) runs.add(one, ResultsFile(one));
  publish_streamed(path, study_spec(done), runs.source(), study_provenance(done, program));
}

GenerationState look_at_generations(const Plan& whole, const std::string& folder) {
  GenerationState state;
  state.ends = generation_ends(whole.replication);
  state.widest = std::numeric_limits<double>::infinity();
  while (!state.is_enough) {
    const std::string path = merged_path(generation_folder(folder, state.present()));
    if (!std::filesystem::exists(path)) break;
    state.merged.push_back(path);
    state.widest = widest_half(whole, state.merged);
    state.is_enough =
        state.widest <= whole.replication.stop.half_width || state.present() == state.ends.size();
  }
  return state;
}

GenerationState merge_generation(const Plan& whole, const std::string& folder, const Program& program) {
  GenerationState state = look_at_generations(whole, folder);
  if (!state.is_enough) {
    const std::string inner = generation_folder(folder, state.present());
    make_folder(inner);
    (void)merge_parts(generation_plan(whole, state.ends, state.present()), inner);
    state = look_at_generations(whole, folder);
  }
  if (state.is_enough) join_generations(whole, state.merged, merged_path(folder), program);
  return state;
}

Harvest sweep_generations(const Plan& whole, const std::string& folder, const Program& program,
                          const GenerationHands& hands) {
  std::optional<FolderLock> lock;
  if (hands.leads) {
    lock.emplace(folder);
    settle_plan(whole, folder);
  }
  const std::vector<std::uint32_t> ends = generation_ends(whole.replication);
  Harvest all;
  std::vector<std::string> merged;
  for (std::size_t g = 0; g < ends.size(); ++g) {
    const std::string inner = generation_folder(folder, g);
    if (hands.leads) make_folder(inner);
    const Harvest harvest = hands.sweep(generation_plan(whole, ends, g), inner);
    all.runs += harvest.runs;
    if (all.failed == 0) all.first_error = harvest.first_error;
    all.failed += harvest.failed;
    bool enough = false;
    if (hands.leads) {
      merged.push_back(merged_path(inner));
      const double widest = widest_half(whole, merged);
      enough = widest <= whole.replication.stop.half_width;
      if (hands.after) hands.after(ends[g], widest);
    }
    if (hands.agree(enough)) break;
  }
  if (hands.leads) join_generations(whole, merged, merged_path(folder), program);
  return all;
}

}  // namespace truce
