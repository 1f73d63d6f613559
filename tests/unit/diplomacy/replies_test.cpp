// Replies against numbers worked by hand from rulings M1 and M2, and what must not change them.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/diplomacy/decision.hpp"
#include "sim/formula/reply_sum.hpp"
#include "tests/unit/diplomacy/tiny.hpp"

namespace truce {
namespace {

using formula::Term;
using testing::small_world;

double term(const DecisionRow& row, Term which) { return row.term[static_cast<std::size_t>(which)]; }

// North searches for what south has dug and has its forces inside; the text stops all for 12 hours.
ScenarioSetup hand_setup() {
  ScenarioSetup setup = testing::table_setup(0.05, 0.0);
  WarSetup& war = setup.parties[0].value.war;
  war.aim_weight = 0.25;
  war.aim_start = 0.5;
  war.support_weight = 0.2;
  setup.tunnels = {{"works", TunnelsSetup{}}};
  setup.tunnels[0].value.owner = "south";
  setup.tunnels[0].value.searcher = "north";
  LeaderSetup& north = setup.leaders[0].value;
  north.needs_consultation = true;
  north.audience_cost = 0.6;
  north.pledge_start = 0.5;
  north.preferences = {{"crossings",
                        {.ideal = 0.25,
                         .salience = 1,
                         .reservation = 0.5,
                         .reservation_worn = 0.75,
                         .acceptable = Side::at_most}},
                       {"tunnel_work",
                        {.ideal = 1,
                         .salience = 1,
                         .reservation = 0.5,
                         .reservation_worn = 0.1,
                         .active = Active::forces_inside}}};
  setup.mediators.push_back({"rival", MediatorSetup{}});
  setup.mediators[1].value.rival_channel = true;
  setup.mediators[0].value.effort_start = 0.5;
  setup.relations = {{"a", {.from = "envoy", .to = "north_lead", .leverage = 0.4}},
                     {"b", {.from = "north_lead", .to = "envoy", .rivalry = -0.6}},
                     {"c", {.from = "north_lead", .to = "rival", .rivalry = 0.7}}};
  TextSetup& text = setup.texts[0].value;
  text.rival_share = 0.25;
  text.consulted = {{"north_lead", 0.8}};
  text.issues = {{"crossings", 0.75}, {"tunnel_work", 0.25}, {"monitoring", 0.5}};
  text.recorded = {{"north_lead", 0}};
  return setup;
}

World at_the_table(const ScenarioSetup& setup) {
  World world = small_world(setup);
  const Luck luck{7, 0, 3};
  world.clock.step = 3;
  world.parties.ground[0] = GroundState::inside;
  world.works.left_share[0] = 0.7;
  world.parties.weariness[0] = 0.3;
  world.parties.fighters_killed_day[0] = 3.5;
  world.publics.backs[0] = 0.8;
  world.leaders.momentum[0] = 0.2;
  TextsTabled{}.apply(world, luck);
  Replies{}.apply(world, luck);
  return world;
}

TEST(Replies, AddTheTermsOfTheRulingAsWorkedByHand) {
  const World world = at_the_table(hand_setup());
  ASSERT_EQ(world.journal.decisions.size(), 2U);
  const DecisionRow& row = world.journal.decisions[0];
  const double scale = 0.153518;  // 1 - exp(-12/72)
  EXPECT_NEAR(row.scale, scale, 1e-6);
  // crossings: R = .5 + .25 x .3 = .575, margin -(.75 - .575)/.325 doubled; work: R = .5 - .4 x .3 = .38,
  // margin (.25 - .38)/.62 doubled; V = 3 x mean.
  const double value = 3 * (2 * -(0.75 - 0.575) / 0.325 + 2 * (0.25 - 0.38) / 0.62) / 2;
  EXPECT_NEAR(term(row, Term::value), scale * 0.113 * value, 1e-6);
  EXPECT_NEAR(term(row, Term::war_base), -scale * 0.10, 1e-6);
  EXPECT_NEAR(term(row, Term::war_aim), -scale * 0.25 * 0.5 * 0.7 * 0.75, 1e-6);
  EXPECT_NEAR(term(row, Term::war_support), -scale * 0.2 * 0.3, 1e-6);
  EXPECT_NEAR(term(row, Term::war_regrouping), -scale * 0.05 * 0.5, 1e-6);
  EXPECT_NEAR(term(row, Term::war_weariness), scale * 0.2 * 0.3, 1e-6);
  EXPECT_NEAR(term(row, Term::cover), 0.02 * 3.5 + 0.02, 1e-9);
  EXPECT_NEAR(term(row, Term::leverage), 0.25 * 0.4 * 0.5, 1e-9);
  EXPECT_NEAR(term(row, Term::author_credit), 0.15 * (0.75 * 0.6 - 0.25 * 0.7), 1e-9);
  EXPECT_NEAR(term(row, Term::legitimacy), -0.10 * 0.25, 1e-9);
  EXPECT_NEAR(term(row, Term::consultation), -0.30 * 0.2, 1e-9);
  EXPECT_NEAR(term(row, Term::audience_cost), -0.10 * 0.6 * 0.5 * 0.5, 1e-9);
  EXPECT_NEAR(term(row, Term::momentum), 0.15 * 0.2, 1e-9);
  EXPECT_NEAR(term(row, Term::disposition), 0.05, 1e-12);
  double sum = 0;
  for (const double part : row.term) sum += part;
  EXPECT_NEAR(row.sum, sum, 1e-12);
  EXPECT_NEAR(row.probability, 1 / (1 + std::exp(-sum / 0.087)), 1e-12);
  EXPECT_EQ(row.answer, row.draw < row.probability ? 1 : 0);
  EXPECT_EQ(row.recorded, 0);
  EXPECT_EQ(world.journal.decisions[1].recorded, -1);
  EXPECT_EQ(row.binding, static_cast<int>(Term::consultation));
}

TEST(Replies, FrozenReservationsStayWhereTheyWere) {
  ScenarioSetup setup = hand_setup();
  setup.decision.reservations = ReservationMode::frozen;
  const World world = at_the_table(setup);
  const double value = 3 * (2 * -(0.75 - 0.5) / 0.25 + 2 * (0.25 - 0.5) / 0.5) / 2;
  EXPECT_NEAR(term(world.journal.decisions[0], Term::value), 0.153518 * 0.113 * value, 1e-6);
}

TEST(Replies, TheTwinWithoutTermsDiffersInTheValueOnly) {
  ScenarioSetup setup = hand_setup();
  const World plain = at_the_table(setup);
  setup.decision.terms_weight = 0;
  const World twin = at_the_table(setup);
  EXPECT_EQ(term(twin.journal.decisions[0], Term::value), 0);
  EXPECT_NE(term(plain.journal.decisions[0], Term::value), 0);
  for (std::size_t t = 1; t < DecisionRow::terms; ++t)
    EXPECT_EQ(twin.journal.decisions[0].term[t], plain.journal.decisions[0].term[t]);
  EXPECT_EQ(twin.journal.decisions[0].draw, plain.journal.decisions[0].draw);
}

TEST(Replies, TheGroundIssueCountsOnlyWithForcesInside) {
  ScenarioSetup setup = hand_setup();
  World world = small_world(setup);
  world.publics.backs[0] = 0.8;
  const diplomacy::TextSeen text{};
  const Luck luck{7, 0, 3};
  EXPECT_EQ(diplomacy::stances(world, luck, 0, text)[3].active, 0);
  world.parties.ground[1] = GroundState::inside;
  EXPECT_EQ(diplomacy::stances(world, luck, 0, text)[3].active, 1);
}

TEST(Replies, AnAuthorSaysYesToItsOwnText) {
  ScenarioSetup setup = testing::table_setup(-3, -3);
  setup.texts[0].value.authors = {"north_lead"};
  const World world = at_the_table([&] {
    setup.tunnels = hand_setup().tunnels;
    return setup;
  }());
  EXPECT_EQ(world.journal.decisions[0].answer, 1);
  EXPECT_EQ(world.journal.decisions[0].own_text, 1);
  EXPECT_EQ(world.journal.decisions[1].answer, 0);
}

TEST(Replies, ComeAfterTheLeadersDelayAndOnce) {
  ScenarioSetup setup = testing::table_setup(0, 0, 200);
  for (auto& [id, leader] : setup.leaders) leader.reply_delay_hours = 10;
  std::vector<double> hours;
  testing::run(setup, testing::table_pipeline(), 60, 5, [&](const World& world) {
    for (const DecisionRow& row : world.journal.decisions) hours.push_back(row.hour);
  });
  ASSERT_EQ(hours.size(), 2U);
  for (const double hour : hours) {
    EXPECT_GE(hour, 3 + 5);
    EXPECT_LE(hour, 3 + 16);
  }
}

std::vector<DecisionRow> decisions_of(const ScenarioSetup& setup) {
  std::vector<DecisionRow> rows;
  testing::run(setup, testing::table_pipeline(), 80, 11, [&](const World& world) {
    rows.insert(rows.end(), world.journal.decisions.begin(), world.journal.decisions.end());
  });
  return rows;
}

void expect_same(const std::vector<DecisionRow>& a, const std::vector<DecisionRow>& b) {
  ASSERT_EQ(a.size(), b.size());
  ASSERT_FALSE(a.empty());
  for (std::size_t row = 0; row < a.size(); ++row) {
    EXPECT_EQ(a[row].hour, b[row].hour);
    EXPECT_EQ(a[row].term, b[row].term);
    EXPECT_EQ(a[row].draw, b[row].draw);
    EXPECT_EQ(a[row].answer, b[row].answer);
  }
}

TEST(Replies, AreTheSameWhenAllDatesAreShiftedByNinetyDays) {
  ScenarioSetup setup = testing::table_setup(0.1, 0.1);
  setup.covers = {{"feast", {"feast", testing::moment("2014-07-08 00:00"), 48, 0.05}}};
  const auto plain = decisions_of(setup);
  constexpr std::int64_t shift = 90 * 24 * 60;
  setup.clock.start.minutes += shift;
  setup.covers[0].value.from.minutes += shift;
  setup.texts[0].value.tabled.minutes += shift;
  expect_same(plain, decisions_of(setup));
}

TEST(Replies, AreTheSameUnderOtherNames) {
  ScenarioSetup setup = hand_setup();
  const auto plain = decisions_of(setup);
  setup.leaders[0].id = "first_voice";
  setup.mediators[0].id = "broker";
  setup.texts[0].id = "paper";
  setup.texts[0].value.leads = {"broker"};
  setup.texts[0].value.consulted[0].id = "first_voice";
  setup.texts[0].value.recorded[0].id = "first_voice";
  for (auto& [id, relation] : setup.relations) {
    if (relation.from == "north_lead") relation.from = "first_voice";
    if (relation.to == "north_lead") relation.to = "first_voice";
    if (relation.from == "envoy") relation.from = "broker";
    if (relation.to == "envoy") relation.to = "broker";
  }
  expect_same(plain, decisions_of(setup));
}

}  // namespace
}  // namespace truce
