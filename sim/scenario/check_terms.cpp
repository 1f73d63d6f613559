// What a strategy offers and how it reaches whom it must: terms without effect, copies that never count.
#include <algorithm>
#include <set>

#include "sim/base/text.hpp"
#include "sim/scenario/notes.hpp"
#include "sim/world/issues.hpp"

namespace truce {
namespace {

constexpr std::size_t most_words = 60;  // bits of copies.turned_words

bool names(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

class TermsCheck {
 public:
  TermsCheck(const ScenarioFile& file, const std::string& id, const StrategySetup& strategy, Notes& notes)
      : file_(file), path_("strategies." + id + "."), strategy_(strategy), notes_(notes) {}

  void check() {
    check_deferred();
    check_words();
    if (strategy_.ambiguity > 0 && strategy_.text.empty())
      notes_.fault(path_ + "ambiguity", "has no effect (`text` is missing); give issues there or remove it");
    if (strategy_.monitors > 0 && presence() <= 0)
      notes_.fault(path_ + "monitors",
                   "has no effect (its leads have no `presence`, and monitors work as far as they are "
                   "present); add a co-lead that has, or remove it");
    const int lead = row_of(file_.mediators, strategy_.lead);
    for (const auto& [id, leader] : file_.leaders) {
      if (leader.role != LeaderRole::decider || leader.party.empty() || leader.veto < 1 ||
          names(strategy_.excluded, id))
        continue;
      check_deadline(id);
      if (lead >= 0) check_access(file_.mediators[static_cast<std::size_t>(lead)].value, id);
    }
  }

 private:
  void check_deferred() {
    const Known issues = known_issues();
    std::set<std::string> seen;
    for (std::size_t i = 0; i < strategy_.deferred.size(); ++i) {
      const std::string& issue = strategy_.deferred[i];
      const std::string place = path_ + "deferred." + std::to_string(i);
      notes_.refers_to(place, issue, issues);
      if (!seen.insert(issue).second)
        notes_.fault_alone(place, "names '" + quotable(issue) + "' a second time; remove it");
      else if (names({issue_names.begin(), issue_names.end()}, issue) && row_of(strategy_.text, issue) < 0)
        notes_.fault(place, "names '" + issue +
                                "', which the text leaves blank (there is nothing to grant later); add it "
                                "to `text` or remove it");
    }
    // A resolved scenario writes out the default too.
    if (strategy_.deferred.empty() && strategy_.deferred_days != StrategySetup{}.deferred_days)
      notes_.fault(path_ + "deferred_days",
                   "has no effect (`deferred` is missing); name issues there or remove it");
  }

  // A wording matters only where a leader weighs the word.
  void check_words() {
    Known weighed{{}, "word that any leader weighs (`leaders.<id>.words`)", {"leaders"}};
    for (const auto& [id, leader] : file_.leaders)
      for (const auto& word : leader.words) weighed.ids.push_back(word.id);
    std::ranges::sort(weighed.ids);
    // Not std::ranges::unique: clang 14 cannot read g++ 12's.
    weighed.ids.erase(std::unique(weighed.ids.begin(), weighed.ids.end()), weighed.ids.end());
    if (strategy_.words.size() > most_words)
      notes_.fault(path_ + "words", "names " + format_number(static_cast<double>(strategy_.words.size())) +
                                        " words (a copy tells 60 apart); keep the most contested");
    for (const auto& word : strategy_.words) notes_.refers_to(path_ + "words." + word.id, word.id, weighed);
  }

  [[nodiscard]] double presence() const {
    double most = 0;
    for (const auto& [id, mediator] : file_.mediators)
      if (id == strategy_.lead || names(strategy_.co_leads, id)) most = std::max(most, mediator.presence);
    return most;
  }

  [[nodiscard]] const ChannelSetup* channel(const std::string& leader) const {
    const int row = row_of(strategy_.channels, leader);
    return row < 0 ? nullptr : &strategy_.channels[static_cast<std::size_t>(row)].value;
  }

  [[nodiscard]] bool is_carried(const std::string& leader) const {
    return channel(leader) != nullptr && !channel(leader)->via.empty();
  }

  void check_deadline(const std::string& leader) {
    const double delay =
        channel(leader) == nullptr ? ChannelSetup{}.delay_hours : channel(leader)->delay_hours;
    if (delay >= strategy_.deadline_hours)
      notes_.fault(path_ + "deadline_hours",
                   "is " + format_number(strategy_.deadline_hours) + ", but the copy for '" + leader +
                       "' travels " + format_number(delay) +
                       " hours (it could never answer in time); give more, or a faster channel");
  }

  void check_access(const MediatorSetup& lead, const std::string& leader) {
    if (!is_carried(leader) && names(lead.no_access, leader)) {
      notes_.fault(path_ + "channels", "has a missing channel to '" + leader + "' ('" + strategy_.lead +
                                           "' never speaks to it itself); add one with carriers under `via`");
    } else if (is_carried(leader)) {
      const std::string& first = channel(leader)->via.front();
      if (row_of(file_.leaders, first) >= 0 && names(lead.no_access, first) && !is_carried(first))
        notes_.fault(path_ + "channels." + leader + ".via",
                     "begins with '" + first + "' ('" + strategy_.lead +
                         "' never speaks to it itself); put a carrier before it, or add a channel to it");
    }
  }

  const ScenarioFile& file_;
  const std::string path_;
  const StrategySetup& strategy_;
  Notes& notes_;
};

}  // namespace

void check_terms(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, strategy] : file.strategies) TermsCheck(file, id, strategy, notes).check();
}

}  // namespace truce
