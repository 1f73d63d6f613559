// Scores targets and days over an ensemble.
#include "analysis/scorecard/scorecard.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "analysis/scorecard/measure.hpp"

namespace truce::scorecard {
namespace {

using Binomial = boost::math::binomial_distribution<>;
constexpr double one_side = 0.05;  // of a 90 % interval
constexpr std::int64_t day_minutes = 1440;

std::vector<double> sorted_values(const TargetSetup& target, const RecordView& view,
                                  const std::vector<RunRecord>& runs, TargetRow& row) {
  std::vector<double> values;
  for (const RunRecord& run : runs) {
    if (run.status != RunStatus::ok) continue;
    ++row.runs;
    const double value = measured(target, view, run);
    if (std::isnan(value))
      ++row.missing;
    else
      values.push_back(value);
  }
  std::ranges::sort(values);
  return values;
}

std::size_t inside(const std::vector<double>& values, double low, double high) {
  return static_cast<std::size_t>(
      std::ranges::count_if(values, [&](double v) { return v >= low && v <= high; }));
}

// Clopper-Pearson interval of a share; a share of none or of all is marked.
void set_interval(double yes, double count, TargetRow& row) {
  if (count == 0) return;
  row.spread.median = yes / count;
  row.spread.low90 = yes > 0 ? Binomial::find_lower_bound_on_p(count, yes, one_side) : 0;
  row.spread.high90 = yes < count ? Binomial::find_upper_bound_on_p(count, yes, one_side) : 1;
  row.all_runs = yes == count && row.missing == 0;
}

// Share of the runs in which the measure is within `counts`; a run in which it is missing is left out and
// counted.
void score_share(const std::vector<double>& values, TargetRow& row) {
  const auto count = static_cast<double>(values.size());
  const auto yes = static_cast<double>(inside(values, row.target.counts[0], row.target.counts[1]));
  row.simulated = yes / count;
  row.counted = values.size();
  set_interval(yes, count, row);
}

// Share of all halts of all good runs; the interval takes them for independent, which those of one run are
// not.
void score_pooled(const RecordView& view, const std::vector<RunRecord>& runs, TargetRow& row) {
  Tally tally;
  for (const RunRecord& run : runs) {
    if (run.status != RunStatus::ok) continue;
    const Tally more = tallied(row.target, view, run);
    tally.passed += more.passed;
    tally.all += more.all;
  }
  row.simulated = tally.share();
  row.counted = static_cast<std::size_t>(tally.all);
  set_interval(tally.passed, tally.all, row);
}

void score_median(const std::vector<double>& values, TargetRow& row) {
  row.spread = spread_of(values);
  row.simulated = row.spread.median;
  row.crps = crps(values, row.target.recorded);
  if (!std::isnan(row.target.naive)) row.crps_naive = std::abs(row.target.naive - row.target.recorded);
  row.all_runs = row.missing == 0 && inside(values, row.target.low(), row.target.high()) == values.size();
}

// The naive forecast of a day: moments of the other recorded days of its phase (of all days, if it has none).
CountForecast other_days(const std::vector<RecordedDay>& recorded, std::size_t day) {
  std::vector<double> same;
  std::vector<double> all;
  for (std::size_t other = 0; other < recorded.size(); ++other) {
    if (other == day) continue;
    all.push_back(recorded[other].count);
    if (recorded[other].phase == recorded[day].phase) same.push_back(recorded[other].count);
  }
  return fit_counts(same.size() >= 2 ? same : all);
}

std::vector<double> day_values(const DaysSetup& days, Instant day, const RecordView& view,
                               const std::vector<RunRecord>& runs) {
  TargetSetup target;
  target.measure = days.measure;
  target.of = days.of;
  target.member = days.member;
  target.from = day;
  target.to = Instant{day.minutes + day_minutes};
  TargetRow row;
  return sorted_values(target, view, runs, row);
}

}  // namespace

TargetRow score_target(const std::string& id, const TargetSetup& target, const RecordView& view,
                       const std::vector<RunRecord>& runs) {
  TargetRow row;
  row.id = id;
  row.target = target;
  const std::vector<double> values = sorted_values(target, view, runs, row);
  if (values.empty()) return row;
  if (target.across == Across::pooled)
    score_pooled(view, runs, row);
  else if (target.across == Across::share)
    score_share(values, row);
  else
    score_median(values, row);
  row.hit = row.simulated >= target.low() && row.simulated <= target.high();
  return row;
}

std::vector<DaysRow> score_days(const Entry<DaysSetup>& days, const std::vector<RecordedDay>& recorded,
                                const TargetsFile& file, const RecordView& view,
                                const std::vector<RunRecord>& runs) {
  std::vector<DaysRow> rows;
  for (const Period period : {Period::fit, Period::test}) {
    DaysRow row{days.id, days.value.name, days.value.set, period};
    double sum = 0;
    double sum_naive = 0;
    for (std::size_t k = 0; k < recorded.size(); ++k) {
      const bool early = recorded[k].day.minutes + day_minutes <= file.fit_until.minutes;
      if (early != (period == Period::fit)) continue;
      const std::vector<double> values = day_values(days.value, recorded[k].day, view, runs);
      if (values.empty()) continue;
      const Spread spread = spread_of(values);
      ++row.days;
      if (recorded[k].count >= spread.low90 && recorded[k].count <= spread.high90) ++row.covered;
      sum += crps(values, recorded[k].count);
      sum_naive += recorded.size() > 1 ? crps(other_days(recorded, k), recorded[k].count) : not_scored;
    }
    if (row.days == 0) continue;
    row.crps = sum / static_cast<double>(row.days);
    row.crps_naive = sum_naive / static_cast<double>(row.days);
    rows.push_back(row);
  }
  return rows;
}

NullCard score_null(const std::string& name, const TargetsFile& file, const RecordView& view,
                    const std::vector<RunRecord>& runs) {
  NullCard card{name, {}};
  for (const auto& [id, target] : file.targets) card.targets.push_back(score_target(id, target, view, runs));
  return card;
}

Scorecard score_all(const TargetsFile& file, const std::string& folder, const RecordView& view,
                    const std::vector<RunRecord>& runs) {
  Scorecard card;
  for (const auto& [id, target] : file.targets) card.targets.push_back(score_target(id, target, view, runs));
  for (const auto& days : file.days)
    for (DaysRow& row : score_days(days, read_days(days.value, file, folder, view), file, view, runs))
      card.days.push_back(std::move(row));
  return card;
}

}  // namespace truce::scorecard
