// What leaders want and how actors regard each other, from observed tables.
#include <array>

#include "sim/scenario/table_intake.hpp"
#include "sim/world/issues.hpp"

namespace truce {
namespace {

constexpr std::array<std::string_view, 2> sides{">=", "<="};
constexpr std::array<std::string_view, 4> actives{"always", "forces_inside", "halt_longer_than_24h",
                                                  "halt_longer_than_5d_or_agenda"};

Active active_of(const std::string& word) {
  if (word == "always") return Active::always;
  if (word.starts_with("forces_inside")) return Active::forces_inside;
  return word == "halt_longer_than_24h" ? Active::halt_over_24h : Active::halt_over_5d_or_agenda;
}

PreferenceSetup preference(const Intake& intake, const CsvRow& row) {
  PreferenceSetup wish;
  wish.ideal = intake.number(row, "ideal", 0.5, share);
  wish.salience = intake.number(row, "salience", 0, share);
  wish.reservation = intake.number(row, "reservation_27jul", wish.ideal, share);
  wish.reservation_worn = intake.number(row, "reservation_26aug", wish.reservation, share);
  if (intake.is_word(row, "acceptable_side", sides))
    wish.acceptable = intake.table.text(row, "acceptable_side") == ">=" ? Side::at_least : Side::at_most;
  // The table says inside what: `forces_inside_...`.
  const std::string& when = intake.table.text(row, "active_when");
  if (when.starts_with("forces_inside_") || intake.is_word(row, "active_when", actives))
    wish.active = active_of(when);
  return wish;
}

}  // namespace

void take_preferences(ScenarioFile& file, Intake& intake) {
  for (const CsvRow& row : intake.table.rows()) {
    const std::string id = intake.table.text(row, "actor_id");
    const std::string issue = intake.table.text(row, "issue");
    if (!intake.is_word(row, "issue", issue_names)) continue;
    if (!intake.ids.insert(id + " " + issue).second) {
      intake.fault(row, "issue", "'" + id + "' and '" + issue + "' stand in an earlier row too; remove one");
      continue;
    }
    const PreferenceSetup wish = preference(intake, row);
    LeaderSetup* leader = find_entry(file.leaders, id);
    if (leader == nullptr || find_entry(leader->preferences, issue) != nullptr) continue;
    leader->preferences.push_back({issue, wish});
    const std::string path = "leaders." + id + ".preferences." + issue + ".";
    const std::string confidence = intake.table.text(row, "conf_value");
    intake.say(path + "ideal", wish.ideal, row, confidence);
    intake.say(path + "salience", wish.salience, row, confidence);
    intake.say(path + "reservation", wish.reservation, row, confidence);
    intake.say(path + "reservation_worn", wish.reservation_worn, row, confidence);
  }
}

std::string actor_called(const ScenarioFile& file, const std::string& name) {
  for (const auto& [id, leader] : file.leaders)
    if (leader.relations_as == name) return id;
  if (row_of(file.leaders, name) >= 0 || row_of(file.mediators, name) >= 0) return name;
  return {};
}

void take_relations(ScenarioFile& file, Intake& intake) {
  static constexpr Limits both_ways{-1, 1};
  for (const CsvRow& row : intake.table.rows()) {
    const std::string from = actor_called(file, intake.table.text(row, "from"));
    const std::string to = actor_called(file, intake.table.text(row, "to"));
    const RelationSetup relation{from, to, intake.number(row, "trust", 0, both_ways),
                                 intake.number(row, "leverage", 0, both_ways),
                                 intake.number(row, "rivalry", 0, both_ways)};
    if (from.empty() || to.empty()) continue;
    const std::string id = from + "_to_" + to;
    if (!intake.ids.insert(id).second) {
      intake.fault(row, "from", "'" + from + "' and '" + to + "' stand in an earlier row too; remove one");
      continue;
    }
    if (row_of(file.relations, id) >= 0) continue;
    const std::string confidence = intake.table.text(row, "conf_value");
    intake.say("relations." + id + ".trust", relation.trust, row, confidence);
    intake.say("relations." + id + ".leverage", relation.leverage, row, confidence);
    intake.say("relations." + id + ".rivalry", relation.rivalry, row, confidence);
    file.relations.push_back({id, relation});
  }
}

}  // namespace truce
