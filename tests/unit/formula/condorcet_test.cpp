// The Condorcet election against KTAB's own reference run, and emission standards against BDM 1994 (model.md
// V1, V2).
#include "sim/formula/condorcet.hpp"

#include <gtest/gtest.h>

#include <array>

namespace truce::formula {
namespace {

// KTAB's dummyData_3Dim.csv: seven actors, three issues.
const std::array<Stakeholder, 7> group = {{
    {102.543, {75.79, 6.37, 70.45}, {49.53, 5.91, 28.15}},
    {53.393, {82.72, 73.50, 64.00}, {30.33, 21.22, 24.79}},
    {129.643, {82.45, 90.89, 0.07}, {48.47, 13.55, 34.62}},
    {75.920, {62.52, 50.82, 62.33}, {20.76, 39.24, 22.21}},
    {63.224, {82.34, 45.77, 73.31}, {40.96, 25.43, 22.59}},
    {120.048, {84.48, 33.70, 88.11}, {22.92, 39.35, 15.42}},
    {54.178, {70.96, 33.46, 90.36}, {31.79, 27.93, 26.03}},
}};

std::vector<double> capabilities() {
  std::vector<double> capability;
  for (const Stakeholder& stakeholder : group) capability.push_back(stakeholder.capability);
  return capability;
}

void expect_row(const std::vector<double>& found, const std::array<double, 7>& published, double tolerance) {
  ASSERT_EQ(found.size(), published.size());
  for (std::size_t k = 0; k < published.size(); ++k) EXPECT_NEAR(found[k], published[k], tolerance) << k;
}

TEST(Condorcet, ValuesPositionsAsTheReferenceRunDoes) {
  const ValueTable values = position_values(group, {});
  const std::vector<double> first(values.value.begin(), values.value.begin() + 7);
  expect_row(first, {1.000, .903, .639, .870, .929, .882, .890}, 5e-4);
}

TEST(Condorcet, FindsTheNeutralChancesRiskAndRiskAwareChancesOfTheReferenceRun) {
  const auto neutral = condorcet_chances(capabilities(), position_values(group, {}));
  expect_row(neutral, {.0018, .0209, .0021, .1078, .7054, .1275, .0345}, 1e-4);
  const auto risk = risk_attitudes(neutral);
  expect_row(risk, {-.500, -.459, -.499, -.274, 1.000, -.232, -.430}, 5e-4);
  const auto aware = condorcet_chances(capabilities(), position_values(group, risk));
  expect_row(aware, {.0047, .0302, .0054, .1492, .6001, .1447, .0656}, 1e-4);
}

TEST(Condorcet, EqualStakeholdersShareTheChance) {
  const std::vector<Stakeholder> twins(3, group[0]);
  const auto chances = condorcet_chances(std::array{1.0, 1.0, 1.0}, position_values(twins, {}));
  for (const double chance : chances) EXPECT_NEAR(chance, 1.0 / 3, 1e-15);
  for (const double risk : risk_attitudes(chances)) EXPECT_EQ(risk, 0);
}

// Netherlands, Belgium, Luxembourg, Germany, France, Italy, UK, Ireland, Denmark, Greece: years of delay.
const std::array<Bloc, 10> emission_standards = {{{.08, 4, .8},
                                                  {.08, 7, .4},
                                                  {.03, 4, .2},
                                                  {.16, 4, .8},
                                                  {.16, 10, .6},
                                                  {.16, 10, .6},
                                                  {.16, 10, .9},
                                                  {.05, 7, .1},
                                                  {.05, 4, 1},
                                                  {.08, 7, .7}}};

TEST(Condorcet, EmissionStandardsHaveThePublishedMeanAndMedian) {
  EXPECT_NEAR(weighted_mean(emission_standards), 7.3900, 5e-5);
  EXPECT_DOUBLE_EQ(condorcet_position(emission_standards), 7);
}

}  // namespace
}  // namespace truce::formula
