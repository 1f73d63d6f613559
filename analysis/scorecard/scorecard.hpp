// The scorecard: every target beside what the runs gave, misses as plainly as hits (rulings H3, H4, H6, H8).
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "analysis/scorecard/read_targets.hpp"
#include "analysis/scorecard/scoring.hpp"
#include "analysis/scorecard/targets.hpp"
#include "analysis/scorecard/view.hpp"

namespace truce::scorecard {

inline constexpr double not_scored = std::numeric_limits<double>::quiet_NaN();

struct TargetRow {
  std::string id;
  TargetSetup target;
  std::size_t runs = 0;     // good runs
  std::size_t missing = 0;  // of them without a value
  std::size_t counted = 0;  // runs (pooled: halts) behind a share
  Spread spread;            // of the values; for shares: the share and its 90 % Clopper-Pearson interval
  double simulated = not_scored;  // median, or share
  bool hit = false;
  double crps = not_scored;        // none for shares
  double crps_naive = not_scored;  // absolute error of the naive value
  bool all_runs = false;           // every run shows the pattern: forced or over-determined (H6)
};

// Daily counts of one period, day by day.
struct DaysRow {
  std::string id;
  std::string name;
  std::string set;
  Period period = Period::fit;
  std::size_t days = 0;
  std::size_t covered = 0;         // days whose record is within the 90 % interval of the runs
  double crps = not_scored;        // mean over days
  double crps_naive = not_scored;  // of the phase's negative binomial, the day itself left out

  [[nodiscard]] double coverage() const {
    return days > 0 ? static_cast<double>(covered) / static_cast<double>(days) : 0;
  }
  [[nodiscard]] bool coverage_hit() const { return coverage() >= 0.8; }
  [[nodiscard]] bool beats_naive() const { return crps < crps_naive; }
};

// One target over the good runs of an ensemble.
[[nodiscard]] TargetRow score_target(const std::string& id, const TargetSetup& target, const RecordView& view,
                                     const std::vector<RunRecord>& runs);

// Recorded days against the runs, a row for the fit period and one for the test period (empty ones left out).
[[nodiscard]] std::vector<DaysRow> score_days(const Entry<DaysSetup>& days,
                                              const std::vector<RecordedDay>& recorded,
                                              const TargetsFile& file, const RecordView& view,
                                              const std::vector<RunRecord>& runs);

// The same targets under a model that must not do as well.
struct NullCard {
  std::string name;
  std::vector<TargetRow> targets;
};

struct Scorecard {
  std::vector<TargetRow> targets;
  std::vector<DaysRow> days;
  FitFile fit = {};
  std::vector<NullCard> nulls = {};
};

[[nodiscard]] NullCard score_null(const std::string& name, const TargetsFile& file, const RecordView& view,
                                  const std::vector<RunRecord>& runs);

// Everything of a targets file; daily counts are read from `folder`. InputError.
[[nodiscard]] Scorecard score_all(const TargetsFile& file, const std::string& folder, const RecordView& view,
                                  const std::vector<RunRecord>& runs);

}  // namespace truce::scorecard
