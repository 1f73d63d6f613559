// The toll: deaths of all causes, added up by side, public and region, and felt as grievance.
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Toll {
  static constexpr Card card{
      .name = "toll",
      .phase = Phase::incidents,
      .reads = {"fatal.*", "parties.engaged_own_step", "parties.engaged_other_step",
                "parties.engaged_fighters_step", "works.searcher", "works.owner",
                "works.infiltration_deaths_step", "works.clash_searcher_deaths_step",
                "works.clash_owner_deaths_step", "publics.party", "factions.party"},
      .writes = {"publics.deaths", "publics.deaths_step", "publics.deaths_day", "publics.fighters_killed",
                 "parties.fighters_killed", "parties.fighters_killed_step", "parties.fighters_killed_day",
                 "parties.civilians_killed", "parties.civilians_killed_step", "parties.civilians_killed_day",
                 "regions.deaths_step", "factions.grievance"},
      .says = "Adds up deaths of all causes by side, public and region"};
  static const inline auto keys = std::tuple{};

  // Deaths before the run.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
