// Which function reads which measure.
#include "analysis/scorecard/measure.hpp"

#include <algorithm>

#include "analysis/scorecard/reading.hpp"

namespace truce::scorecard {
namespace {

double per(double part, double whole) { return whole > 0 ? part / whole : missing_value; }

double first_time(const RunReading& reading) {
  for (std::size_t row = 0; row < reading.view.spec.time_hours.size(); ++row)
    if (reading.at(row) >= reading.target.reaches) return reading.view.spec.time_hours[row];
  return missing_value;
}

double poll(const RunReading& reading) {
  const auto asked = static_cast<double>(place_of(reading.view.members("poll"), reading.target.of));
  const auto& polls = reading.column("polls", "poll");
  for (std::size_t row = 0; row < polls.size(); ++row)
    if (polls[row] == asked) return reading.column("polls", "percent")[row];
  return missing_value;
}

// Whether the run has the kind of event without which the target says nothing.
bool is_given(const TargetSetup& target, const RecordView& view, const RunRecord& run) {
  if (target.given.empty()) return true;
  return std::ranges::find(view.column(run, "events", "kind"),
                           static_cast<double>(view.event_kind(target.given))) !=
         view.column(run, "events", "kind").end();
}

double series_value(const RunReading& reading) {
  const TargetSetup& target = reading.target;
  const Window against = reading.window(target.against_from, target.against_to);
  switch (target.measure) {
    case Measure::level:
      return reading.at(reading.window().last);
    case Measure::change:
      return reading.at(reading.window().last) - reading.at(reading.window().first);
    case Measure::total:
      return reading.total(reading.window());
    case Measure::ratio:
      return per(reading.total(reading.window()), reading.total(against));
    case Measure::hours:
      return reading.hours(reading.window());
    case Measure::hours_ratio:
      return per(reading.hours(reading.window()), reading.hours(against));
    default:
      return first_time(reading);
  }
}

double value_of(const RunReading& reading) {
  switch (reading.target.measure) {
    case Measure::poll:
      return poll(reading);
    case Measure::outcome:
      return reading.run.outcomes.at(reading.view.outcome(reading.target.of));
    case Measure::halts:
      return halts(reading);
    case Measure::halt_hours:
      return halt_hours(reading);
    case Measure::answer:
      return answer(reading);
    case Measure::effort_answer:
      return effort_answer(reading);
    case Measure::text_accepted:
      return text_accepted(reading);
    case Measure::votes:
      return votes(reading);
    case Measure::half_assent:
      return half_assent(reading);
    case Measure::longest:
      return longest(reading);
    case Measure::halt_fire:
      return halt_fire(reading);
    case Measure::surge:
      return surge(reading);
    case Measure::lull_hours:
      return lull_hours(reading);
    case Measure::lull_ratio:
      return lull_ratio(reading);
    case Measure::lull_life:
      return lull_life(reading);
    case Measure::war_end:
      return war_end(reading);
    case Measure::nearest_text:
      return nearest_text(reading);
    case Measure::halts_kept:
    case Measure::halts_held:
    case Measure::lulls_traced:
    case Measure::terms_withheld:
      return tallied(reading.target, reading.view, reading.run).share();
    default:
      return series_value(reading);
  }
}

}  // namespace

bool is_tally(Measure measure) {
  return measure == Measure::halts_kept || measure == Measure::halts_held ||
         measure == Measure::lulls_traced || measure == Measure::terms_withheld;
}

Tally tallied(const TargetSetup& target, const RecordView& view, const RunRecord& run) {
  const RunReading reading(target, view, run);
  if (!is_given(target, view, run)) return {};
  if (target.measure == Measure::halts_kept) return halts_kept(reading);
  if (target.measure == Measure::terms_withheld) return terms_withheld(reading);
  return target.measure == Measure::halts_held ? halts_held(reading) : lulls_traced(reading);
}

double measured(const TargetSetup& target, const RecordView& view, const RunRecord& run) {
  return is_given(target, view, run) ? value_of(RunReading(target, view, run)) * target.scale : missing_value;
}

}  // namespace truce::scorecard
