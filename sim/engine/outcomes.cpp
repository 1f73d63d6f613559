// The outcomes, in the order of the file.
#include "sim/engine/outcomes.hpp"

#include <algorithm>
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

// Whether a halt that both sides agreed to was in force at some time from `from` to `to` (a lull is no
// agreement).
bool agreed_between(const World& world, double from, double to) {
  const Arrangements& a = world.arrangements;
  for (std::size_t r = 0; r < rows_of(a); ++r) {
    const double end = a.end[r] == HaltEnd::lives ? to : a.end_hour[r];
    if (a.mutual[r] != 0 && a.kind[r] != HaltKind::lull && a.start_hour[r] <= to && end > from) return true;
  }
  return false;
}

// The first long calm, if it came (or did not come) under an agreed halt: the two compete (ruling H7).
double first_long(const World& world, const CalmMeter& calm, bool agreed) {
  constexpr double long_hours = 72;
  const double start = calm.first_long_start();
  return start >= 0 && agreed_between(world, start, start + long_hours) == agreed ? start : never;
}

// A leader who can block alone, nullptr for others.
const LeaderSetup* blocker(const ScenarioSetup& setup, const std::string& id) {
  const int row = row_of(setup.leaders, id);
  if (row < 0) return nullptr;
  const LeaderSetup& leader = setup.leaders[static_cast<std::size_t>(row)].value;
  return leader.role == LeaderRole::decider && leader.veto >= 1 && !leader.party.empty() ? &leader : nullptr;
}

// Rows of relations whose change of trust is an outcome: between such leaders of different parties.
std::vector<std::size_t> watched_trust(const ScenarioSetup& setup) {
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < setup.relations.size(); ++r) {
    const LeaderSetup* from = blocker(setup, setup.relations[r].value.from);
    const LeaderSetup* to = blocker(setup, setup.relations[r].value.to);
    if (from != nullptr && to != nullptr && from->party != to->party) rows.push_back(r);
  }
  return rows;
}

// A mediator that leads an effort, before a leader who can block alone.
struct Standing {
  std::size_t mediator = 0;
  std::size_t leader = 0;
};

std::vector<Standing> watched_reputations(const ScenarioSetup& setup) {
  const auto leads = [&](const std::string& id) {
    return std::ranges::any_of(setup.efforts, [&](const auto& effort) {
      const int row = row_of(setup.strategies, effort.value.strategy);
      return row >= 0 && setup.strategies[static_cast<std::size_t>(row)].value.lead == id;
    });
  };
  std::vector<Standing> list;
  for (std::size_t m = 0; m < setup.mediators.size(); ++m)
    for (std::size_t l = 0; leads(setup.mediators[m].id) && l < setup.leaders.size(); ++l)
      if (blocker(setup, setup.leaders[l].id) != nullptr) list.push_back({m, l});
  return list;
}

// Mean of the expectations of honesty, neutrality and delivery, (good + 1) / (good + bad + 2) each.
double mean_reputation(const Reputations& all, const Standing& of) {
  const auto expected = [](double good, double bad) { return (good + 1) / (good + bad + 2); };
  for (std::size_t row = 0; row < rows_of(all); ++row)
    if (all.mediator[row] == of.mediator && all.decider[row] == of.leader)
      return (expected(all.honest_good[row], all.honest_bad[row]) +
              expected(all.neutral_good[row], all.neutral_bad[row]) +
              expected(all.delivers_good[row], all.delivers_bad[row])) /
             3;
  return never;
}

// The reputations of step 0 again, from their rows: the hour, then the columns of the registry.
Reputations from_rows(const TableRows& rows) {
  Reputations all;
  if (rows.columns.empty()) return all;
  resize_rows(all, rows.columns.front().size());
  std::size_t place = 1;
  for_each_column(all, [&](const auto&, auto& values) {
    using Value = typename std::decay_t<decltype(values)>::value_type;
    for (std::size_t row = 0; row < values.size(); ++row) {
      if constexpr (std::is_floating_point_v<Value>)
        values[row] = rows.columns[place][row];
      else
        values[row] = Value(static_cast<std::size_t>(rows.columns[place][row]));
    }
    ++place;
  });
  return all;
}

}  // namespace

std::vector<OutcomeSpec> outcome_specs(const ScenarioSetup& setup) {
  std::vector<OutcomeSpec> specs{
      {"calm_hours", "h", "hours of mutual calm, by events; of a branch those since"},
      {"calm_hours_day60", "h", "hours of mutual calm to day 60; of a branch those since"},
      {"first_calm72", "h", "start of the first mutual calm of 72 h or more, missing = none"},
      {"first_calm72_length", "h", "its length so far, missing = none"},
      {"calm_at_end", "1", "1 = the run ends in mutual calm (a censored calm)"},
      {"longest_agreed_halt", "h", "longest halt agreed by both sides"},
      {"agreed_end", "h", "start of the first mutual calm of 72 h, if under an agreed halt, missing = none"},
      {"unilateral_end", "h", "the same without one: somebody stopped unasked, missing = none"}};
  for (const auto& [id, stream] : setup.streams)
    specs.push_back({"events_" + id, "1", "events of stream " + id});
  for (const auto& [id, crowd] : setup.publics)
    specs.push_back({"deaths_" + id, "1", "deaths in public " + id});
  for (const auto& [id, party] : setup.parties)
    specs.push_back({"fighters_" + id, "1", "fighters of " + id + " killed"});
  if (setup.clock.horizon_hours > day60_hours) {
    for (const auto& [id, crowd] : setup.publics)
      specs.push_back({"day60_deaths_" + id, "1", "deaths in public " + id + " to day 60"});
    for (const auto& [id, party] : setup.parties)
      specs.push_back({"day60_fighters_" + id, "1", "fighters of " + id + " killed to day 60"});
  }
  for (const std::size_t row : watched_trust(setup)) {
    const RelationSetup& pair = setup.relations[row].value;
    specs.push_back({"trust_change_" + pair.from + "_" + pair.to, "1",
                     "change of trust of " + pair.from + " in " + pair.to});
  }
  for (const Standing& of : watched_reputations(setup)) {
    const std::string& mediator = setup.mediators[of.mediator].id;
    const std::string& leader = setup.leaders[of.leader].id;
    specs.push_back(
        {"reputation_change_" + mediator + "_" + leader, "1",
         "change of the reputation of " + mediator + " with " + leader + ", mean of three domains"});
  }
  return specs;
}

std::vector<double> outcome_values(const World& world, const CalmMeter& calm, const TableRows& at_start,
                                   const TollDay60& toll) {
  const bool had_long = calm.first_long_start() >= 0;
  std::vector<double> values{calm.hours(),
                             calm.hours_to_day60(),
                             had_long ? calm.first_long_start() : never,
                             had_long ? calm.first_long_length() : never,
                             calm.is_calm() ? 1.0 : 0.0,
                             longest_mutual(world),
                             first_long(world, calm, true),
                             first_long(world, calm, false)};
  for (const std::int64_t events : world.streams.events) values.push_back(static_cast<double>(events));
  for (const double deaths : world.publics.deaths) values.push_back(deaths);
  for (const double killed : world.parties.fighters_killed) values.push_back(killed);
  values.insert(values.end(), toll.deaths.begin(), toll.deaths.end());
  values.insert(values.end(), toll.fighters.begin(), toll.fighters.end());
  for (const std::size_t row : watched_trust(*world.setup))
    values.push_back(world.relations.trust[row] - world.setup->relations[row].value.trust);
  const Reputations before = from_rows(at_start);
  for (const Standing& of : watched_reputations(*world.setup))
    values.push_back(mean_reputation(world.reputations, of) - mean_reputation(before, of));
  return values;
}

}  // namespace truce
