// Fitting a study's outputs into its bytes.
#include "sim/study/budget.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/study/design_check.hpp"
#include "sim/study/pilot.hpp"
#include "sim/study/shard.hpp"

namespace truce {
namespace {

constexpr double spare = 1.1;  // a pilot of few runs errs by some percent
constexpr std::array<int, 6> coarser{2, 3, 4, 6, 12, 24};
constexpr double longest_gap_hours = 24;

struct Trial {
  Plan pilot;
  std::vector<RunRecord> records;
  double bytes = 0;
};

Trial try_out(const Plan& plan) {
  constexpr std::int64_t many_citizens = 50'000;
  const bool has_condition = plan.outputs.condition.is_set();  // its share takes more runs to be known
  const std::uint32_t few = has_condition ? 16 : 4;
  Trial trial{pilot_plan(plan, plan.citizens > many_citizens ? few / 2 : few), {}, 0};
  trial.records = compute_shard(trial.pilot, 0, {});
  trial.bytes = estimate_from(plan, trial.pilot, trial.records);
  return trial;
}

Place place_of_bytes(const StudySource& study) {
  const Member* member = study.root.find("budget")->value.find("bytes");
  return member == nullptr ? place_in_study(study, "budget") : member->place;
}

// Places of series in the order in which they are dropped.
std::vector<std::size_t> order_of_dropping(const NameChoice& wanted, const std::vector<std::string>& names,
                                           const std::vector<double>& bytes) {
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (wanted.all) {
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return bytes[a] > bytes[b]; });
    return order;
  }
  const auto rank = [&](std::size_t s) {
    return std::ranges::find(wanted.listed, names[s]) - wanted.listed.begin();
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  return order;
}

void drop_series(const Trial& trial, Plan& plan) {
  std::vector<std::string> names;
  for (const SeriesSpec& series : study_spec(plan).series) names.push_back(series.name);
  const std::vector<double> bytes = series_bytes_from(plan, trial.pilot, trial.records);
  for (const std::size_t s : order_of_dropping(plan.outputs.series, names, bytes)) {
    if (plan.budget.estimate * spare <= plan.budget.bytes) break;
    plan.budget.dropped.push_back(names[s]);
    plan.budget.estimate -= bytes[s];
  }
  NameChoice left;
  for (const std::string& name : plan.outputs.series.all ? names : plan.outputs.series.listed)
    if (std::ranges::find(plan.budget.dropped, name) == plan.budget.dropped.end())
      left.listed.push_back(name);
  plan.outputs.series = std::move(left);
}

void refuse_bare(const StudySource& study, const Plan& plan) {
  if (plan.budget.estimate * spare <= plan.budget.bytes) return;
  throw InputError({place_of_bytes(study).fault(
      "budget.bytes", "'budget.bytes' allows " + bytes_words(plan.budget.bytes) +
                          ", and outcomes and tables of " + std::to_string(plan.runs()) +
                          " runs alone take about " + bytes_words(plan.budget.estimate) +
                          " (all series left out); give " + bytes_words(plan.budget.estimate * spare) +
                          " or more, or keep fewer tables, outcomes or replicates")});
}

}  // namespace

void fit_budget(const StudySource& study, Plan& plan) {
  plan.budget.bytes = study.file.budget.bytes;
  plan.budget.hours = study.file.budget.hours;
  plan.budget.hours_place = place_in_study(study, "budget");
  if (plan.budget.bytes == 0) return;
  const double step_hours = plan.cells.front().setup->clock.step_minutes / 60.0;
  const int asked = plan.outputs.stride;
  Trial trial = try_out(plan);
  for (const int factor : coarser) {
    if (trial.bytes * spare <= plan.budget.bytes || plan.runs_with_series() == 0) break;
    if (asked * factor * step_hours > longest_gap_hours) break;
    plan.outputs.stride = asked * factor;
    trial = try_out(plan);
  }
  plan.budget.asked_stride = asked;
  plan.budget.estimate = trial.bytes;
  plan.budget.condition = condition_words(plan, condition_share(plan, trial.records));
  if (trial.bytes * spare > plan.budget.bytes && plan.runs_with_series() > 0) drop_series(trial, plan);
  refuse_bare(study, plan);
}

std::string bytes_words(double bytes) {
  constexpr std::array<const char*, 4> units{"bytes", "kB", "MB", "GB"};
  std::size_t unit = 0;
  while (unit + 1 < units.size() && bytes >= 1000) {
    bytes /= 1000;
    ++unit;
  }
  char text[40];
  std::snprintf(text, sizeof text, "%.3g %s", bytes, units[unit]);
  return text;
}

std::string budget_words(const Plan& plan) {
  const PlanBudget& budget = plan.budget;
  if (budget.bytes == 0) return "";
  std::string text =
      "budget of " + bytes_words(budget.bytes) + ": results.h5 about " + bytes_words(budget.estimate);
  if (plan.outputs.stride != budget.asked_stride)
    text += ", one row in " + std::to_string(plan.outputs.stride) +
            " steps (asked: " + std::to_string(budget.asked_stride) + ")";
  if (!budget.dropped.empty()) text += ", series left out: " + join(budget.dropped, ", ");
  if (!budget.condition.empty()) text += ", " + budget.condition;
  const bool whole = plan.outputs.stride == budget.asked_stride && budget.dropped.empty();
  return text + (whole ? ", nothing left out" : "");
}

}  // namespace truce
