// Toughness: what leaders believe of the other side's will to go on, from its answers, its fire and
// mediators' word.
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// Log-odds that the other side will not yield (model.md R.6 S10, sizes assumed): up by a refusal of what one
// accepts oneself and by each day of fire, down by each day of a kept halt. Who holds the other for tough
// asks for less (convergence in bargaining; Slantchev 2003): decision.toughness_weight.
struct Toughness {
  double refusal_odds = 2;
  double fire_odds_per_day = 1.1;
  double kept_odds_per_day = 1.3;
  double most = 3;  // bound of the log-odds, either way

  static constexpr Card card{
      .name = "toughness",
      .phase = Phase::beliefs,
      .reads = {"leaders.party", "parties.halt", "parties.quiet_hours", "arrangements.*", "texts.stage",
                "copies.*"},
      .writes = {"leaders.toughness_seen"},
      .says = "Leaders learn from answers, fire and quiet whether the other side will yield"};
  static const inline auto keys = std::tuple{
      Key{"refusal_odds",
          &Toughness::refusal_odds,
          {1, 100},
          "1",
          "odds ratio of a refusal of what one accepted oneself"},
      Key{"fire_odds_per_day", &Toughness::fire_odds_per_day, {1, 100}, "1", "odds ratio of a day of fire"},
      Key{"kept_odds_per_day",
          &Toughness::kept_odds_per_day,
          {1, 100},
          "1",
          "odds ratio of a kept day, the other way"},
      Key{"most", &Toughness::most, {0, 20}, "1", "bound of the log-odds"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
