// Halts and lulls: how many, how long, how they were kept, what was fired before and in them.
#include <algorithm>
#include <limits>

#include "analysis/scorecard/reading.hpp"

namespace truce::scorecard {
namespace {

constexpr double lull = 0;  // codes of the columns `kind` and `cause`
constexpr double collapsed = 2;
constexpr double renewed = 3;
constexpr double last_hour = 1;  // fire at the deadline belongs to what follows (11 to 14 August 2014)

// Lulls begun in the window, in order.
std::vector<std::size_t> lulls(const RunReading& reading) {
  std::vector<std::size_t> rows;
  const auto& starts = reading.column("arrangements", "start");
  const double from = reading.target.from.is_set() ? reading.view.hour(reading.target.from) : 0;
  const double to = reading.target.to.is_set() ? reading.view.hour(reading.target.to) : reading.end_hour();
  for (std::size_t row = 0; row < starts.size(); ++row)
    if (reading.column("arrangements", "kind")[row] == lull &&
        reading.column("arrangements", "text")[row] < 0 && starts[row] >= from && starts[row] < to)
      rows.push_back(row);
  return rows;
}

bool has_ended(const RunReading& reading, std::size_t row) {
  return reading.column("arrangements", "end")[row] >= 0;
}

}  // namespace

double halts(const RunReading& reading) {
  const auto rows = reading.asked_halts();
  return static_cast<double>(std::ranges::count_if(
      rows, [&](std::size_t row) { return reading.life(row) >= reading.target.at_least_hours; }));
}

Tally halts_kept(const RunReading& reading) {
  const auto& planned = reading.column("arrangements", "planned");
  Tally tally;
  for (const std::size_t row : reading.asked_halts()) {
    ++tally.all;
    if (planned[row] >= 0 && reading.life(row) >= planned[row]) ++tally.passed;
  }
  return tally;
}

Tally halts_held(const RunReading& reading) {
  Tally tally;
  for (const std::size_t row : reading.asked_halts()) {
    const double planned = reading.column("arrangements", "planned")[row];
    const double start = reading.column("arrangements", "start")[row];
    const double room = reading.end_hour() - start;
    const double wanted = planned >= 0 ? planned : room;
    const bool prolonged = reading.column("arrangements", "cause")[row] == renewed;
    const double kept = reading.kept_life(row);
    const bool broken = kept + last_hour < std::min(prolonged ? reading.life(row) : wanted, room);
    if (!broken && planned >= 0 && !prolonged && planned > room) continue;  // cut off, and good so far
    ++tally.all;
    if (!broken) ++tally.passed;
  }
  return tally;
}

double halt_hours(const RunReading& reading) {
  const auto asked = static_cast<double>(place_of(reading.view.halts, reading.target.of));
  const auto& setups = reading.column("arrangements", "setup");
  for (std::size_t row = 0; row < setups.size(); ++row)
    if (setups[row] == asked) return reading.life(row);
  return missing_value;
}

double longest(const RunReading& reading) {
  double most = 0;
  for (const std::size_t row : reading.asked_halts()) most = std::max(most, reading.kept_life(row));
  return most;
}

double halt_fire(const RunReading& reading) {
  double within = 0;
  double before = 0;
  for (const std::size_t row : reading.asked_halts()) {
    const double start = reading.column("arrangements", "start")[row];
    const double length = std::min(reading.life(row), start);
    if (reading.life(row) < reading.target.at_least_hours || length <= 0) continue;
    within += reading.rate(start, start + length) * length;
    before += reading.rate(start - length, start) * length;
  }
  return before > 0 ? within / before : missing_value;
}

double surge(const RunReading& reading) {
  double most = missing_value;
  for (const std::size_t row : reading.asked_halts()) {
    const double start = reading.column("arrangements", "start")[row];
    const double usual = start >= 25 ? reading.rate(start - 25, start - 1) : 0;
    if (usual <= 0) continue;
    const double ratio = reading.rate(start - 1, start) / usual;
    most = most >= ratio ? most : ratio;
  }
  return most;
}

double lull_hours(const RunReading& reading) {
  double most = 0;
  for (const std::size_t row : lulls(reading)) most = std::max(most, reading.life(row));
  return most;
}

double lull_ratio(const RunReading& reading) {
  for (const std::size_t row : lulls(reading)) {
    const double start = reading.column("arrangements", "start")[row];
    if (reading.life(row) < reading.target.at_least_hours || start < 24) continue;
    const double before = reading.rate(start - 24, start);
    if (before > 0) return reading.rate(start, start + reading.life(row)) / before;
  }
  return missing_value;
}

double lull_life(const RunReading& reading) {
  for (const std::size_t row : lulls(reading))
    if (has_ended(reading, row)) return reading.life(row);
  return missing_value;
}

Tally lulls_traced(const RunReading& reading) {
  Tally tally;
  for (const std::size_t row : lulls(reading)) {
    if (!has_ended(reading, row)) continue;
    ++tally.all;
    const bool acts = reading.column("arrangements", "first_breach")[row] >= 0 &&
                      reading.column("arrangements", "ended_by")[row] >= 0;
    if (acts && reading.column("arrangements", "cause")[row] == collapsed) ++tally.passed;
  }
  return tally;
}

double war_end(const RunReading& reading) {
  constexpr double first_days = 20 * 24;
  constexpr double tenth = 0.1;
  const double usual = reading.rate(0, std::min(first_days, reading.end_hour()));
  const double end = reading.end_hour();
  if (reading.rate(end - 24, end) > tenth * usual) return std::numeric_limits<double>::infinity();
  for (std::size_t place = reading.view.spec.time_hours.size(); place-- > 1;) {
    const double hour = reading.view.spec.time_hours[place];
    if (hour >= 24 && reading.rate(hour - 24, hour) > tenth * usual) return hour;
  }
  return missing_value;
}

}  // namespace truce::scorecard
