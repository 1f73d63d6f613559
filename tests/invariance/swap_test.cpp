// The swap test (ruling M10): exchange all values of the two parties, luck included, and get the mirrored run bit for bit.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/engine/recorder.hpp"
#include "tests/invariance/cases.hpp"

namespace truce {
namespace {

// The party an entry belongs to, through whatever word says so; "" = nobody's.
std::string owner_of(const FactionSetup& x) { return x.party; }
std::string owner_of(const StreamSetup& x) { return x.party; }
std::string owner_of(const TunnelsSetup& x) { return x.owner; }
std::string owner_of(const PublicSetup& x) { return x.party; }
std::string owner_of(const OutletSetup& x) { return x.party; }
std::string owner_of(const LeaderSetup& x) { return x.party; }

// What belongs to `first` moves behind the rest of its kind, order kept otherwise.
template <class T>
void move_behind(Entries<T>& entries, const std::string& first) {
  std::stable_partition(entries.begin(), entries.end(), [&](const Entry<T>& entry) { return owner_of(entry.value) != first; });
}

// The same conflict with the two parties, and all they own, listed the other way round; each keeps its luck.
Scenario mirror(Scenario scenario) {
  ScenarioFile& file = scenario.file;
  const std::string first = file.parties[0].id;
  file.parties[0].value.luck = 0;
  file.parties[1].value.luck = 1;
  std::swap(file.parties[0], file.parties[1]);
  move_behind(file.factions, first);
  move_behind(file.streams, first);
  move_behind(file.tunnels, first);
  move_behind(file.publics, first);
  move_behind(file.outlets, first);
  move_behind(file.leaders, first);
  return scenario;
}

std::size_t row_named(const RecordSpec& spec, const std::string& dimension, const std::string& id) {
  const auto found = std::ranges::find(spec.dimensions, dimension, &Dimension::name);
  return static_cast<std::size_t>(std::ranges::find(found->members, id) - found->members.begin());
}

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// First series, time and member in which two runs part when read by id, or nothing.
std::string parting(const RecordSpec& a_spec, const RunRecord& a, const RecordSpec& b_spec, const RunRecord& b) {
  std::string earliest;
  std::size_t earliest_time = a_spec.time_hours.size();
  for (std::size_t s = 0; s < a_spec.series.size(); ++s) {
    const std::string& dimension = a_spec.series[s].dimension;
    const std::size_t members = a.series[s].size() / a_spec.time_hours.size();
    for (std::size_t time = 0; time < earliest_time; ++time)
      for (std::size_t m = 0; m < members; ++m) {
        std::string id;
        std::size_t other = m;
        if (!dimension.empty()) {
          id = std::ranges::find(a_spec.dimensions, dimension, &Dimension::name)->members[m];
          other = row_named(b_spec, dimension, id);
        }
        const float x = a.series[s][time * members + m];
        const float y = b.series[s][time * members + other];
        if (same_number(x, y)) continue;
        earliest_time = time;
        earliest = a_spec.series[s].name + " of " + id + " at " + std::to_string(a_spec.time_hours[time]) + " h: " +
                   std::to_string(x) + " and " + std::to_string(y);
        break;
      }
  }
  return earliest;
}

void expect_mirrored(const Scenario& scenario) {
  const Scenario other = mirror(scenario);
  const RunPlan plan = testing::plan_of(scenario);
  const RunPlan mirrored = testing::plan_of(other);
  for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
    const RunRecord a = run_one(plan, replicate);
    const RunRecord b = run_one(mirrored, replicate);
    ASSERT_EQ(a.error, "");
    ASSERT_EQ(b.error, "");
    EXPECT_EQ(parting(record_spec(*plan.setup, {}), a, record_spec(*mirrored.setup, {}), b), "") << "replicate " << replicate;
  }
}

TEST(Swap, MirrorsTheMinimalConflictBitForBit) {
  Scenario scenario = testing::load(testing::cases[0]);
  scenario.file.streams[0].value.rate_per_hour = 2;  // unequal sides, so that a mix-up shows
  expect_mirrored(scenario);
}

TEST(Swap, MirrorsTwoPartiesBitForBit) { expect_mirrored(testing::load(testing::cases[1])); }

TEST(Swap, SeesTheDifferenceWhenLuckIsNotExchanged) {
  Scenario scenario = testing::load(testing::cases[0]);
  scenario.file.streams[0].value.rate_per_hour = 2;
  Scenario other = mirror(scenario);
  std::swap(other.file.parties[0].value.luck, other.file.parties[1].value.luck);
  const RunPlan plan = testing::plan_of(scenario);
  const RunPlan mirrored = testing::plan_of(other);
  EXPECT_NE(parting(record_spec(*plan.setup, {}), run_one(plan, 0), record_spec(*mirrored.setup, {}), run_one(mirrored, 0)), "");
}

}  // namespace
}  // namespace truce
