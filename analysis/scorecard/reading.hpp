// One target in front of one run: what the measures share.
#pragma once

#include <limits>
#include <utility>
#include <vector>

#include "analysis/scorecard/targets.hpp"
#include "analysis/scorecard/view.hpp"

namespace truce::scorecard {

inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

// How many there were, and how many of them passed.
struct Tally {
  double passed = 0;
  double all = 0;
  [[nodiscard]] double share() const { return all > 0 ? passed / all : missing_value; }
};

struct Window {
  std::size_t first = 0;  // the row before the window
  std::size_t last = 0;
};

struct RunReading {
  RunReading(const TargetSetup& asked, const RecordView& in, const RunRecord& of);

  const TargetSetup& target;
  const RecordView& view;
  const RunRecord& run;
  std::size_t series = RecordView::none;
  std::size_t member = RecordView::none;

  [[nodiscard]] Window window(Instant from, Instant to) const;
  [[nodiscard]] Window window() const { return window(target.from, target.to); }
  [[nodiscard]] double at(std::size_t row) const { return view.at(run, series, member, row); }
  [[nodiscard]] const std::vector<double>& column(const char* table, const char* name) const {
    return view.column(run, table, name);
  }
  // Sum, and hours with anything, of the series over a window; mean per hour from one hour to another.
  [[nodiscard]] double total(Window window) const;
  [[nodiscard]] double hours(Window window) const;
  [[nodiscard]] double rate(double from, double to) const;
  [[nodiscard]] double end_hour() const { return view.spec.time_hours.back(); }

  // Rows of arrangements that the target asks for, in order.
  [[nodiscard]] std::vector<std::size_t> asked_halts() const;
  // Life of a row of arrangements as declared, to the end of the run while it holds.
  [[nodiscard]] double life(std::size_t row) const;
  // Life counted only while every stream runs at no more than a tenth of its rate in the 72 h of fighting
  // before (H7).
  [[nodiscard]] double kept_life(std::size_t row) const;
  // The hour to which there was fighting: the start, or that of the first of a chain of halts without a gap.
  [[nodiscard]] double fought_until(std::size_t row) const;
};

// Measures of halts and lulls (measure_halts.cpp).
[[nodiscard]] double halts(const RunReading& reading);
[[nodiscard]] Tally halts_kept(const RunReading& reading);
[[nodiscard]] Tally halts_held(const RunReading& reading);
[[nodiscard]] Tally terms_withheld(const RunReading& reading);  // measure_texts.cpp
[[nodiscard]] double halt_hours(const RunReading& reading);
[[nodiscard]] double longest(const RunReading& reading);
[[nodiscard]] double halt_fire(const RunReading& reading);
[[nodiscard]] double surge(const RunReading& reading);
[[nodiscard]] double lull_hours(const RunReading& reading);
[[nodiscard]] double lull_ratio(const RunReading& reading);
[[nodiscard]] double lull_life(const RunReading& reading);
[[nodiscard]] Tally lulls_traced(const RunReading& reading);
[[nodiscard]] double war_end(const RunReading& reading);

// Measures of texts and answers (measure_texts.cpp).
[[nodiscard]] double answer(const RunReading& reading);
[[nodiscard]] double effort_answer(const RunReading& reading);
[[nodiscard]] double text_accepted(const RunReading& reading);
[[nodiscard]] double votes(const RunReading& reading);
[[nodiscard]] double half_assent(const RunReading& reading);
[[nodiscard]] double nearest_text(const RunReading& reading);

}  // namespace truce::scorecard
