// Choosing a strategy by name: files of the folder, ids of the scenario, names that are neither; and what
// differs.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "sim/scenario/differences.hpp"
#include "sim/scenario/guard.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/strategy_choice.hpp"
#include "tests/unit/scenario/messages.hpp"

namespace truce {
namespace {

namespace fs = std::filesystem;

const std::string shipped = std::string(TRUCE_SOURCE_DIR) + "/scenarios";

// Two strategies of the scenario itself, one file beside it.
class Choice : public ::testing::Test {
 protected:
  Choice() {
    fs::create_directory(fs::path(folder_.path()) / "strategies");
    folder_.write("strategies/s07_shuttle.yaml",
                  "note: a shuttle\nstrategies: {s07: {lead: envoy}}\nefforts: {go: {strategy: s07}}\n");
    folder_.write("strategies/s08_wrong.yaml", "clock: {horizon_hours: 3}\nefforts: {}\n");
    folder_.write("strategies/s09_bare.yaml", "strategies: {s09: {lead: envoy}}\n");
  }

  Node tree_ = read_yaml_text(
      "arrangements: recorded\n"
      "strategies: {calls: {lead: envoy}, visits: {lead: envoy}}\n"
      "efforts: {one: {strategy: calls}, two: {strategy: visits}}\n",
      "scenario");

  std::string lay(const std::string& name) { return lay_strategy(tree_, name, folder_.path()); }
  std::string told(const std::string& name) {
    return messages_of([&] { (void)lay(name); });
  }
  const Node& at(const char* key) { return tree_.find(key)->value; }

 private:
  ScratchFolder folder_;
};

TEST_F(Choice, AFileIsFoundByTheFirstPartOfItsName) {
  EXPECT_EQ(lay("s07"), "s07_shuttle");
  ASSERT_EQ(at("efforts").members.size(), 1U);
  EXPECT_EQ(at("efforts").members[0].key, "go");
  EXPECT_EQ(at("strategies").members.size(), 3U);
  EXPECT_EQ(at("arrangements").text, "negotiated");
  EXPECT_EQ(tree_.find("note"), nullptr);
}

TEST_F(Choice, AnIdOfTheScenarioBecomesItsOnlyEffort) {
  EXPECT_EQ(lay("visits"), "visits");
  ASSERT_EQ(at("efforts").members.size(), 1U);
  EXPECT_EQ(at("efforts").members[0].value.find("strategy")->value.text, "visits");
}

TEST_F(Choice, AnUnknownNameIsToldWithTheNearestAndAll) {
  const std::string message = told("s7");
  EXPECT_NE(message.find("--strategy: 's7' names no strategy"), std::string::npos) << message;
  EXPECT_NE(message.find("did you mean 's07'?"), std::string::npos) << message;
  EXPECT_NE(message.find("known: s07_shuttle, s08_wrong, s09_bare, calls, visits"), std::string::npos)
      << message;
}

TEST_F(Choice, APathIsNoName) { EXPECT_NE(told("../strategies/s07_shuttle"), ""); }

TEST_F(Choice, AStrategyFileHoldsNothingElse) {
  EXPECT_NE(told("s08").find("'clock' does not belong in a strategy file"), std::string::npos);
  EXPECT_NE(told("s09").find("'efforts' is missing"), std::string::npos);
}

TEST(ShippedStrategies, AreAllGoodForTheNegotiatedScenario) {
  const std::vector<std::string> names = strategies_in(shipped);
  EXPECT_GE(names.size(), 33U);
  for (const std::string& name : names) {
    const std::string faults = messages_of([&] {
      const Scenario scenario = load_scenario_with(shipped + "/gaza_2014.yaml", name, {});
      EXPECT_EQ(scenario.strategy, name);
      EXPECT_EQ(scenario.file.arrangements, ArrangementMode::negotiated) << name;
      EXPECT_TRUE(scenario.file.texts.empty()) << name;
      EXPECT_EQ(scenario.warnings.size(), 0U) << name;
    });
    EXPECT_EQ(faults, "") << name;
  }
}

TEST(Differences, NameTheKeyAndBothValues) {
  const std::vector<Difference> found =
      differences(shipped + "/strategies/s01_kerry_shuttle.yaml", shipped + "/strategies/s04_us_alone.yaml");
  const auto leak = std::find_if(found.begin(), found.end(), [](const Difference& one) {
    return one.key == "strategies.1.leak_per_day";
  });
  ASSERT_NE(leak, found.end());
  EXPECT_EQ(leak->first, "0.5");
  EXPECT_EQ(leak->second, "0.35");
  EXPECT_TRUE(differences(shipped + "/minimal.yaml", shipped + "/minimal.yaml").empty());
}

}  // namespace
}  // namespace truce
