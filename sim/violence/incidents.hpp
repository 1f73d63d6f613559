// Incidents: which fatal events are disputed, grave in number or stay in memory, and who truly caused them
// (model.md R.6 S5, S7).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// Works in the phase of the search, so that attribution can judge incidents in the phase that follows.
struct IncidentMaker {
  double ambiguous_share = 0.05;  // of fatal events
  double mass_deaths_from = 10;   // deaths in one event

  static constexpr Card card{
      .name = "incidents",
      .phase = Phase::search,
      .reads = {"works.owner", "works.infiltrations_step", "works.infiltration_deaths_step",
                "works.clashes_step", "factions.party", "factions.spoiled_step",
                "works.clash_searcher_deaths_step", "works.clash_owner_deaths_step", "fatal.stream",
                "fatal.author", "fatal.harmed", "fatal.deaths", "fatal.fighters", "fatal.misfire"},
      .writes = {"incidents.*", "fatal.incident"},
      .says = "Fatal events become incidents: disputed, many dead, or a death that stays in memory"};
  static const inline auto keys =
      std::tuple{Key{"ambiguous_share",
                     &IncidentMaker::ambiguous_share,
                     {0, 1},
                     "1",
                     "share of fatal events whose author is disputed; own misfires always are"},
                 Key{"mass_deaths_from",
                     &IncidentMaker::mass_deaths_from,
                     {1, 10000},
                     "persons",
                     "deaths in one event from which it is an incident of many dead"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
