// Cards tell the truth: what a mechanism changes is what its card says it writes or adds to.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/invariance/cases.hpp"

namespace truce {
namespace {

bool names_it(const Names& names, const std::string& column) {
  return std::ranges::any_of(names, [&](std::string_view name) {
    return name == column || (name.ends_with(".*") && column.starts_with(name.substr(0, name.size() - 1)));
  });
}

// Full name of the column that holds this cell, or "".
std::string column_holding(World& world, const double* cell) {
  std::string found;
  for_each_table(world, [&](auto& table) {
    for_each_column(table, [&](const auto& column, auto& values) {
      const auto* first = reinterpret_cast<const std::byte*>(values.data());
      const auto* wanted = reinterpret_cast<const std::byte*>(cell);
      if (wanted >= first && wanted < first + values.size() * sizeof values[0])
        found = std::string(std::remove_cvref_t<decltype(table)>::name) + "." + std::string(column.name);
    });
  });
  return found;
}

// Runs one mechanism and notes what it changed against its card.
void watch(const Mechanism& mechanism, World& world, const Luck& luck, std::set<std::string>& faults) {
  const auto before = column_hashes(world);
  const std::size_t additions = world.additions.size();
  mechanism.apply(world, luck);
  const auto after = column_hashes(world);
  for (std::size_t column = 0; column < before.size(); ++column)
    if (!(before[column].second == after[column].second) &&
        !names_it(mechanism.card.writes, before[column].first))
      faults.insert(std::string(mechanism.card.name) + " writes " + before[column].first);
  for (std::size_t a = additions; a < world.additions.size(); ++a) {
    const std::string column = column_holding(world, world.additions[a].target);
    if (!names_it(mechanism.card.adds, column))
      faults.insert(std::string(mechanism.card.name) + " adds to " + column);
  }
}

// One step like the pipeline's, each mechanism watched.
void step(const std::vector<Mechanism>& mechanisms, World& world, Luck luck, std::set<std::string>& faults) {
  world.journal.clear();
  luck.step = static_cast<std::uint32_t>(++world.clock.step);
  for (std::size_t phase = 0; phase < phase_count; ++phase) {
    for (std::size_t m = 0; m < mechanisms.size(); ++m) {
      if (static_cast<std::size_t>(mechanisms[m].card.phase) != phase) continue;
      world.mechanism = static_cast<int>(m);
      watch(mechanisms[m], world, luck, faults);
    }
    for (const Addition& addition : world.additions) *addition.target += addition.amount;
    world.additions.clear();
  }
}

class Cards : public ::testing::TestWithParam<testing::Case> {};

TEST_P(Cards, DeclareEveryColumnThatChanges) {
  const RunPlan plan = testing::plan_of(testing::load(GetParam()));
  const Luck luck{plan.seed, 0, 0};
  World world = make_world(plan.setup);
  plan.pipeline->start(world, luck);
  std::set<std::string> faults;
  const double horizon = plan.setup->clock.horizon_hours;
  while (world.clock.hour() < horizon) step(plan.pipeline->mechanisms(), world, luck, faults);
  for (const std::string& fault : faults) ADD_FAILURE() << fault << ", undeclared";
}

TEST(CardTest, SeesAWriteThatIsNotDeclared) {
  const RunPlan plan = testing::plan_of(testing::load(testing::cases[0]));
  World world = make_world(plan.setup);
  const Mechanism sly{.card = {.name = "sly", .phase = Phase::events, .says = ""},
                      .start = {},
                      .apply = [](World& touched, const Luck&) {
                        touched.parties.aim[0] += 0.5;
                        touched.add(touched.parties.success[1], 0.1);
                      }};
  std::set<std::string> faults;
  step({sly}, world, Luck{}, faults);
  EXPECT_EQ(faults, (std::set<std::string>{"sly adds to parties.success", "sly writes parties.aim"}));
}

INSTANTIATE_TEST_SUITE_P(Shipped, Cards, ::testing::ValuesIn(testing::cases),
                         [](const auto& shown) { return std::string(shown.param.name); });

}  // namespace
}  // namespace truce
