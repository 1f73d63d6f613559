// Sizes are those of images that are built from the pilot's records, with and without series.
#include "sim/study/pilot.hpp"

#include <algorithm>
#include <cmath>

#include "sim/record/hdf5.hpp"
#include "sim/record/layout.hpp"
#include "sim/record/writer.hpp"
#include "sim/study/shard.hpp"

namespace truce {
namespace {

constexpr double fill_shrinks = 900;  // missing values to their deflated bytes, which reaches 1,032 at most

double image_bytes(const Plan& plan, const RecordSpec& spec, std::span<const RunRecord> records) {
  Provenance provenance = study_provenance(plan, {});
  provenance.options.clear();
  return static_cast<double>(build_image(spec, records, provenance).size());
}

std::vector<RunRecord> without_series(std::vector<RunRecord> records) {
  for (RunRecord& record : records) record.series.clear();
  return records;
}

// Bytes of a run's series before compression.
double raw_bytes(const std::vector<RunRecord>& records, std::size_t series, NumberType type) {
  std::size_t numbers = 0;
  for (const RunRecord& record : records)
    if (series < record.series.size()) numbers = std::max(numbers, record.series[series].size());
  return static_cast<double>(numbers * h5::size_of(type));
}

// What a series takes: of itself, and of each run. A short one is not compressed in the pilot's file.
struct SeriesCost {
  double own = 0;
  double a_run = 0;
};
SeriesCost cost_of(double with, double missing, double raw, double runs) {
  if (raw * runs < static_cast<double>(layout::plain_bytes)) return {missing - raw * runs, raw};
  return {missing, (with - missing) / runs};
}

}  // namespace

Plan pilot_plan(Plan plan, std::uint32_t replicates) {
  const std::size_t levers = std::min<std::size_t>(2, plan.levers.size());
  const bool keeps = plan.runs_with_series() > 0;
  plan.levers.resize(levers);
  plan.cells.resize(levers);
  plan.replicates = replicates;
  plan.outputs.series_replicates = {};
  plan.outputs.condition = {};
  plan.series_replicates = keeps ? replicates : 0;
  plan.shard_runs = plan.runs();
  return plan;
}

ConditionShare condition_share(const Plan& plan, const std::vector<RunRecord>& records) {
  ConditionShare found;
  found.runs = records.size();
  const RunCondition& condition = plan.outputs.condition;
  if (!condition.is_set() || records.empty()) return found;
  const auto outcome = static_cast<std::size_t>(
      std::ranges::find(plan.outcomes, condition.outcome, &OutcomeSpec::name) - plan.outcomes.begin());
  for (const RunRecord& record : records)
    found.met += outcome < record.outcomes.size() && condition.holds(record.outcomes[outcome]) ? 1 : 0;
  constexpr double z = 1.959964;  // of 95 %
  const auto n = static_cast<double>(found.runs);
  const double p = static_cast<double>(found.met) / n;
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  found.counted = std::min(1.0, (p + z * z / (2 * n) + half) / (1 + z * z / n));
  return found;
}

std::string condition_words(const Plan& plan, const ConditionShare& found) {
  if (!plan.outputs.condition.is_set()) return "";
  return std::to_string(found.met) + " of " + std::to_string(found.runs) +
         " pilot runs meet the condition, counted as " + std::to_string(std::lround(100 * found.counted)) +
         " % of all";
}

std::vector<double> series_bytes_from(const Plan& plan, const Plan& pilot,
                                      const std::vector<RunRecord>& records) {
  const RecordSpec whole = study_spec(pilot);
  const auto count = static_cast<double>(records.size());
  const double kept = static_cast<double>(plan.runs_with_series()) * condition_share(plan, records).counted;
  const double absent = static_cast<double>(plan.runs()) - kept;
  std::vector<double> bytes;
  for (std::size_t s = 0; s < whole.series.size(); ++s) {
    RecordSpec spec;
    spec.dimensions = whole.dimensions;
    spec.time_hours = whole.time_hours;
    spec.start = whole.start;
    spec.time_zone = whole.time_zone;
    spec.series = {whole.series[s]};
    std::vector<RunRecord> one(records.size());
    for (std::size_t r = 0; r < records.size(); ++r)
      if (s < records[r].series.size()) one[r].series = {records[r].series[s]};
    const double with = image_bytes(pilot, spec, one);
    const double missing = image_bytes(pilot, spec, without_series(one));  // what a series costs of itself
    spec.series.clear();
    const double without = image_bytes(pilot, spec, without_series(one));
    const double raw = raw_bytes(records, s, whole.series[s].type);
    const SeriesCost cost = cost_of(with - without, missing - without, raw, count);
    bytes.push_back(cost.own + kept * cost.a_run + absent * raw / fill_shrinks);
  }
  return bytes;
}

double estimate_from(const Plan& plan, const Plan& pilot, const std::vector<RunRecord>& records) {
  const std::vector<RunRecord> stripped = without_series(records);
  RecordSpec spec = study_spec(pilot);
  spec.series.clear();
  const double bare = image_bytes(pilot, spec, stripped);
  const double one = image_bytes(pilot, spec, std::span(stripped).first(1));
  const double others = std::max(1.0, static_cast<double>(records.size()) - 1);
  const auto text = static_cast<double>(plan_text(plan).size());
  double bytes = text + one + static_cast<double>(plan.runs() - 1) * (bare - one) / others;
  for (const double series : series_bytes_from(plan, pilot, records)) bytes += series;
  return bytes;
}

}  // namespace truce
