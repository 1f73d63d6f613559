// Memories behind reputations, whom mediators do not speak to, and what needs a leader to be put into effect.
#include <algorithm>
#include <set>

#include "sim/base/text.hpp"
#include "sim/base/time.hpp"
#include "sim/scenario/notes.hpp"

namespace truce {
namespace {

// True when someone who answers texts judges by this memory: a decider of that name, or one of that party.
bool is_judged(const ScenarioFile& file, const std::string& by) {
  return std::ranges::any_of(file.leaders, [&](const auto& leader) {
    return leader.value.role == LeaderRole::decider && (leader.id == by || leader.value.party == by);
  });
}

void check_memory(const ScenarioFile& file, const std::string& id, const MemorySetup& memory, Notes& notes) {
  const std::string path = "memories." + id + ".";
  notes.refers(path + "of", memory.of, file.mediators, "mediator of this scenario");
  Known judges{Notes::ids_of(file.leaders), "leader or party of this scenario", {"leaders", "parties"}};
  for (const auto& party : file.parties) judges.ids.push_back(party.id);
  notes.refers_to(path + "by", memory.by, judges);
  const bool known = std::ranges::find(judges.ids, memory.by) != judges.ids.end();
  if (known && !is_judged(file, memory.by))
    notes.fault(path + "by", "names '" + quotable(memory.by) +
                                 "', but nobody there answers texts (only who answers judges mediators); "
                                 "name a decider or its party");
  if (memory.when.is_set() && memory.when.minutes > file.clock.start.minutes)
    notes.fault(path + "when",
                "is " + format_instant(memory.when) + ", after the start on " +
                    format_instant(file.clock.start) +
                    " (a memory is older than the run); give an earlier moment or leave it out");
  if (memory.good == 0 && memory.bad == 0)
    notes.fault("memories." + id,
                "says nothing (`good` and `bad` are both 0); give one of them or remove it");
}

void check_no_access(const ScenarioFile& file, const std::string& id, const MediatorSetup& mediator,
                     Notes& notes) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < mediator.no_access.size(); ++i) {
    const std::string place = "mediators." + id + ".no_access." + std::to_string(i);
    notes.refers(place, mediator.no_access[i], file.leaders, "leader of this scenario");
    if (!seen.insert(mediator.no_access[i]).second)
      notes.fault_alone(place, "names '" + quotable(mediator.no_access[i]) + "' a second time; remove it");
  }
}

// Nobody can put more than the whole of an issue into effect.
void check_implements(const ScenarioFile& file, Notes& notes) {
  const Known issues = known_issues();
  constexpr double rounding = 1e-9;
  Entries<double> sums;
  for (const auto& [id, leader] : file.leaders)
    for (const auto& [issue, share] : leader.implements) {
      const std::string path = "leaders." + id + ".implements." + issue;
      notes.refers_to(path, issue, issues);
      const int at = row_of(sums, issue);
      if (at < 0) {
        sums.push_back({issue, share});
        continue;
      }
      double& sum = sums[static_cast<std::size_t>(at)].value;
      sum += share;
      if (sum > 1 + rounding)
        notes.fault(path, "brings the shares of all leaders to " + format_number(sum) +
                              " (nobody puts more than the whole into effect); make them sum to 1 at most");
    }
}

}  // namespace

void check_memories(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, memory] : file.memories) check_memory(file, id, memory, notes);
  for (const auto& [id, mediator] : file.mediators) check_no_access(file, id, mediator, notes);
  check_implements(file, notes);
}

}  // namespace truce
