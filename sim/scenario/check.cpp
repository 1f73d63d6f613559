// What no single key can say about the clock, the parties and their factions; the other subjects are in
// check_*.cpp.
#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/text.hpp"
#include "sim/scenario/notes.hpp"

namespace truce {
namespace {

void check_ground(const ScenarioFile& file, const std::string& party, const GroundSetup& ground,
                  Notes& notes) {
  const std::string path = "parties." + party + ".ground.";
  notes.refers(path + "against", ground.against, file.publics, "public of this scenario");
  if (ground.entry_mode == GroundMode::none) {
    if (ground.entry.is_set())
      notes.fault(path + "entry",
                  "has no effect (entry_mode is none); set entry_mode to scripted or remove it");
    return;
  }
  if (ground.against.empty())
    notes.fault(path + "against", "is missing (the fighting needs a public that bears it); name one");
  if (const int at = row_of(file.publics, ground.against);
      at >= 0 && file.publics[static_cast<std::size_t>(at)].value.party == party)
    notes.fault(path + "against",
                "names the party's own public (forces enter the other side's territory); name another");
  if (ground.entry_mode == GroundMode::scripted && !ground.entry.is_set())
    notes.fault(path + "entry",
                "is missing (the entry is scripted); give a moment or set entry_mode to decided");
  if (ground.exit_mode == GroundMode::scripted && !ground.exit.is_set())
    notes.fault(path + "exit",
                "is missing (the exit is scripted); give a moment or set exit_mode to decided");
  if (ground.exit_mode != GroundMode::scripted && ground.exit.is_set())
    notes.fault(path + "exit",
                "has no effect (exit_mode is not scripted); set exit_mode to scripted or remove it");
  if (ground.entry.is_set() && ground.exit.is_set() && ground.exit.minutes <= ground.entry.minutes)
    notes.fault(path + "exit", "is not after the entry (forces leave after they came); give a later moment");
}

void check_luck(const ScenarioFile& file, Notes& notes) {
  for (std::size_t b = 0; b < file.parties.size(); ++b)
    for (std::size_t a = 0; a < b; ++a)
      if (file.parties[b].value.luck >= 0 && file.parties[a].value.luck == file.parties[b].value.luck)
        notes.fault(
            "parties." + file.parties[b].id + ".luck",
            "is that of '" + file.parties[a].id + "' too (both would draw the same numbers); give another");
}

void check_shares(const ScenarioFile& file, const std::string& party, Notes& notes) {
  double sum = 0;
  bool has_faction = false;
  for (const auto& [id, faction] : file.factions) {
    if (faction.party != party) continue;
    has_faction = true;
    sum += faction.share;
  }
  if (!has_faction)
    notes.fault("factions", "has none of party '" + party + "' (factions carry a party's fire); add one");
  else if (std::abs(sum - 1) > sum_tolerance)
    notes.fault("factions", "of party '" + party + "' have shares that sum to " + format_number(sum) +
                                " (they carry all its fire); make them sum to 1");
}

}  // namespace

void check_clock(const ScenarioFile& file, Notes& notes) {
  static constexpr std::array allowed{15.0, 30.0, 60.0, 120.0};
  const double minutes = file.clock.step_minutes;
  if (std::ranges::find(allowed, minutes) == allowed.end()) {
    notes.fault("clock.step_minutes", "is " + format_number(minutes) +
                                          " (steps divide an hour or a day evenly); use 15, 30, 60 or 120");
    return;
  }
  const double steps = file.clock.horizon_hours * 60 / minutes;
  if (steps != std::floor(steps))
    notes.warn("clock.horizon_hours",
               "is no whole number of steps (the last step runs beyond it); the run ends after " +
                   format_number(std::ceil(steps) * minutes / 60) + " hours");
}

void check_parties(const ScenarioFile& file, Notes& notes) {
  if (file.parties.size() < 2)
    notes.fault("parties", "has fewer than two parties (a conflict needs two); add one");
  if (file.parties.size() > 30)
    notes.fault("parties", "has more than 30 parties (signatories are kept as bits); merge some");
  check_luck(file, notes);
  for (const auto& [id, party] : file.parties) {
    check_ground(file, id, party.ground, notes);
    check_shares(file, id, notes);
  }
  for (const auto& [id, faction] : file.factions)
    notes.refers("factions." + id + ".party", faction.party, file.parties, "party of this scenario");
}

void check_scenario(const ScenarioFile& file, const Node& root, Reading& reading) {
  Notes notes(root, reading);
  check_clock(file, notes);
  check_parties(file, notes);
  check_streams(file, notes);
  check_tunnels(file, notes);
  check_people(file, notes);
  check_leaders(file, notes);
  check_mediators(file, notes);
  check_memories(file, notes);
  check_texts(file, notes);
  check_halts(file, notes);
  check_strategies(file, notes);
  check_terms(file, notes);
  check_efforts(file, notes);
  check_dates(file, notes);
}

}  // namespace truce
