// Rows, numbers and names that are kept; a count of the step becomes the sum over the steps a row stands for.
#include "sim/study/kept.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "sim/base/error.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/engine/things.hpp"

namespace truce {
namespace {

constexpr int all_bits = 23;

bool is_kept(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// "events in the step" of a row that stands for several.
std::string since_row_before(std::string says) {
  constexpr std::string_view in_step = "in the step";
  const std::size_t at = says.find(in_step);
  if (at != std::string::npos) says.replace(at, in_step.size(), "since the row before");
  return says;
}

}  // namespace

std::vector<std::size_t> kept_rows(std::size_t rows, std::size_t stride) {
  std::vector<std::size_t> kept;
  for (std::size_t row = 0; row < rows; row += stride) kept.push_back(row);
  if (!kept.empty() && kept.back() + 1 != rows) kept.push_back(rows - 1);
  return kept;
}

bool is_always_kept(std::string_view outcome) {
  return !outcome.starts_with("events_") && !outcome.starts_with("reputation_change_");
}

float with_bits(float value, int bits) {
  if (bits >= all_bits || !std::isfinite(value)) return value;
  const auto number = std::bit_cast<std::uint32_t>(value);
  const int gone = all_bits - bits;
  const std::uint32_t half = (std::uint32_t{1} << (gone - 1)) - 1 + ((number >> gone) & 1U);
  const auto rounded = std::bit_cast<float>((number + half) & ~((std::uint32_t{1} << gone) - 1));
  return std::isfinite(rounded) ? rounded : value;
}

RecordSpec study_spec(const Plan& plan) {
  std::vector<std::string> levers;
  for (const Lever& lever : plan.levers) levers.push_back(lever.id);
  RecordSpec spec = record_spec(*plan.cells.front().setup, levers);
  spec.outcomes = plan.outcomes;
  std::erase_if(spec.tables, [&](const TableSpec& table) { return !is_kept(plan.tables, table.name); });
  const OutputsSetup& outputs = plan.outputs;
  std::erase_if(spec.series, [&](const SeriesSpec& series) { return !outputs.series.has(series.name); });
  for (SeriesSpec& series : spec.series) {
    if (outputs.precision_bits < all_bits && series.type == NumberType::float32)
      series.precision_bits = std::to_string(outputs.precision_bits);
    if (outputs.stride == 1) continue;
    series.cell_methods = series.is_of_step ? "time: sum" : "time: point";
    if (series.is_of_step) series.long_name = since_row_before(series.long_name);
  }
  std::vector<double> hours;
  for (const std::size_t row : kept_rows(spec.time_hours.size(), static_cast<std::size_t>(outputs.stride)))
    hours.push_back(spec.time_hours[row]);
  spec.time_hours = std::move(hours);
  return spec;
}

Keeper::Keeper(const Plan& plan) : plan_(plan) {
  const RecordSpec whole = record_spec(*plan.cells.front().setup, {});
  for (std::size_t s = 0; s < whole.series.size(); ++s)
    if (plan.outputs.series.has(whole.series[s].name))
      series_.push_back({s, whole.series[s].is_of_step, whole.series[s].type == NumberType::float32});
  for (std::size_t t = 0; t < whole.tables.size(); ++t)
    if (is_kept(plan.tables, whole.tables[t].name)) tables_.push_back(t);
  steps_ = whole.time_hours.size();
  rows_ = kept_rows(steps_, static_cast<std::size_t>(plan.outputs.stride));
  if (!plan.outputs.condition.is_set()) return;
  const auto at = std::ranges::find(plan.outcomes, plan.outputs.condition.outcome, &OutcomeSpec::name);
  require(at != plan.outcomes.end(), "the outcome of a condition is kept");
  condition_ = static_cast<std::size_t>(at - plan.outcomes.begin());
}

bool Keeper::keeps_series(const RunRecord& record, std::uint32_t nth) const {
  if (record.status != RunStatus::ok || !plan_.keeps_series_of(nth)) return false;
  const RunCondition& condition = plan_.outputs.condition;
  return !condition.is_set() || condition.holds(record.outcomes[condition_]);
}

std::vector<float> Keeper::thinned(const std::vector<float>& values, const Series& series) const {
  const std::size_t members = values.size() / steps_;
  std::vector<float> kept;
  kept.reserve(rows_.size() * members);
  for (std::size_t r = 0; r < rows_.size(); ++r)
    for (std::size_t member = 0; member < members; ++member) {
      double value = values[rows_[r] * members + member];
      if (series.is_of_step && r > 0)
        for (std::size_t row = rows_[r - 1] + 1; row < rows_[r]; ++row)
          value += values[row * members + member];
      kept.push_back(static_cast<float>(value));
    }
  return kept;
}

void Keeper::trim(RunRecord& record, std::uint32_t nth) const {
  std::vector<TableRows> tables;
  for (const std::size_t table : tables_)
    if (table < record.tables.size()) tables.push_back(std::move(record.tables[table]));
  record.tables = std::move(tables);
  if (!keeps_series(record, nth)) {
    record.series.clear();
    return;
  }
  std::vector<std::vector<float>> kept;
  for (const Series& series : series_) {
    std::vector<float>& values = record.series[series.place];
    kept.push_back(plan_.outputs.stride == 1 ? std::move(values) : thinned(values, series));
    if (!series.is_real) continue;
    for (float& value : kept.back()) value = with_bits(value, plan_.outputs.precision_bits);
  }
  record.series = std::move(kept);
}

}  // namespace truce
