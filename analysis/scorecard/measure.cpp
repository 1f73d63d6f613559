// The closed list of measures, one function each.
#include "analysis/scorecard/measure.hpp"

#include <limits>

namespace truce::scorecard {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Window {
  std::size_t first = 0;  // the row before the window
  std::size_t last = 0;
};

// One target in front of one run.
struct Reading {
  const TargetSetup& target;
  const RecordView& view;
  const RunRecord& run;
  std::size_t series = RecordView::none;
  std::size_t member = RecordView::none;

  Reading(const TargetSetup& asked, const RecordView& in, const RunRecord& of)
      : target(asked), view(in), run(of) {
    series = view.series(target.of);
    if (series != RecordView::none && !target.member.empty())
      member = place_of(view.members(view.spec.series[series].dimension), target.member);
  }

  Window window(Instant from, Instant to) const {
    const std::size_t end = view.spec.time_hours.size() - 1;
    return {from.is_set() ? view.row_at(view.hour(from)) : 0, to.is_set() ? view.row_at(view.hour(to)) : end};
  }
  Window window() const { return window(target.from, target.to); }
  double at(std::size_t row) const { return view.at(run, series, member, row); }

  double total(Window window) const {
    double sum = 0;
    for (std::size_t row = window.first + 1; row <= window.last; ++row) sum += at(row);
    return sum;
  }

  double hours(Window window) const {
    double sum = 0;
    for (std::size_t row = window.first + 1; row <= window.last; ++row)
      if (at(row) > 0) sum += view.spec.time_hours[row] - view.spec.time_hours[row - 1];
    return sum;
  }

  double first_time() const {
    for (std::size_t row = 0; row < view.spec.time_hours.size(); ++row)
      if (at(row) >= target.reaches) return view.spec.time_hours[row];
    return missing;
  }

  double poll() const {
    const auto asked = static_cast<double>(place_of(view.members("poll"), target.of));
    const auto& polls = view.column(run, "polls", "poll");
    for (std::size_t row = 0; row < polls.size(); ++row)
      if (polls[row] == asked) return view.column(run, "polls", "percent")[row];
    return missing;
  }

  // Life of a row of arrangements, to the end of the run while it holds.
  double life(std::size_t row) const {
    const double end = view.column(run, "arrangements", "end")[row];
    return (end < 0 ? view.spec.time_hours.back() : end) - view.column(run, "arrangements", "start")[row];
  }

  // How many agreed halts of the window there were, and how many of them passed the test.
  template <class Test>
  std::pair<double, double> agreed(Test test) const {
    std::pair<double, double> found{0, 0};
    const auto& starts = view.column(run, "arrangements", "start");
    const Window rows = window();
    for (std::size_t row = 0; row < starts.size(); ++row) {
      const bool inside =
          starts[row] >= view.spec.time_hours[rows.first] && starts[row] < view.spec.time_hours[rows.last];
      if (!inside || view.column(run, "arrangements", "mutual")[row] == 0) continue;
      found.first += 1;
      if (test(row)) found.second += 1;
    }
    return found;
  }

  double halts() const {
    return agreed([&](std::size_t row) { return life(row) >= target.at_least_hours; }).second;
  }

  double halts_kept() const {
    const auto& planned = view.column(run, "arrangements", "planned");
    const auto [all, kept] =
        agreed([&](std::size_t row) { return planned[row] >= 0 && life(row) >= planned[row]; });
    return all > 0 ? kept / all : missing;
  }

  double halt_hours() const {
    const auto asked = static_cast<double>(place_of(view.halts, target.of));
    const auto& setups = view.column(run, "arrangements", "setup");
    for (std::size_t row = 0; row < setups.size(); ++row)
      if (setups[row] == asked) return life(row);
    return missing;
  }

  double answer() const {
    const auto text = static_cast<double>(place_of(view.texts, target.of));
    const auto leader = static_cast<double>(place_of(view.members("leader"), target.member));
    const auto& texts = view.column(run, "decisions", "text");
    const auto& setups = view.column(run, "texts", "setup");
    double last = missing;
    for (std::size_t row = 0; row < texts.size(); ++row) {
      const auto which = static_cast<std::size_t>(texts[row]);
      if (which < setups.size() && setups[which] == text &&
          view.column(run, "decisions", "leader")[row] == leader)
        last = view.column(run, "decisions", "answer")[row];
    }
    return last;
  }
};

double per(double part, double whole) { return whole > 0 ? part / whole : missing; }

double value_of(const Reading& reading) {
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
    case Measure::first_time:
      return reading.first_time();
    case Measure::poll:
      return reading.poll();
    case Measure::outcome:
      return reading.run.outcomes.at(reading.view.outcome(target.of));
    case Measure::halts:
      return reading.halts();
    case Measure::halts_kept:
      return reading.halts_kept();
    case Measure::halt_hours:
      return reading.halt_hours();
    case Measure::answer:
      return reading.answer();
  }
  return missing;
}

}  // namespace

double measured(const TargetSetup& target, const RecordView& view, const RunRecord& run) {
  return value_of(Reading(target, view, run)) * target.scale;
}

}  // namespace truce::scorecard
