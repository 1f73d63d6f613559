// Strategies that take from others what they leave out.
#include <gtest/gtest.h>

#include "sim/scenario/guard.hpp"
#include "sim/scenario/inherit.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce {
namespace {

TEST(Inherit, FillsWhatIsLeftOutJoinsMapsAndReplacesLists) {
  Node root = read_yaml_text(
      "strategies:\n"
      "  child: {inherit: parent, versions: 2, text: {forces: 1}, excluded: [c]}\n"
      "  parent: {inherit: grandparent, lead: envoy, text: {crossings: 0.5}, excluded: [a, b]}\n"
      "  grandparent: {patience_days: 9, versions: 7}\n",
      "scenario");
  std::vector<Fault> faults;
  inherit_strategies(root, faults);
  EXPECT_TRUE(faults.empty());
  const Node& child = root.find("strategies")->value.find("child")->value;
  EXPECT_EQ(child.find("inherit"), nullptr);
  EXPECT_EQ(child.find("lead")->value.text, "envoy");
  EXPECT_EQ(child.find("patience_days")->value.text, "9");
  EXPECT_EQ(child.find("versions")->value.text, "2");
  EXPECT_EQ(child.find("text")->value.members.size(), 2U);
  EXPECT_EQ(child.find("excluded")->value.items.size(), 1U);
}

TEST(Inherit, LeavesTheOrderOfStrategiesAndThoseWithoutItAlone) {
  Node root =
      read_yaml_text("strategies: {b: {inherit: a}, a: {lead: envoy}, c: {lead: other}}\n", "scenario");
  std::vector<Fault> faults;
  inherit_strategies(root, faults);
  const Node& strategies = root.find("strategies")->value;
  EXPECT_EQ(strategies.members[0].key, "b");
  EXPECT_EQ(strategies.members[2].value.members.size(), 1U);
}

TEST(Inherit, IsResolvedInTheStoredScenario) {
  const std::string path = std::string(TRUCE_SOURCE_DIR) + "/scenarios/two_parties_mediator.yaml";
  const Scenario first = load_scenario(path, {});
  const Scenario again = load_scenario_text(first.resolved, "again", {});
  EXPECT_EQ(first.resolved, again.resolved);
}

}  // namespace
}  // namespace truce
