// Looks names up in the spec of the records.
#include "analysis/scorecard/view.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/base/time.hpp"

namespace truce::scorecard {
namespace {

template <class List>
std::size_t place_by_name(const List& list, std::string_view name) {
  for (std::size_t place = 0; place < list.size(); ++place)
    if (list[place].name == name) return place;
  return RecordView::none;
}

constexpr double slack_hours = 1e-6;  // of sums of step lengths

}  // namespace

std::size_t place_of(const std::vector<std::string>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? RecordView::none : static_cast<std::size_t>(found - names.begin());
}

std::size_t RecordView::series(std::string_view name) const { return place_by_name(spec.series, name); }
std::size_t RecordView::outcome(std::string_view name) const { return place_by_name(spec.outcomes, name); }

bool RecordView::has_table(std::string_view name) const { return place_by_name(spec.tables, name) != none; }

std::size_t RecordView::event_kind(std::string_view word) const {
  const std::size_t table = place_by_name(spec.tables, "events");
  const std::size_t column = table == none ? none : place_by_name(spec.tables[table].columns, "kind");
  return column == none ? none : place_of(spec.tables[table].columns[column].meanings, word);
}

std::vector<std::string> RecordView::members(std::string_view dimension) const {
  if (dimension.empty()) return {""};
  const std::size_t place = place_by_name(spec.dimensions, dimension);
  return place == none ? std::vector<std::string>{} : spec.dimensions[place].members;
}

double RecordView::hour(Instant moment) const {
  const auto start = parse_instant(spec.start);
  require(start.has_value(), "a record has no start");
  return static_cast<double>(moment.minutes - start->minutes) / 60.0;
}

std::size_t RecordView::row_at(double hour) const {
  const auto after = std::ranges::upper_bound(spec.time_hours, hour + slack_hours);
  return after == spec.time_hours.begin() ? 0 : static_cast<std::size_t>(after - spec.time_hours.begin()) - 1;
}

const std::vector<double>& RecordView::column(const RunRecord& run, std::string_view table,
                                              std::string_view name) const {
  const std::size_t t = place_by_name(spec.tables, table);
  require(t != none, "no such table: " + std::string(table));
  const std::size_t c = place_by_name(spec.tables[t].columns, name);
  require(c != none, "no such column: " + std::string(name));
  return run.tables.at(t).columns.at(c);
}

double RecordView::at(const RunRecord& run, std::size_t place, std::size_t member, std::size_t row) const {
  const std::size_t width = members(spec.series[place].dimension).size();
  if (member != none) return static_cast<double>(run.series[place].at(row * width + member));
  double sum = 0;
  for (std::size_t m = 0; m < width; ++m) sum += static_cast<double>(run.series[place].at(row * width + m));
  return sum;
}

}  // namespace truce::scorecard
