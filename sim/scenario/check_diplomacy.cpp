// Leaders, mediators, relations, texts and halts: who refers to whom, and that each part can be meant.
#include <algorithm>
#include <set>

#include "sim/base/text.hpp"
#include "sim/scenario/notes.hpp"

namespace truce {
namespace {

const Known issues = known_issues();

Known actors(const ScenarioFile& file) {
  Known known{Notes::ids_of(file.leaders), "leader or mediator of this scenario", {"leaders", "mediators"}};
  for (const auto& mediator : file.mediators) known.ids.push_back(mediator.id);
  return known;
}

// True when `follows` leads from this leader back to it.
bool follows_itself(const ScenarioFile& file, const std::string& id) {
  std::string at = id;
  for (std::size_t steps = 0; steps <= file.leaders.size(); ++steps) {
    const int row = row_of(file.leaders, at);
    if (row < 0) return false;
    at = file.leaders[static_cast<std::size_t>(row)].value.follows;
    if (at == id) return true;
  }
  return false;
}

void check_leader_links(const ScenarioFile& file, const std::string& id, const LeaderSetup& leader,
                        Notes& notes) {
  const std::string path = "leaders." + id + ".";
  notes.refers(path + "party", leader.party, file.parties, "party of this scenario");
  notes.refers(path + "follows", leader.follows, file.leaders, "leader of this scenario");
  notes.refers(path + "faction", leader.faction, file.factions, "faction of this scenario");
  notes.refers(path + "mourns", leader.mourns, file.publics, "public of this scenario");
  for (const auto& [issue, wish] : leader.preferences)
    notes.refers_to(path + "preferences." + issue, issue, issues);
  if (follows_itself(file, id))
    notes.fault_alone(path + "follows",
                      "leads back to '" + id + "' itself (preferences need a source); name another leader");
  const int at = row_of(file.factions, leader.faction);
  const std::string owner = at < 0 ? leader.party : file.factions[static_cast<std::size_t>(at)].value.party;
  const bool both_known =
      row_of(file.parties, owner) >= 0 && (leader.party.empty() || row_of(file.parties, leader.party) >= 0);
  if (both_known && owner != leader.party)
    notes.fault(path + "faction", "names a faction of another party; name one of its own");
  if (leader.mourns.empty() && leader.cover_per_mourned_death > 0)
    notes.fault(path + "cover_per_mourned_death",
                "has no effect (`mourns` is missing); name a public there or remove it");
}

void check_chairs(const ScenarioFile& file, Notes& notes) {
  std::set<std::string> chaired;
  for (const auto& [id, leader] : file.leaders) {
    if (!leader.chairs) continue;
    if (leader.party.empty())
      notes.fault("leaders." + id + ".chairs",
                  "needs a party (a chair leads its party's cabinet); add `party`");
    else if (!chaired.insert(leader.party).second)
      notes.fault("leaders." + id + ".chairs",
                  "makes a second chair of party '" + leader.party + "'; keep one");
  }
}

void check_text(const ScenarioFile& file, const std::string& id, const TextSetup& text, Notes& notes) {
  const std::string path = "texts." + id + ".";
  const auto item = [&](const char* list, std::size_t i) { return path + list + "." + std::to_string(i); };
  for (std::size_t i = 0; i < text.leads.size(); ++i)
    notes.refers_to(item("leads", i), text.leads[i], actors(file));
  for (std::size_t i = 0; i < text.authors.size(); ++i)
    notes.refers(item("authors", i), text.authors[i], file.leaders, "leader of this scenario");
  for (const auto& [leader, share] : text.consulted)
    notes.refers(path + "consulted." + leader, leader, file.leaders, "leader of this scenario");
  for (const auto& [leader, answer] : text.recorded) {
    notes.refers(path + "recorded." + leader, leader, file.leaders, "leader of this scenario");
    if (answer != 0 && answer != 1)
      notes.fault_alone(path + "recorded." + leader,
                        "is " + format_number(answer) + " (an answer is yes or no); write 1 or 0");
  }
  for (const auto& [issue, value] : text.issues) notes.refers_to(path + "issues." + issue, issue, issues);
  if (text.duration_hours < 0 && text.duration_hours != -1)
    notes.fault_alone(path + "duration_hours",
                      "is " + format_number(text.duration_hours) +
                          " (a length cannot be negative); write -1 for open-ended, 0 for blank");
}

void check_halt(const ScenarioFile& file, const std::string& id, const RecordedHaltSetup& halt,
                Notes& notes) {
  const std::string path = "halts." + id + ".";
  if (halt.agreed.empty())
    notes.fault_alone(path + "agreed", "names no party (someone must hold the fire); name one or more");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < halt.agreed.size(); ++i) {
    const std::string place = path + "agreed." + std::to_string(i);
    notes.refers(place, halt.agreed[i], file.parties, "party of this scenario");
    if (!seen.insert(halt.agreed[i]).second)
      notes.fault_alone(place, "names '" + quotable(halt.agreed[i]) + "' a second time; remove it");
  }
  if (halt.planned_hours <= 0 && halt.planned_hours != -1)
    notes.fault_alone(path + "planned_hours",
                      "is " + format_number(halt.planned_hours) +
                          " (a halt needs a length); write hours above 0, or -1 for open-ended");
}

}  // namespace

void check_leaders(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, leader] : file.leaders) {
    check_leader_links(file, id, leader, notes);
    if (row_of(file.mediators, id) >= 0)
      notes.fault_alone("leaders." + id, "is also the id of a mediator; rename one");
  }
  check_chairs(file, notes);
  const auto& waited = file.decision.waited_issues;
  for (std::size_t i = 0; i < waited.size(); ++i)
    notes.refers_to("decision.waited_issues." + std::to_string(i), waited[i], issues);
}

void check_mediators(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, mediator] : file.mediators) {
    const std::string path = "mediators." + id + ".";
    notes.refers(path + "patron_of", mediator.patron_of, file.leaders, "leader of this scenario");
    notes.refers(path + "client", mediator.client, file.leaders, "leader of this scenario");
    if (mediator.wants_share > 0 && mediator.client.empty() && mediator.patron_of.empty())
      notes.fault(path + "wants_share",
                  "has no one whose share it is (`client` and `patron_of` are missing); name a leader as "
                  "`client` or remove it");
    if (mediator.patron_of.empty() && mediator.funding_per_month > 0)
      notes.fault(path + "funding_per_month",
                  "has no receiver (`patron_of` is missing); name a leader there or remove it");
  }
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& [id, relation] : file.relations) {
    const std::string path = "relations." + id + ".";
    notes.refers_to(path + "from", relation.from, actors(file));
    notes.refers_to(path + "to", relation.to, actors(file));
    if (relation.from == relation.to) notes.fault(path + "to", "is the same actor as `from`; name another");
    if (!seen.insert({relation.from, relation.to}).second)
      notes.fault(path + "from", "and `to` repeat an earlier relation (which one would count?); remove one");
  }
}

void check_texts(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, text] : file.texts) check_text(file, id, text, notes);
}

void check_halts(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, halt] : file.halts) check_halt(file, id, halt, notes);
  if (file.arrangements == ArrangementMode::recorded && file.halts.empty())
    notes.warn("arrangements",
               "is recorded, but there are no halts (nothing will stop the fire); add some or write none");
}

}  // namespace truce
