// The law of events: mean, over-dispersion, excitation, capacity, the last word and limited answers.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/det_math.hpp"
#include "sim/violence/intensity.hpp"
#include "tests/unit/violence/whole.hpp"

namespace truce {
namespace {

using testing::moment;

constexpr double limit_z = 4.9;  // two-sided false-alarm rate 1e-6

// One stream without excitation: `runs` worlds of one step each.
struct Sample {
  double mean = 0;
  double variance = 0;
};

ScenarioSetup plain(int units, double minutes) {
  ScenarioSetup setup = testing::small_setup();
  setup.clock.step_minutes = minutes;
  for (auto& [id, stream] : setup.streams) stream.excited_by.clear();
  setup.streams[0].value.rate_per_hour = 6;
  setup.streams[0].value.size = 4;
  for (auto& [id, faction] : setup.factions) faction.units = units;
  return setup;
}

template <class Prepare>
Sample sample(const ScenarioSetup& setup, int runs, Prepare prepare) {
  World world = testing::small_world(setup);
  prepare(world);
  const Events events;
  double sum = 0;
  double squares = 0;
  for (int k = 0; k < runs; ++k) {
    events.apply(world, Luck{31, static_cast<std::uint32_t>(k), 1});
    const auto count = static_cast<double>(world.streams.events_step[0]);
    sum += count;
    squares += count * count;
  }
  const double mean = sum / runs;
  return {mean, squares / runs - mean * mean};
}

// Negative binomial with mean m and size k: variance m + m^2 / k (ruling M8). Limits: 4.9 standard errors,
// the fourth moment of the law bounded by that of a normal with three times its spread.
class EventsLaw : public ::testing::TestWithParam<std::pair<int, double>> {};

TEST_P(EventsLaw, HasTheMeanAndVarianceOfANegativeBinomialForAnyUnits) {
  constexpr int runs = 40000;
  const auto [units, minutes] = GetParam();
  const double hours = minutes / 60;
  const double mean = 6 * hours;
  const double variance = mean + mean * mean / (4 * hours);
  const Sample seen = sample(plain(units, minutes), runs, [](World&) {});
  EXPECT_NEAR(seen.mean, mean, limit_z * std::sqrt(variance / runs));
  EXPECT_NEAR(seen.variance, variance, limit_z * variance * std::sqrt(6.0 / runs));
}

INSTANTIATE_TEST_SUITE_P(UnitsAndSteps, EventsLaw,
                         ::testing::Values(std::pair{1, 60.0}, std::pair{10, 60.0}, std::pair{1000, 60.0},
                                           std::pair{1, 30.0}, std::pair{10, 30.0}, std::pair{1000, 30.0}));

TEST(Events, KeepOneMinusZTimesOneMinusLeastOfEachObeyingUnit) {
  constexpr int runs = 40000;
  ScenarioSetup setup = plain(10, 60);
  const auto hold = [](World& world) {
    world.parties.holds[0] = 1;
    world.parties.commitment[0] = 0.87;
    for (std::size_t unit = 0; unit < 7; ++unit) world.units.obeys[unit] = 1;
  };
  const double mean = 6 * (0.3 + 0.7 * (1 - 0.87 * 0.99));
  EXPECT_NEAR(sample(setup, runs, hold).mean, mean, limit_z * std::sqrt((mean + mean * mean / 4) / runs));
}

TEST(Events, SettleAtTheStationaryMeanOfTheBranchingMatrix) {
  // Two mirrored streams: m = mu / (1 - n_own - n_cross) = 2 / (1 - .5) = 4 an hour each. Variance of a long
  // count is inflated at most by (1 - .5)^-2 = 4 and by the Gamma burst 1 + 4/4 = 2: limit 4.9 standard
  // errors with factor 8.
  ScenarioSetup setup = testing::small_setup();
  for (auto& [id, stream] : setup.streams) stream.events_before_per_hour = 4;
  const Pipeline pipeline({bind(Events{})});
  constexpr int hours = 20000;
  const World world = testing::run(setup, pipeline, hours, 5);
  const double limit = limit_z * std::sqrt(8 * 4.0 / hours);
  EXPECT_NEAR(static_cast<double>(world.streams.events[0]) / hours, 4, limit);
  EXPECT_NEAR(static_cast<double>(world.streams.events[1]) / hours, 4, limit);
}

TEST(Events, RememberTheMeanOfEventsBeforeTheRun) {
  ScenarioSetup setup = testing::small_setup();
  for (auto& [id, stream] : setup.streams) stream.events_before_per_hour = 4;
  World world = testing::small_world(setup);
  Events{}.start(world, Luck{});
  EXPECT_NEAR(violence::unrestrained(world, 0), 4, 1e-12);
}

TEST(Events, RiseAcrossTheFrontWhileForcesAreInside) {
  ScenarioSetup setup = testing::small_setup();
  for (auto& [id, stream] : setup.streams) stream.events_before_per_hour = 4;
  setup.parties[0].value.ground.cross_multiplier = 2;
  World world = testing::small_world(setup);
  Events{}.start(world, Luck{});
  world.parties.ground[0] = GroundState::inside;
  EXPECT_NEAR(violence::unrestrained(world, 0), 2 + 0.3 * 4 + 2 * 0.2 * 4, 1e-12);
}

TEST(Events, FallWithAnEmptyStockOnlyNearItsEnd) {
  ScenarioSetup setup = plain(1, 60);
  setup.streams[0].value.stock = 1000;
  setup.streams[0].value.stock_half = 300;
  World world = testing::small_world(setup);
  EXPECT_NEAR(violence::unrestrained(world, 0), 6, 1e-12);
  world.streams.stock[0] = 300;
  EXPECT_NEAR(violence::unrestrained(world, 0), 6 * 0.5 / (1000.0 / 1300.0), 1e-12);
  world.streams.stock[0] = 0;
  EXPECT_EQ(violence::unrestrained(world, 0), 0);
}

TEST(Events, AreSuppressedByRecentHostileEvents) {
  ScenarioSetup setup = plain(1, 60);
  setup.streams[0].value.destroyed_by = "south_fire";
  setup.streams[0].value.suppression = 0.1;
  World world = testing::small_world(setup);
  world.streams.recent[1] = 5;
  EXPECT_NEAR(violence::unrestrained(world, 0), 6 * det::exp(-0.5), 1e-12);
}

TEST(Events, OpenStrongerForTheFirstHoursOfFighting) {
  ScenarioSetup setup = plain(1, 60);
  setup.streams[0].value.opening_hours = 24;
  setup.streams[0].value.opening_multiplier = 1.5;
  World world = testing::small_world(setup);
  world.parties.fighting_hours[0] = 24;
  EXPECT_NEAR(violence::unrestrained(world, 0), 9, 1e-12);
  world.parties.fighting_hours[0] = 25;
  EXPECT_NEAR(violence::unrestrained(world, 0), 6, 1e-12);
}

TEST(Events, SpeakALastWordOnlyBeforeAStartTheyAgreedTo) {
  ScenarioSetup setup = plain(1, 60);
  for (auto& [id, stream] : setup.streams) stream.last_word = 3;
  testing::add_halt(setup, "2014-07-08 02:00", 5, {"north", "south"});
  World world = testing::small_world(setup);
  world.clock.step = 1;
  EXPECT_NEAR(violence::unrestrained(world, 0), 6, 1e-12);
  world.clock.step = 2;
  EXPECT_NEAR(violence::unrestrained(world, 0), 18, 1e-12);
  setup.halts[0].value.agreed = {"south"};
  World alone = testing::small_world(setup);
  alone.clock.step = 2;
  EXPECT_NEAR(violence::unrestrained(alone, 0), 6, 1e-12);
}

TEST(Events, AnswerNoMoreThanWhatWasFiredWhenActionIsLimited) {
  ScenarioSetup setup = plain(1, 60);
  setup.parties[0].value.restraint.answers_fire_only = true;
  World world = testing::small_world(setup);
  world.arrangements.kind.push_back(HaltKind::lull);
  world.parties.holds[0] = 1;
  world.parties.halt[0] = 0;
  world.parties.hostile_acts[0] = 4.5;
  world.streams.recent[1] = 50;  // fire before the order counts for nothing
  EXPECT_NEAR(violence::kept_by_the_obeying(world, 0, 6), 0.25, 1e-12);
  world.parties.hostile_acts[0] = 0;
  EXPECT_NEAR(violence::kept_by_the_obeying(world, 0, 6), 0.01, 1e-12);
  world.parties.hostile_acts[0] = 300;
  EXPECT_NEAR(violence::kept_by_the_obeying(world, 0, 6), 1, 1e-12);
}

}  // namespace
}  // namespace truce
