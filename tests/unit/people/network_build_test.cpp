// Tests of the network builders: laws of degree, no tie twice, the same bits on any thread count. False
// alarms 1e-6 unless stated.
#include "sim/people/network_build.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"

namespace truce {
namespace {

constexpr double one_in_a_million = 4.9;  // standard deviations, two-sided

class Threads {
 public:
  explicit Threads(int count) { use_threads(count); }
  ~Threads() { use_threads(1); }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
};

// Every row ascending without repeats or itself, every tie known at both ends.
bool is_simple(const Network& network) {
  for (std::size_t agent = 0; agent < network.agents(); ++agent) {
    const auto row = network.neighbours(agent);
    const auto self = static_cast<std::uint32_t>(agent);
    if (std::adjacent_find(row.begin(), row.end(), std::greater_equal<>()) != row.end()) return false;
    for (const std::uint32_t other : row) {
      const auto back = network.neighbours(other);
      if (other == self || !std::binary_search(back.begin(), back.end(), self)) return false;
    }
  }
  return true;
}

double share_of_degree_at_least(const Network& network, std::uint32_t degree) {
  std::size_t count = 0;
  for (std::size_t agent = 0; agent < network.agents(); ++agent)
    count += network.degree(agent) >= degree ? 1 : 0;
  return static_cast<double>(count) / static_cast<double>(network.agents());
}

TEST(SmallWorld, HasExactlyHalfADegreeOfTiesForEachAgentAndNoneTwice) {
  const Network network = build_small_world({20'000, 10, 0.3}, {5, 0, 0});
  EXPECT_EQ(network.neighbour.size(), 200'000u);
  EXPECT_TRUE(is_simple(network));
}

TEST(SmallWorld, WithoutRewiringIsTheRing) {
  const Network network = build_small_world({10, 4, 0.0}, {1, 0, 0});
  const auto row = network.neighbours(0);
  EXPECT_EQ(std::vector(row.begin(), row.end()), (std::vector<std::uint32_t>{1, 2, 8, 9}));
}

TEST(SmallWorld, RewiresTheShareAsked) {
  constexpr std::uint32_t agents = 100'000;
  constexpr std::uint32_t half = 5;
  constexpr double wanted = 0.1;
  const Network network = build_small_world({agents, 2 * half, wanted}, {7, 2, 0});
  std::size_t off_ring = 0;
  for (std::uint32_t agent = 0; agent < agents; ++agent) {
    for (const std::uint32_t other : network.neighbours(agent)) {
      const std::uint32_t apart = agent > other ? agent - other : other - agent;
      off_ring += std::min(apart, agents - apart) > half ? 1 : 0;
    }
  }
  const double ties = double{agents} * half;
  // Two agents who choose each other stay on the ring once: fewer by a share of about wanted * half / (2
  // agents), here 3e-6.
  EXPECT_NEAR(static_cast<double>(off_ring) / 2.0 / ties, wanted,
              one_in_a_million * std::sqrt(wanted * (1 - wanted) / ties));
}

TEST(SmallWorld, SpreadsDegreesAsBarratAndWeigtSay) {
  // Barrat & Weigt 2000: degree = k/2 + Binomial(k/2, 1 - p) + Poisson(p k/2); variance (k/2) p (1 - p) + p
  // k/2.
  const Network network = build_small_world({200'000, 8, 0.5}, {11, 0, 0});
  double squares = 0.0;
  for (std::size_t agent = 0; agent < network.agents(); ++agent)
    squares += std::pow(network.degree(agent) - 8.0, 2);
  EXPECT_NEAR(squares / 200'000.0, 4 * 0.25 + 2.0, one_in_a_million * 3.0 * std::sqrt(2.5 / 200'000.0));
}

TEST(SmallWorld, StaysOnTheRingWhereThereIsNobodyElse) {
  const Network network = build_small_world({5, 4, 1.0}, {1, 0, 0});
  EXPECT_EQ(network.neighbour.size(), 20u);
  EXPECT_TRUE(is_simple(network));
}

TEST(SmallWorld, RefusesOddDegrees) { EXPECT_THROW((void)build_small_world({100, 7, 0.1}, {}), BugError); }

TEST(LeanBlocks, KeepTheShareOfTiesInside) {
  const std::vector<std::uint32_t> groups{0, 30'000, 50'000, 60'000};
  const Network network = build_lean_blocks({groups, 8.0, 0.8}, {3, 0, 0});
  EXPECT_TRUE(is_simple(network));
  const auto group_of = [&](std::uint32_t agent) {
    return std::upper_bound(groups.begin(), groups.end(), agent) - groups.begin();
  };
  std::size_t inside = 0;
  for (std::uint32_t agent = 0; agent < 60'000; ++agent) {
    for (const std::uint32_t other : network.neighbours(agent))
      inside += group_of(agent) == group_of(other) ? 1 : 0;
  }
  const auto ends = static_cast<double>(network.neighbour.size());
  // Mutual choices fall out mostly inside groups: up to 4 / 10,000 of those ties, below a fifth of the band.
  EXPECT_NEAR(static_cast<double>(inside) / ends, 0.8, one_in_a_million * std::sqrt(0.16 / (ends / 2)));
}

TEST(LeanBlocks, HaveTheMeanDegreeLessMutualChoices) {
  const std::vector<std::uint32_t> groups{0, 1000, 2000};
  const Network network = build_lean_blocks({groups, 8.0, 0.8}, {3, 0, 0});
  // An inside pair is mutual with probability (3.2 / 1000)^2, an outside pair with (0.8 / 1000)^2.
  const double lost = 2 * 499'500.0 * std::pow(3.2e-3, 2) + 1e6 * std::pow(0.8e-3, 2);
  EXPECT_NEAR(static_cast<double>(network.neighbour.size()) / 2, 8000.0 - lost,
              one_in_a_million * std::sqrt(lost));
}

TEST(LeanBlocks, MakeFractionsOfATieByChance) {
  const std::vector<std::uint32_t> groups{0, 100'000};
  const Network network = build_lean_blocks({groups, 5.0, 1.0}, {3, 0, 0});
  EXPECT_NEAR(static_cast<double>(network.neighbour.size()) / 2, 250'000.0,
              one_in_a_million * std::sqrt(25'000.0 + 4.0));
}

TEST(Attachment, HasDegreesOfTheKnownLaw) {
  // P(degree >= k) = m (m + 1) / (k (k + 1)) (Bollobas et al. 2001; Krapivsky et al. 2000); exponent 3.
  // Counts are no independent trials, but vary less than such; the band is that of independent ones.
  constexpr double m = 3.0;
  constexpr double agents = 200'000.0;
  const Network network = build_attachment({200'000, 3}, {17, 0, 0});
  EXPECT_TRUE(is_simple(network));
  EXPECT_EQ(network.neighbour.size(), 2u * (6 + 3 * (200'000 - 4)));
  for (const std::uint32_t k : {4u, 6u, 10u, 20u, 50u}) {
    const double law = m * (m + 1) / (k * (k + 1.0));
    EXPECT_NEAR(share_of_degree_at_least(network, k), law,
                one_in_a_million * std::sqrt(law * (1 - law) / agents))
        << k;
  }
}

TEST(Attachment, TiesEachLaterAgentToDistinctEarlierOnes) {
  const Network network = build_attachment({50, 5}, {2, 0, 0});
  for (std::uint32_t agent = 6; agent < 50; ++agent) {
    const auto row = network.neighbours(agent);
    EXPECT_EQ(std::count_if(row.begin(), row.end(), [&](std::uint32_t other) { return other < agent; }), 5)
        << agent;
  }
}

template <class Build>
void expect_same_on_threads(const Build& build) {
  const Network once = build();
  for (const int count : {2, 3}) {
    const Threads threads(count);
    const Network again = build();
    EXPECT_EQ(again.row_start, once.row_start) << count;
    EXPECT_EQ(again.neighbour, once.neighbour) << count;
    EXPECT_EQ(again.slice_neighbour, once.slice_neighbour) << count;
  }
}

TEST(NetworkBuild, GivesTheSameBitsOnAnyThreadCount) {
  expect_same_on_threads([] {
    Network network = build_small_world({30'011, 8, 0.2}, {1, 0, 0});
    add_slices(network);
    return network;
  });
  const std::vector<std::uint32_t> groups{0, 10'000, 30'000};
  expect_same_on_threads([&] { return build_lean_blocks({groups, 7.0, 0.9}, {1, 0, 0}); });
  expect_same_on_threads([] { return build_attachment({30'000, 4}, {1, 0, 0}); });
}

TEST(NetworkBuild, HangsOnSeedReplicateAndFirstEntity) {
  const SmallWorld shape{1000, 8, 0.2};
  const auto base = build_small_world(shape, {1, 0, 0}).neighbour;
  EXPECT_EQ(build_small_world(shape, {1, 0, 0}).neighbour, base);
  EXPECT_NE(build_small_world(shape, {2, 0, 0}).neighbour, base);
  EXPECT_NE(build_small_world(shape, {1, 1, 0}).neighbour, base);
  EXPECT_NE(build_small_world(shape, {1, 0, 1000}).neighbour, base);
}

TEST(Slices, HoldTheSameNeighboursAsTheRows) {
  Network network = build_small_world({1003, 8, 0.2}, {1, 0, 0});
  ASSERT_TRUE(add_slices(network));
  for (std::size_t agent = 0; agent < network.agents(); ++agent) {
    const std::size_t first = Network::lanes * network.slice_start[agent / 16] + agent % 16;
    std::vector<std::uint32_t> slots;
    for (std::size_t slot = 0; slot < network.degree(agent); ++slot)
      slots.push_back(network.slice_neighbour[first + 16 * slot]);
    const auto row = network.neighbours(agent);
    ASSERT_EQ(slots, std::vector(row.begin(), row.end())) << agent;
  }
}

TEST(Slices, AreLeftOutWhereHubsWouldFillThemUp) {
  Network network = build_attachment({10'000, 4}, {1, 0, 0});
  EXPECT_FALSE(add_slices(network, 1.2));
  EXPECT_FALSE(network.is_sliced());
}

}  // namespace
}  // namespace truce
