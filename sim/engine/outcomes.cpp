// The outcomes, in the order of the file.
#include "sim/engine/outcomes.hpp"

#include <cmath>
#include <limits>

namespace truce {
namespace {

constexpr double never = std::numeric_limits<double>::quiet_NaN();

double longest_mutual(const World& world) {
  double longest = 0;
  const Arrangements& a = world.arrangements;
  for (std::size_t r = 0; r < rows_of(a); ++r) {
    if (a.mutual[r] == 0 || a.start_hour[r] > world.clock.hour()) continue;
    const double end = a.end[r] == HaltEnd::lives ? world.clock.hour() : a.end_hour[r];
    longest = std::max(longest, end - a.start_hour[r]);
  }
  return longest;
}

}  // namespace

std::vector<OutcomeSpec> outcome_specs(const ScenarioSetup& setup) {
  std::vector<OutcomeSpec> specs{
      {"calm_hours", "h", "hours of mutual calm, by events"},
      {"calm_hours_day60", "h", "hours of mutual calm to day 60"},
      {"first_calm72", "h", "start of the first mutual calm of 72 h or more, missing = none"},
      {"first_calm72_length", "h", "its length so far, missing = none"},
      {"calm_at_end", "1", "1 = the run ends in mutual calm (a censored calm)"},
      {"longest_agreed_halt", "h", "longest halt agreed by both sides"}};
  for (const auto& [id, stream] : setup.streams)
    specs.push_back({"events_" + id, "1", "events of stream " + id});
  for (const auto& [id, crowd] : setup.publics)
    specs.push_back({"deaths_" + id, "1", "deaths in public " + id});
  for (const auto& [id, party] : setup.parties)
    specs.push_back({"fighters_" + id, "1", "fighters of " + id + " killed"});
  return specs;
}

std::vector<double> outcome_values(const World& world, const CalmMeter& calm) {
  const bool had_long = calm.first_long_start() >= 0;
  std::vector<double> values{calm.hours(), calm.hours_to_day60(), had_long ? calm.first_long_start() : never,
                             had_long ? calm.first_long_length() : never, calm.is_calm() ? 1.0 : 0.0, longest_mutual(world)};
  for (const std::int64_t events : world.streams.events) values.push_back(static_cast<double>(events));
  for (const double deaths : world.publics.deaths) values.push_back(deaths);
  for (const double killed : world.parties.fighters_killed) values.push_back(killed);
  return values;
}

}  // namespace truce
