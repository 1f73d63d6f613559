// The whole description of a scenario, in the order of the file; file order is entity order.
#pragma once

#include "sim/world/setup.hpp"
#include "sim/world/setup_diplomacy.hpp"
#include "sim/world/setup_people.hpp"
#include "sim/world/setup_strategy.hpp"

namespace truce {

struct ScenarioSetup {
  ClockSetup clock;
  Entries<PartySetup> parties;
  Entries<FactionSetup> factions;
  Entries<StreamSetup> streams;
  Entries<TunnelsSetup> tunnels;
  Entries<RegionSetup> regions;
  Entries<OutletSetup> outlets;
  Entries<PublicSetup> publics;
  Entries<PollSetup> polls;
  Entries<LeaderSetup> leaders;
  Entries<MediatorSetup> mediators;
  Entries<RelationSetup> relations;
  Entries<MemorySetup> memories;
  InfluenceSetup influence;
  DecisionSetup decision;
  ArrangementMode arrangements = ArrangementMode::none;
  Entries<RecordedHaltSetup> halts;
  Entries<TextSetup> texts;
  Entries<CoverSetup> covers;
  Entries<StrategySetup> strategies;
  Entries<EffortSetup> efforts;

  static const inline auto keys = std::tuple{
      Key{"clock", &ScenarioSetup::clock, {}, "", "start, step and length", Need::required},
      Key{"parties", &ScenarioSetup::parties, {}, "", "parties to the conflict, by id", Need::required},
      Key{"factions", &ScenarioSetup::factions, {}, "", "organisations that own fire, by id", Need::required},
      Key{"streams", &ScenarioSetup::streams, {}, "", "kinds of violent events, by id", Need::required},
      Key{"tunnels", &ScenarioSetup::tunnels, {}, "", "hidden works that one party searches for, by id"},
      Key{"regions", &ScenarioSetup::regions, {}, "", "coarse space for exposure and displacement, by id"},
      Key{"outlets", &ScenarioSetup::outlets, {}, "", "media voices, by id"},
      Key{"publics", &ScenarioSetup::publics, {}, "", "publics and their citizens, by id"},
      Key{"polls", &ScenarioSetup::polls, {}, "", "polls to be taken, by id"},
      Key{"leaders", &ScenarioSetup::leaders, {}, "", "who decides, votes and speaks, by id"},
      Key{"mediators", &ScenarioSetup::mediators, {}, "", "third parties, by id"},
      Key{"relations", &ScenarioSetup::relations, {}, "", "how actors regard each other, by id"},
      Key{"memories", &ScenarioSetup::memories, {}, "", "evidence behind the mediators' first reputations, by id"},
      Key{"influence", &ScenarioSetup::influence, {}, "", "factors of the parts of mediators' influence"},
      Key{"decision", &ScenarioSetup::decision, {}, "", "weights of the decision equation"},
      Key{"arrangements", &ScenarioSetup::arrangements, {}, "", "recorded, negotiated or none"},
      Key{"halts", &ScenarioSetup::halts, {}, "", "recorded halts, by id"},
      Key{"texts", &ScenarioSetup::texts, {}, "", "texts tabled at given moments, by id"},
      Key{"covers", &ScenarioSetup::covers, {}, "", "spans of the calendar that give cover, by id"},
      Key{"strategies", &ScenarioSetup::strategies, {}, "", "ways to mediate, by id"},
      Key{"efforts", &ScenarioSetup::efforts, {}, "", "succession of mediation efforts, by id"}};
};

// Row of an id in an Entries table, or -1.
template <class T>
[[nodiscard]] int row_of(const Entries<T>& entries, std::string_view id) {
  for (std::size_t row = 0; row < entries.size(); ++row)
    if (entries[row].id == id) return static_cast<int>(row);
  return -1;
}

}  // namespace truce
