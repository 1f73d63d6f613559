// The swap test (ruling M10): exchange all values of the two parties, luck included, and get the mirrored run
// bit for bit.
#include <gtest/gtest.h>

#include <algorithm>

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
  std::stable_partition(entries.begin(), entries.end(),
                        [&](const Entry<T>& entry) { return owner_of(entry.value) != first; });
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

// Row in `b` of each entry of `a`, by id.
template <class T>
std::vector<std::size_t> rows_in(const Entries<T>& a, const Entries<T>& b) {
  std::vector<std::size_t> rows;
  for (const Entry<T>& entry : a) rows.push_back(static_cast<std::size_t>(row_of(b, entry.id)));
  return rows;
}

// Names of the columns of measured quantities in which two tables differ when rows are matched (indices are
// skipped).
template <class Table>
void compare(const Table& a, const Table& b, const std::vector<std::size_t>& rows, std::string& found) {
  const auto column_differs = [&](const auto& column) {
    const auto& x = a.*(column.member);
    const auto& y = b.*(column.member);
    using Value = typename std::remove_cvref_t<decltype(x)>::value_type;
    if constexpr (std::is_floating_point_v<Value> || std::is_same_v<Value, std::int64_t>) {
      for (std::size_t row = 0; row < rows.size() && column.name != "first"; ++row)
        if (!(x[row] == y[rows[row]]))
          found += std::string(Table::name) + "." + std::string(column.name) + " row " + std::to_string(row) +
                   "; ";
    }
  };
  std::apply([&](const auto&... column) { (column_differs(column), ...); }, Table::columns);
}

std::vector<std::size_t> citizen_rows(const World& a, const World& b,
                                      const std::vector<std::size_t>& publics) {
  std::vector<std::size_t> rows(rows_of(a.citizens));
  for (std::size_t p = 0; p < publics.size(); ++p)
    for (std::int64_t k = 0; k < a.publics.citizens[p]; ++k)
      rows[static_cast<std::size_t>(a.publics.first[p] + k)] =
          static_cast<std::size_t>(b.publics.first[publics[p]] + k);
  return rows;
}

// What differs between two worlds when everything is matched by id, or nothing.
std::string parting(const World& a, const World& b) {
  std::string found;
  const auto publics = rows_in(a.setup->publics, b.setup->publics);
  compare(a.parties, b.parties, rows_in(a.setup->parties, b.setup->parties), found);
  compare(a.factions, b.factions, rows_in(a.setup->factions, b.setup->factions), found);
  compare(a.streams, b.streams, rows_in(a.setup->streams, b.setup->streams), found);
  compare(a.works, b.works, rows_in(a.setup->tunnels, b.setup->tunnels), found);
  compare(a.outlets, b.outlets, rows_in(a.setup->outlets, b.setup->outlets), found);
  compare(a.leaders, b.leaders, rows_in(a.setup->leaders, b.setup->leaders), found);
  compare(a.mediators, b.mediators, rows_in(a.setup->mediators, b.setup->mediators), found);
  compare(a.relations, b.relations, rows_in(a.setup->relations, b.setup->relations), found);
  compare(a.regions, b.regions, rows_in(a.setup->regions, b.setup->regions), found);
  compare(a.publics, b.publics, publics, found);
  compare(a.citizens, b.citizens, citizen_rows(a, b, publics), found);
  return found.substr(0, 400);
}

// Steps a run and its mirror side by side; the first parting with its step, or nothing.
std::string parting_of_runs(const RunPlan& plan, const RunPlan& mirrored, std::uint32_t replicate) {
  Simulation a(plan.setup, *plan.pipeline, Luck{plan.seed, replicate, 0});
  Simulation b(mirrored.setup, *mirrored.pipeline, Luck{plan.seed, replicate, 0});
  while (true) {
    if (const std::string found = parting(a.world(), b.world()); !found.empty())
      return "step " + std::to_string(a.world().clock.step) + ": " + found;
    if (a.finished()) return "";
    a.step();
    b.step();
  }
}

void expect_mirrored(const Scenario& scenario) {
  const Scenario other = mirror(scenario);
  const RunPlan plan = testing::plan_of(scenario);
  const RunPlan mirrored = testing::plan_of(other);
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate)
    EXPECT_EQ(parting_of_runs(plan, mirrored, replicate), "") << "replicate " << replicate;
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
  EXPECT_NE(parting_of_runs(plan, mirrored, 0), "");
}

}  // namespace
}  // namespace truce
