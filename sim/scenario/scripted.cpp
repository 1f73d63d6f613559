// The list of what is scripted, and a scenario without it.
#include "sim/scenario/scripted.hpp"

#include "sim/base/text.hpp"
#include "sim/base/time.hpp"

namespace truce {
namespace {

void list_ground(const std::string& id, const GroundSetup& ground, std::vector<ScriptedItem>& items) {
  const std::string path = "parties." + id + ".ground.";
  if (ground.entry_mode == GroundMode::scripted)
    items.push_back({format_instant(ground.entry), "forces of " + id + " go in", path + "entry"});
  if (ground.entry_mode != GroundMode::none && ground.exit_mode == GroundMode::scripted)
    items.push_back({format_instant(ground.exit), "forces of " + id + " leave", path + "exit"});
}

void list_diplomacy(const ScenarioSetup& setup, std::vector<ScriptedItem>& items) {
  if (setup.arrangements == ArrangementMode::recorded)
    for (const auto& [id, halt] : setup.halts)
      items.push_back({format_instant(halt.start),
                       "halt of " + join(halt.agreed, " and ") + " begins; how it holds is the model's",
                       "halts." + id});
  for (const auto& [id, text] : setup.texts)
    items.push_back({format_instant(text.tabled), "text is tabled: " + text.name, "texts." + id});
  for (const auto& [id, effort] : setup.efforts)
    if (effort.not_before.is_set())
      items.push_back(
          {format_instant(effort.not_before), "mediation effort may begin from here", "efforts." + id});
  for (const auto& [id, cover] : setup.covers)
    items.push_back({format_instant(cover.from),
                     "gives cover for " + format_number(cover.hours) + " h: " + cover.name, "covers." + id});
}

}  // namespace

std::vector<ScriptedItem> scripted_items(const ScenarioSetup& setup) {
  std::vector<ScriptedItem> items;
  for (const auto& [id, party] : setup.parties) list_ground(id, party.ground, items);
  for (const auto& [id, stream] : setup.streams)
    if (stream.opening_hours > 0 && stream.opening_multiplier != 1)
      items.push_back(
          {"first " + format_number(stream.opening_hours) + " h of fighting",
           "background of " + id + " is multiplied by " + format_number(stream.opening_multiplier),
           "streams." + id + ".opening_multiplier"});
  for (const auto& [id, poll] : setup.polls)
    items.push_back({format_instant(poll.date), "poll is taken: " + poll.name, "polls." + id});
  list_diplomacy(setup, items);
  return items;
}

ScenarioSetup without_script(ScenarioSetup setup) {
  for (auto& [id, party] : setup.parties) {
    if (party.ground.entry_mode == GroundMode::scripted) party.ground.entry_mode = GroundMode::decided;
    if (party.ground.exit_mode == GroundMode::scripted) party.ground.exit_mode = GroundMode::decided;
  }
  for (auto& [id, stream] : setup.streams) stream.opening_multiplier = 1;
  for (auto& [id, effort] : setup.efforts) effort.not_before = Instant{};
  setup.polls.clear();
  setup.halts.clear();
  setup.texts.clear();
  setup.covers.clear();
  return setup;
}

}  // namespace truce
