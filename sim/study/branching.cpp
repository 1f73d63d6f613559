// Entries by id: those of the history first, so that its rows of state keep their places.
#include "sim/study/branching.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "sim/base/error.hpp"
#include "sim/scenario/emit.hpp"

namespace truce {
namespace {

[[noreturn]] void refuse(const std::string& text) { throw InputError({Fault{"", 0, 0, "", text}}); }

template <class T>
std::string text_of(const T& value) {
  std::ostringstream out;
  emit_keys(value, out, 0);
  return out.str();
}

template <class T>
std::vector<std::string> ids_of(const Entries<T>& entries) {
  std::vector<std::string> ids;
  for (const auto& entry : entries) ids.push_back(entry.id);
  return ids;
}

template <class T>
void require_same_ids(const char* what, const Entries<T>& history, const Entries<T>& branch) {
  if (ids_of(history) == ids_of(branch)) return;
  refuse("the branch has other " + std::string(what) +
         " than its history (a state fits only the members it was taken from); use the same in both");
}

// Those of `first` in its order (with the values of `own` where it has them), then the rest of `own`.
template <class T>
Entries<T> in_order_of(const Entries<T>& first, const Entries<T>& own) {
  Entries<T> all;
  for (const auto& entry : first) {
    const int row = row_of(own, entry.id);
    all.push_back(row < 0 ? entry : own[static_cast<std::size_t>(row)]);
  }
  for (const auto& entry : own)
    if (row_of(first, entry.id) < 0) all.push_back(entry);
  return all;
}

const StrategySetup* strategy_of(const ScenarioSetup& setup, const std::string& id) {
  const int row = row_of(setup.strategies, id);
  return row < 0 ? nullptr : &setup.strategies[static_cast<std::size_t>(row)].value;
}

bool same_efforts(const ScenarioSetup& a, const ScenarioSetup& b) {
  if (ids_of(a.efforts) != ids_of(b.efforts)) return false;
  for (std::size_t row = 0; row < a.efforts.size(); ++row) {
    if (text_of(a.efforts[row].value) != text_of(b.efforts[row].value)) return false;
    const StrategySetup* ours = strategy_of(a, a.efforts[row].value.strategy);
    const StrategySetup* theirs = strategy_of(b, b.efforts[row].value.strategy);
    if (ours == nullptr || theirs == nullptr || text_of(*ours) != text_of(*theirs)) return false;
  }
  return true;
}

// The efforts of the history under names of their own, then the branch's.
void put_efforts_before(const ScenarioSetup& history, ScenarioSetup& branch) {
  Entries<EffortSetup> all;
  for (const auto& [id, effort] : history.efforts) {
    const StrategySetup* strategy = strategy_of(history, effort.strategy);
    require(strategy != nullptr, "an effort names a strategy of the scenario");
    EffortSetup past = effort;
    past.strategy = "past_" + effort.strategy;
    if (row_of(branch.strategies, past.strategy) < 0) branch.strategies.push_back({past.strategy, *strategy});
    all.push_back({"past_" + id, past});
  }
  all.insert(all.end(), branch.efforts.begin(), branch.efforts.end());
  branch.efforts = std::move(all);
}

// The rows of texts refer to the scenario's; those still to come are put behind the end of the run.
void keep_past_texts(const ScenarioSetup& history, ScenarioSetup& branch, double hour) {
  if (!branch.texts.empty()) return require_same_ids("texts", history.texts, branch.texts);
  branch.texts = history.texts;
  const std::int64_t start = branch.clock.start.minutes;
  const auto never = static_cast<std::int64_t>((branch.clock.horizon_hours + 48) * 60);
  for (auto& [id, text] : branch.texts)
    if (static_cast<double>(text.tabled.minutes - start) > hour * 60) text.tabled.minutes = start + never;
}

void require_same_clock(const ScenarioSetup& history, const ScenarioSetup& branch, double hour) {
  const bool same =
      history.clock.start == branch.clock.start && history.clock.step_minutes == branch.clock.step_minutes;
  if (!same) refuse("the branch has another start or step than its history; use the same clock in both");
  if (hour >= branch.clock.horizon_hours)
    refuse("the branch lies at hour " + format_number(hour) + ", at or after the end of the run (hour " +
           format_number(branch.clock.horizon_hours) + "); branch earlier, or set clock.horizon_hours");
}

}  // namespace

Continuation continue_setup(const ScenarioSetup& history, ScenarioSetup branch, double hour) {
  require_same_clock(history, branch, hour);
  require_same_ids("parties", history.parties, branch.parties);
  require_same_ids("factions", history.factions, branch.factions);
  require_same_ids("streams", history.streams, branch.streams);
  require_same_ids("tunnels", history.tunnels, branch.tunnels);
  require_same_ids("regions", history.regions, branch.regions);
  require_same_ids("outlets", history.outlets, branch.outlets);
  require_same_ids("publics", history.publics, branch.publics);
  require_same_ids("polls", history.polls, branch.polls);
  require_same_ids("leaders", history.leaders, branch.leaders);
  if (branch.arrangements == ArrangementMode::recorded)
    require_same_ids("recorded halts", history.halts, branch.halts);
  else
    branch.halts = history.halts;
  branch.mediators = in_order_of(history.mediators, branch.mediators);
  branch.relations = in_order_of(history.relations, branch.relations);
  branch.memories = in_order_of(history.memories, branch.memories);
  keep_past_texts(history, branch, hour);
  Continuation continuation;
  if (!same_efforts(history, branch)) {
    put_efforts_before(history, branch);
    continuation.efforts_before = history.efforts.size();
  }
  continuation.setup = std::move(branch);
  return continuation;
}

ScenarioSetup gather_mediators(const std::vector<const ScenarioSetup*>& setups) {
  ScenarioSetup all;
  for (const ScenarioSetup* setup : setups) {
    all.mediators = in_order_of(all.mediators, setup->mediators);
    all.relations = in_order_of(all.relations, setup->relations);
    all.memories = in_order_of(all.memories, setup->memories);
  }
  return all;
}

bool take_mediators(const ScenarioSetup& all, ScenarioSetup& setup) {
  const Entries<MediatorSetup> united = in_order_of(all.mediators, setup.mediators);
  if (ids_of(setup.mediators) == ids_of(united)) return false;
  const auto is_added = [&](const std::string& id) {
    return row_of(all.mediators, id) >= 0 && row_of(setup.mediators, id) < 0;
  };
  for (const auto& entry : all.relations)
    if (row_of(setup.relations, entry.id) < 0 && (is_added(entry.value.from) || is_added(entry.value.to)))
      setup.relations.push_back(entry);
  for (const auto& entry : all.memories)
    if (row_of(setup.memories, entry.id) < 0 && is_added(entry.value.of)) setup.memories.push_back(entry);
  setup.mediators = united;
  return true;
}

bool unite_mediators(std::vector<ScenarioSetup*> setups) {
  const ScenarioSetup all = gather_mediators({setups.begin(), setups.end()});
  bool has_changed = false;
  for (ScenarioSetup* setup : setups) has_changed = take_mediators(all, *setup) || has_changed;
  return has_changed;
}

}  // namespace truce
