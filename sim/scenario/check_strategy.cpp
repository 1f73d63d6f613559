// Strategies and efforts: who leads, reaches, excludes and invites whom, and whether an effort can be meant.
#include <algorithm>
#include <set>

#include "sim/base/text.hpp"
#include "sim/scenario/notes.hpp"

namespace truce {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

class StrategyCheck {
 public:
  StrategyCheck(const ScenarioFile& file, const std::string& id, const StrategySetup& strategy, Notes& notes)
      : file_(file),
        path_("strategies." + id + "."),
        strategy_(strategy),
        notes_(notes),
        actors_{
            Notes::ids_of(file.leaders), "leader or mediator of this scenario", {"leaders", "mediators"}} {
    for (const auto& mediator : file.mediators) actors_.ids.push_back(mediator.id);
  }

  void check() {
    notes_.refers(path_ + "lead", strategy_.lead, file_.mediators, "mediator of this scenario");
    check_list("co_leads", strategy_.co_leads, actors_);
    if (holds(strategy_.co_leads, strategy_.lead))
      notes_.fault(path_ + "co_leads",
                   "names '" + quotable(strategy_.lead) + "', who leads already; remove it");
    const Known leaders{Notes::ids_of(file_.leaders), "leader of this scenario", {"leaders"}};
    check_list("excluded", strategy_.excluded, leaders);
    check_list("at_table", strategy_.at_table, leaders);
    check_list("consulted", strategy_.consulted, leaders);
    for (const auto& [leader, channel] : strategy_.channels) check_channel("", leader, channel);
    for (const auto& [way, other] : strategy_.ways)
      for (const auto& [leader, channel] : other.channels)
        check_channel("ways." + way + ".", leader, channel);
    check_excluded();
    for (const auto& [issue, value] : strategy_.text)
      notes_.refers_to(path_ + "text." + issue, issue, known_issues());
    for (const auto& [leader, utils] : strategy_.inducements)
      notes_.refers(path_ + "inducements." + leader, leader, file_.leaders, "leader of this scenario");
    check_numbers();
  }

 private:
  void check_list(const char* key, const std::vector<std::string>& list, const Known& known) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string place = path_ + key + "." + std::to_string(i);
      notes_.refers_to(place, list[i], known);
      if (!seen.insert(list[i]).second)
        notes_.fault_alone(place, "names '" + quotable(list[i]) + "' a second time; remove it");
    }
  }

  void check_channel(const std::string& way, const std::string& leader, const ChannelSetup& channel) {
    const std::string place = way + "channels." + leader;
    notes_.refers(path_ + place, leader, file_.leaders, "leader of this scenario");
    check_list((place + ".via").c_str(), channel.via, actors_);
    if (holds(channel.via, leader))
      notes_.fault(path_ + place + ".via", "names '" + quotable(leader) +
                                               "' itself (a text needs no carrier to its own "
                                               "reader); name those in between");
    if (holds(strategy_.excluded, leader))
      notes_.fault(path_ + place,
                   "leads to a leader who is excluded (no copy is sent); remove it there or here");
  }

  void check_excluded() {
    for (std::size_t i = 0; i < strategy_.excluded.size(); ++i) {
      const std::string& id = strategy_.excluded[i];
      const std::string place = path_ + "excluded." + std::to_string(i);
      for (const auto& [key, list] :
           {std::pair{"at_table", &strategy_.at_table}, {"consulted", &strategy_.consulted}})
        if (holds(*list, id))
          notes_.fault(place, "names '" + quotable(id) + "', who stands under `" + key + "` too; remove one");
      const int row = row_of(file_.leaders, id);
      if (row < 0) continue;
      const LeaderSetup& leader = file_.leaders[static_cast<std::size_t>(row)].value;
      if (leader.role == LeaderRole::decider && !leader.party.empty() && leader.veto >= 1)
        notes_.warn(place, "names '" + id +
                               "' (its party cannot accept without it); no text of this strategy can "
                               "be agreed");
    }
  }

  void check_numbers() {
    const double hours = strategy_.duration_hours;
    if (hours <= 0 && hours != -1)
      notes_.fault_alone(path_ + "duration_hours",
                         "is " + format_number(hours) +
                             " (an offer needs a length); write hours above 0, or -1 for open-ended");
    const double rivals = strategy_.rival_share;
    if (rivals < 0 && rivals != -1)
      notes_.fault_alone(path_ + "rival_share",
                         "is " + format_number(rivals) +
                             " (a share cannot be negative); write 0 to 1, or -1 to have it counted");
    if (strategy_.freedom > 0 && strategy_.text.empty())
      notes_.fault(path_ + "freedom", "has no effect (`text` is missing); give issues there or remove it");
  }

  const ScenarioFile& file_;
  const std::string path_;
  const StrategySetup& strategy_;
  Notes& notes_;
  Known actors_;
};

}  // namespace

void check_strategies(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, strategy] : file.strategies) StrategyCheck(file, id, strategy, notes).check();
  for (const auto& [id, effort] : file.efforts)
    notes.refers("efforts." + id + ".strategy", effort.strategy, file.strategies,
                 "strategy of this scenario");
  if (!file.efforts.empty() && file.arrangements != ArrangementMode::negotiated)
    notes.warn(
        "efforts",
        "have no effect (arrangements is not negotiated); write `arrangements: negotiated` or remove them");
  if (file.efforts.size() > 60) notes.fault("efforts", "has more than 60 entries; merge some");
}

}  // namespace truce
