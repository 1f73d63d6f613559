// What no single key can say: ids that refer to nothing, shares that must sum to one, steps, stability of the streams.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "sim/base/text.hpp"
#include "sim/formula/hawkes.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/issues.hpp"

namespace truce {
namespace {

constexpr double sum_tolerance = 1e-6;

// Walks the tree again only to find places for messages.
class Checker {
 public:
  Checker(const ScenarioFile& file, const Node& root, Reading& reading) : file_(file), root_(root), reading_(reading) {}

  void fault(const std::string& path, const std::string& text) {
    const Node* node = &root_;
    Place place = root_.place;
    for (const std::string& key : split(path, '.')) {
      const Member* member = node->find(key);
      if (member == nullptr) break;
      place = member->value.place.line > 0 ? member->value.place : member->place;
      node = &member->value;
    }
    reading_.faults.push_back(place.fault(path, "'" + path + "' " + text));
  }

  template <class T>
  void refers(const std::string& path, const std::string& id, const Entries<T>& entries, const std::string& what) {
    if (id.empty() || row_of(entries, id) >= 0) return;
    std::vector<std::string_view> known;
    for (const auto& entry : entries) known.push_back(entry.id);
    const std::string near = near_name(id, known);
    std::vector<std::string> words(known.begin(), known.end());
    const std::string remedy = !near.empty() ? "did you mean '" + near + "'?"
                               : words.empty() ? "the scenario has none"
                                               : "known: " + join(words, ", ");
    fault(path, "names '" + quotable(id) + "', which is no " + what + " of this scenario; " + remedy);
  }

  void sums_to_one(const std::string& path, const Entries<double>& shares) {
    if (shares.empty()) return;
    double sum = 0;
    for (const auto& entry : shares) sum += entry.value;
    if (std::abs(sum - 1) > sum_tolerance) fault(path, "sums to " + format_number(sum) + " (shares of one whole); make them sum to 1");
  }

  void actor(const std::string& path, const std::string& id) {
    if (row_of(file_.mediators, id) < 0) refers(path, id, file_.leaders, "leader or mediator");
  }

  void check_clock();
  void check_violence();
  void check_streams();
  void check_people();
  void check_diplomacy();
  void check_texts();

 private:
  const ScenarioFile& file_;
  const Node& root_;
  Reading& reading_;
};

void Checker::check_clock() {
  static constexpr std::array allowed{15.0, 30.0, 60.0, 120.0};
  const double minutes = file_.clock.step_minutes;
  if (std::ranges::find(allowed, minutes) == allowed.end())
    fault("clock.step_minutes", "is " + format_number(minutes) + " (steps divide an hour or a day evenly); use 15, 30, 60 or 120");
  if (file_.parties.size() < 2) fault("parties", "has fewer than two parties (a conflict needs two); add one");
  if (file_.parties.size() > 30) fault("parties", "has more than 30 parties (signatories are kept as bits); merge some");
}

void Checker::check_violence() {
  for (const auto& [id, party] : file_.parties) {
    const std::string path = "parties." + id + ".ground.";
    if (party.ground.entry_mode == GroundMode::none) continue;
    refers(path + "against", party.ground.against, file_.publics, "public");
    if (party.ground.against.empty()) fault(path + "against", "is missing (the fighting needs a public that bears it); name one");
    if (party.ground.entry_mode == GroundMode::scripted && !party.ground.entry.is_set())
      fault(path + "entry", "is missing (the entry is scripted); give a moment or set entry_mode to decided");
  }
  for (const auto& [id, faction] : file_.factions) refers("factions." + id + ".party", faction.party, file_.parties, "party");
  for (const auto& [party_id, party] : file_.parties) {
    double sum = 0;
    for (const auto& [id, faction] : file_.factions)
      if (faction.party == party_id) sum += faction.share;
    if (std::abs(sum - 1) > sum_tolerance)
      fault("factions", "of party '" + party_id + "' have shares that sum to " + format_number(sum) +
                            " (they carry all its fire); make them sum to 1");
  }
  for (const auto& [id, works] : file_.tunnels) {
    refers("tunnels." + id + ".owner", works.owner, file_.parties, "party");
    refers("tunnels." + id + ".searcher", works.searcher, file_.parties, "party");
    if (works.known > works.count) fault("tunnels." + id + ".known", "is more than `count`; lower it");
    if (works.most < works.count) fault("tunnels." + id + ".most", "is less than `count` (belief must be able to reach the truth); raise it");
  }
}

void Checker::check_streams() {
  const std::size_t n = file_.streams.size();
  std::vector<double> offspring(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    const auto& [id, stream] = file_.streams[i];
    const std::string path = "streams." + id + ".";
    refers(path + "party", stream.party, file_.parties, "party");
    refers(path + "against", stream.against, file_.parties, "party");
    refers(path + "harms", stream.harms, file_.publics, "public");
    refers(path + "destroyed_by", stream.destroyed_by, file_.streams, "stream");
    if (stream.party == stream.against) fault(path + "against", "is the party itself; name the other one");
    for (const auto& [other, mean] : stream.excited_by) {
      refers(path + "excited_by." + other, other, file_.streams, "stream");
      if (const int j = row_of(file_.streams, other); j >= 0) offspring[i * n + static_cast<std::size_t>(j)] = mean;
    }
  }
  if (n > 0 && formula::spectral_radius(offspring, n) >= 1)
    fault("streams", "excite each other without bound (spectral radius of `excited_by` is 1 or more); lower some offspring");
}

void Checker::check_people() {
  for (const auto& [id, outlet] : file_.outlets) refers("outlets." + id + ".party", outlet.party, file_.parties, "party");
  for (const auto& [id, crowd] : file_.publics) {
    const std::string path = "publics." + id + ".";
    refers(path + "party", crowd.party, file_.parties, "party");
    for (const auto& [region, part] : crowd.regions) refers(path + "regions." + region, region, file_.regions, "region");
    for (const auto& [outlet, part] : crowd.outlets) refers(path + "outlets." + outlet, outlet, file_.outlets, "outlet");
    sums_to_one(path + "regions", crowd.regions);
    sums_to_one(path + "outlets", crowd.outlets);
    if (crowd.citizens > 0 && crowd.citizens <= crowd.network.degree)
      fault(path + "citizens", "is not more than network.degree (no one can have so many neighbours); raise it, or set 0");
    if (crowd.network.degree % 2 != 0) fault(path + "network.degree", "is odd (a ring has as many neighbours on each side); make it even");
  }
  for (const auto& [id, poll] : file_.polls) refers("polls." + id + ".asks", poll.asks, file_.publics, "public");
}

void Checker::check_diplomacy() {
  for (const auto& [id, leader] : file_.leaders) {
    const std::string path = "leaders." + id + ".";
    refers(path + "party", leader.party, file_.parties, "party");
    refers(path + "follows", leader.follows, file_.leaders, "leader");
    refers(path + "faction", leader.faction, file_.factions, "faction");
    for (const auto& [issue, wish] : leader.preferences)
      if (std::ranges::find(issue_names, issue) == issue_names.end())
        fault(path + "preferences." + issue, "is no issue; known: duration, sequence, forces, tunnel_work, crossings, fishing, "
                                             "salaries, port_airport, prisoners, demilitarisation, pa_role, monitoring, guarantees");
    if (row_of(file_.mediators, id) >= 0) fault(path.substr(0, path.size() - 1), "is also the id of a mediator; rename one");
  }
  for (const auto& [id, mediator] : file_.mediators) refers("mediators." + id + ".patron_of", mediator.patron_of, file_.leaders, "leader");
  for (const auto& [id, relation] : file_.relations) {
    actor("relations." + id + ".from", relation.from);
    actor("relations." + id + ".to", relation.to);
  }
  for (const auto& [id, halt] : file_.halts)
    for (const std::string& party : halt.agreed) refers("halts." + id + ".agreed", party, file_.parties, "party");
}

void Checker::check_texts() {
  for (const auto& [id, text] : file_.texts) {
    const std::string path = "texts." + id + ".";
    for (const std::string& lead : text.leads) actor(path + "leads", lead);
    for (const std::string& author : text.authors) refers(path + "authors", author, file_.leaders, "leader");
    for (const auto& [leader, share] : text.consulted) refers(path + "consulted." + leader, leader, file_.leaders, "leader");
    for (const auto& [leader, answer] : text.recorded) refers(path + "recorded." + leader, leader, file_.leaders, "leader");
    for (const auto& [issue, value] : text.issues)
      if (std::ranges::find(issue_names, issue) == issue_names.end())
        fault(path + "issues." + issue, "is no issue; see `truce describe texts`");
  }
}

}  // namespace

void check_scenario(const ScenarioFile& file, const Node& root, Reading& reading) {
  Checker checker(file, root, reading);
  checker.check_clock();
  checker.check_violence();
  checker.check_streams();
  checker.check_people();
  checker.check_diplomacy();
  checker.check_texts();
}

}  // namespace truce
