// Windows, rates, and which halts a target asks for.
#include "analysis/scorecard/reading.hpp"

#include <algorithm>

namespace truce::scorecard {
namespace {

constexpr double first_hours = 6;  // before which nothing is judged
constexpr double window_hours =
    24;  // of the running rate: in six hours a single launch would break the halts of August
constexpr double before_hours = 72;  // of the rate that it is compared with
constexpr double kept_share = 0.1;

std::size_t halt_kind(const std::string& word) {
  static const std::vector<std::string> words{"lull", "one_sided", "pause", "truce", "lasting"};
  return place_of(words, word);
}

// Events per hour of one stream from one hour to another.
double stream_rate(const RunReading& reading, std::size_t series, std::size_t member, double from,
                   double to) {
  const std::size_t first = reading.view.row_at(std::max(from, 0.0));
  const std::size_t last = reading.view.row_at(to);
  if (last <= first) return 0;
  double sum = 0;
  for (std::size_t row = first + 1; row <= last; ++row)
    sum += reading.view.at(reading.run, series, member, row);
  return sum / (reading.view.spec.time_hours[last] - reading.view.spec.time_hours[first]);
}

bool forces_are(const RunReading& reading, Forces asked, double hour) {
  if (asked == Forces::any) return true;
  const std::size_t ground = reading.view.series("ground");
  if (ground == RecordView::none) return asked == Forces::outside;
  bool inside = false;
  bool left = false;
  const std::size_t parties = reading.view.members(reading.view.spec.series[ground].dimension).size();
  for (std::size_t p = 0; p < parties; ++p) {
    const double state = reading.view.at(reading.run, ground, p, reading.view.row_at(hour));
    inside = inside || state == 1;
    left = left || state == 2;
  }
  if (asked == Forces::inside) return inside;
  return asked == Forces::outside ? !inside : left && !inside;
}

}  // namespace

RunReading::RunReading(const TargetSetup& asked, const RecordView& in, const RunRecord& of)
    : target(asked), view(in), run(of) {
  series = view.series(target.of);
  if (series != RecordView::none && !target.member.empty())
    member = place_of(view.members(view.spec.series[series].dimension), target.member);
}

Window RunReading::window(Instant from, Instant to) const {
  const std::size_t end = view.spec.time_hours.size() - 1;
  return {from.is_set() ? view.row_at(view.hour(from)) : 0, to.is_set() ? view.row_at(view.hour(to)) : end};
}

double RunReading::total(Window window) const {
  double sum = 0;
  for (std::size_t row = window.first + 1; row <= window.last; ++row) sum += at(row);
  return sum;
}

double RunReading::hours(Window window) const {
  double sum = 0;
  for (std::size_t row = window.first + 1; row <= window.last; ++row)
    if (at(row) > 0) sum += view.spec.time_hours[row] - view.spec.time_hours[row - 1];
  return sum;
}

double RunReading::rate(double from, double to) const { return stream_rate(*this, series, member, from, to); }

double RunReading::life(std::size_t row) const {
  const double end = column("arrangements", "end")[row];
  return (end < 0 ? end_hour() : end) - column("arrangements", "start")[row];
}

std::vector<std::size_t> RunReading::asked_halts() const {
  const auto& starts = column("arrangements", "start");
  const double from = target.from.is_set() ? view.hour(target.from) : 0;
  const double to = target.to.is_set() ? view.hour(target.to) : end_hour();
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < starts.size(); ++row) {
    if (starts[row] < from || starts[row] >= to || life(row) <= 0) continue;
    const bool asked = target.kinds.empty() ? column("arrangements", "mutual")[row] != 0
                                            : std::ranges::any_of(target.kinds, [&](const std::string& word) {
                                                return column("arrangements", "kind")[row] ==
                                                       static_cast<double>(halt_kind(word));
                                              });
    if (asked && forces_are(*this, target.forces, starts[row])) rows.push_back(row);
  }
  return rows;
}

double RunReading::fought_until(std::size_t row) const {
  constexpr double gap_hours = 1;
  const auto& starts = column("arrangements", "start");
  double until = starts[row];
  for (std::size_t other = row; other-- > 0;)
    if (column("arrangements", "mutual")[other] != 0 && starts[other] < until &&
        starts[other] + life(other) >= until - gap_hours)
      until = starts[other];
  return until;
}

double RunReading::kept_life(std::size_t row) const {
  const std::size_t events = view.series("stream_events");
  const double start = column("arrangements", "start")[row];
  const double end = start + life(row);
  if (events == RecordView::none) return end - start;
  const std::size_t streams = view.members("stream").size();
  const double fought = fought_until(row);
  std::vector<double> before;
  for (std::size_t s = 0; s < streams; ++s)
    before.push_back(stream_rate(*this, events, s, fought - before_hours, fought));
  const auto quiet = [&](double from, double to) {
    for (std::size_t s = 0; s < streams; ++s)
      if (before[s] > 0 && stream_rate(*this, events, s, from, to) > kept_share * before[s]) return false;
    return true;
  };
  if (end - start < first_hours) return quiet(start, end) ? end - start : 0;
  double kept = 0;
  for (std::size_t place = view.row_at(start); place < view.spec.time_hours.size(); ++place) {
    const double hour = view.spec.time_hours[place];
    if (hour > end) break;
    if (hour < start + first_hours) continue;
    if (!quiet(std::max(start, hour - window_hours), hour)) break;
    kept = hour - start;
  }
  return kept;
}

}  // namespace truce::scorecard
