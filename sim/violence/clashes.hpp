// Clashes: who searches on under a text that the other side reads as a ban meets resistance (constructive
// ambiguity: Fischhendler 2008; ruling M5's drafts that differ).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Clashes {
  double per_day = 1;            // while a contested search goes on
  double searcher_deaths = 0.5;  // soldiers of the searcher killed in a clash, mean
  double owner_deaths = 1;       // fighters of the owner killed, mean
  double deaths_size = 0.5;      // negative-binomial size of both

  static constexpr Card card{
      .name = "clashes",
      .phase = Phase::events,
      .reads = {"works.searcher", "works.effort", "parties.halt", "arrangements.work_contested"},
      .writes = {"works.clashes_step", "works.clashes", "works.clash_searcher_deaths_step",
                 "works.clash_owner_deaths_step"},
      .says = "A search under a halt that the other side reads as a ban leads to clashes"};
  static const inline auto keys = std::tuple{
      Key{"per_day", &Clashes::per_day, {0, 100}, "1/day", "clashes while a contested search goes on"},
      Key{"searcher_deaths",
          &Clashes::searcher_deaths,
          {0, 100},
          "persons",
          "soldiers of the searcher killed in a clash, mean"},
      Key{"owner_deaths",
          &Clashes::owner_deaths,
          {0, 100},
          "persons",
          "fighters of the owner killed in a clash, mean"},
      Key{"deaths_size", &Clashes::deaths_size, {0.01, 1000}, "1", "negative-binomial size of those deaths"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
