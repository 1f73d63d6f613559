// Blame, ambiguous incidents, compliance and spoiling.
#include "sim/formula/attribution.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sim/formula/compliance.hpp"

namespace truce::formula {
namespace {

TEST(Attribution, TheSameActHurtsMoreUnderHighPerceivedControl) {
  EXPECT_NEAR(blame({.5, 1, .85}), 1 / 1.15, 1e-15);
  EXPECT_NEAR(blame({.5, 1, .50}), 1 / 1.5, 1e-15);
  EXPECT_GT(blame({.5, 1, .95}), blame({.5, 1, .85}));
  EXPECT_NEAR(blame({.5, .3, .85}), .3 / .45, 1e-15);
}

TEST(Attribution, MonitorsExonerateWhoDidNotOrderTheAct) {
  EXPECT_NEAR(blame({.5, 1, .5, .5}), .5 / (.5 + .5 * 1.5), 1e-15);  // odds 2 x (1 - m) / (1 + m)
  EXPECT_EQ(blame({.5, 1, .85, 1}), 0);
}

// R.10 S3: one incident, two publics: gap above .6; the third, with weak reports both ways, moves less than
// .3.
TEST(Attribution, OneIncidentPolarisesAudiencesWithOppositePriors) {
  const std::array<Report, 2> at_first = {{{1, .9, .3}, {-1, .1, .3}}};
  const std::array<Report, 2> at_second = {{{1, .1, .3}, {-1, .9, .3}}};
  const std::array<Report, 2> at_third = {{{1, .5, .3}, {-1, .5, .3}}};
  const double first = incident_belief(.85, at_first);
  const double second = incident_belief(.08, at_second);
  EXPECT_GT(first - second, .6);
  EXPECT_GT(first, .85);
  EXPECT_LT(second, .08);
  EXPECT_NEAR(incident_belief(.45, at_third), .45, 1e-14);
}

TEST(Attribution, AddsReportsInLogOdds) {
  const std::array<Report, 1> report = {{{2, .5, .8}}};
  EXPECT_NEAR(incident_belief(.5, report), 0.689974, 1e-6);  // logistic(.8)
}

TEST(Compliance, IsItsBaseWithoutPressureAndFallsWithGrievance) {
  ComplianceInputs inputs;
  inputs.base = .93;
  EXPECT_NEAR(compliance(inputs), .93, 1e-14);
  inputs.grievance = 2;
  EXPECT_NEAR(compliance(inputs), 0.642605, 1e-6);
  inputs.discipline = 2;
  EXPECT_NEAR(compliance(inputs), .93, 1e-14);
}

TEST(Compliance, RestraintIsCommitmentTimesCompliance) {
  EXPECT_DOUBLE_EQ(restraint(0, .98, .01), 1);
  EXPECT_NEAR(restraint(1, .98, .01), .0298, 1e-12);     // the committed truce of 2008: .02 to .05
  EXPECT_NEAR(restraint(.87, .98, .01), .155926, 1e-9);  // an undeclared lull: .10 to .20
}

TEST(Spoiling, RisesWithThePerceivedStrengthOfModerates) {
  const double weak = spoiling_hazard({.01, .5, .2, .8});
  EXPECT_NEAR(weak, .0008, 1e-15);
  EXPECT_GT(spoiling_hazard({.01, .5, .9, .8}), weak);
}

}  // namespace
}  // namespace truce::formula
