// Efforts: whom they wait for, and whether what they wait for can ever come.
#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "sim/scenario/notes.hpp"

namespace truce {
namespace {

using Waits = std::vector<std::vector<std::size_t>>;

// For each effort those that must have begun before it may: the ones before it in the succession, and those
// it names.
Waits waits_of(const ScenarioFile& file) {
  Waits waits(file.efforts.size());
  for (std::size_t row = 0; row < file.efforts.size(); ++row) {
    const EffortSetup& effort = file.efforts[row].value;
    for (std::size_t before = 0; !effort.beside && before < row; ++before)
      if (!file.efforts[before].value.beside) waits[row].push_back(before);
    for (const std::string* id : {&effort.when.agreed, &effort.when.ended})
      if (const int at = row_of(file.efforts, *id); at >= 0)
        waits[row].push_back(static_cast<std::size_t>(at));
  }
  return waits;
}

bool waits_for(const Waits& waits, std::size_t from, std::size_t to, std::vector<bool>& seen) {
  if (from == to) return true;
  if (seen[from]) return false;
  seen[from] = true;
  return std::ranges::any_of(waits[from], [&](std::size_t next) { return waits_for(waits, next, to, seen); });
}

bool can_start_a_halt(TextClass kind) {
  return kind != TextClass::declaratory && kind != TextClass::report_only && kind != TextClass::principles &&
         kind != TextClass::unilateral_exit;
}

bool has_veto(const LeaderSetup& leader) {
  return leader.role == LeaderRole::decider && !leader.party.empty() && leader.veto >= 1;
}

// The most that monitors of a strategy can see: as far as its leads are on the ground.
double best_monitoring(const ScenarioFile& file) {
  double best = 0;
  for (const auto& [id, strategy] : file.strategies) {
    double presence = 0;
    for (const auto& [mediator, setup] : file.mediators)
      if (mediator == strategy.lead ||
          std::ranges::find(strategy.co_leads, mediator) != strategy.co_leads.end())
        presence = std::max(presence, setup.presence);
    best = std::max(best, std::min(strategy.monitors * presence * file.influence.enforcement, 1.0));
  }
  return best;
}

class EffortCheck {
 public:
  EffortCheck(const ScenarioFile& file, std::size_t row, Notes& notes)
      : file_(file),
        row_(row),
        when_(file.efforts[row].value.when),
        path_("efforts." + file.efforts[row].id + ".when."),
        notes_(notes) {}

  void check(const Waits& waits) {
    check_awaited("agreed", when_.agreed, waits);
    check_awaited("ended", when_.ended, waits);
    if (const int at = row_of(file_.efforts, when_.agreed); at >= 0)
      check_can_agree(file_.efforts[static_cast<std::size_t>(at)].value.strategy);
    check_numbers();
    check_horizon("after_hours", when_.after_hours, " hours");
    check_horizon("quiet_days", when_.quiet_days * 24, " hours of quiet");
    check_sources();
  }

 private:
  void check_awaited(const std::string& key, const std::string& id, const Waits& waits) {
    notes_.refers(path_ + key, id, file_.efforts, "effort of this scenario");
    const int at = row_of(file_.efforts, id);
    if (at < 0) return;
    const auto other = static_cast<std::size_t>(at);
    std::vector<bool> seen(waits.size(), false);
    if (other == row_)
      notes_.fault(path_ + key, "names the effort itself (it would wait for ever); name another");
    else if (waits_for(waits, other, row_, seen))
      notes_.fault(path_ + key, "names '" + id +
                                    "', which waits for this one (neither could ever begin); name an earlier "
                                    "effort, or let that one run `beside: true` without conditions");
  }

  void check_can_agree(const std::string& strategy_id) {
    const int row = row_of(file_.strategies, strategy_id);
    if (row < 0) return;
    const StrategySetup& strategy = file_.strategies[static_cast<std::size_t>(row)].value;
    if (!can_start_a_halt(strategy.kind))
      notes_.fault(path_ + "agreed", "names '" + when_.agreed +
                                         "', whose texts stop nothing by their `kind` (it can never hold); "
                                         "name another effort or write `ended`");
    for (const std::string& id : strategy.excluded) {
      const int leader = row_of(file_.leaders, id);
      if (leader >= 0 && has_veto(file_.leaders[static_cast<std::size_t>(leader)].value))
        notes_.fault(path_ + "agreed", "names '" + when_.agreed + "', whose strategy excludes '" + id +
                                           "' (its party cannot accept without it, so it can never hold); "
                                           "name another effort or write `ended`");
    }
  }

  void check_numbers() {
    for (const auto& [key, value] : {std::pair{"after_hours", when_.after_hours},
                                     {"quiet_days", when_.quiet_days},
                                     {"violations_per_day_below", when_.violations_per_day_below},
                                     {"tunnels_below", when_.tunnels_below},
                                     {"monitored_from", when_.monitored_from}})
      if (value < 0 && value != -1)
        notes_.fault_alone(path_ + key, "is " + format_number(value) +
                                            " (nothing falls below 0); write 0 or more, or leave it out");
    for (const auto& [key, value] : {std::pair{"violations_per_day_below", when_.violations_per_day_below},
                                     {"tunnels_below", when_.tunnels_below}})
      if (value == 0)
        notes_.fault_alone(path_ + key,
                           "is 0 (nothing is below it, so it can never hold); write more than 0");
  }

  // Only a warning: one file serves many horizons.
  void check_horizon(const std::string& key, double hours, const std::string& unit) {
    if (hours >= file_.clock.horizon_hours && notes_.is_written(path_ + key))
      notes_.warn(path_ + key, "asks for " + format_number(hours) + unit + ", but the run lasts " +
                                   format_number(file_.clock.horizon_hours) +
                                   " (it cannot hold); the effort will not begin");
  }

  void check_sources() {
    if (when_.tunnels_below >= 0 && file_.tunnels.empty())
      notes_.fault(path_ + "tunnels_below",
                   "has no effect (the scenario has no `tunnels`); add some or remove it");
    const double most = best_monitoring(file_);
    if (when_.monitored_from > most)
      notes_.fault(
          path_ + "monitored_from",
          "is " + format_number(when_.monitored_from) + ", but no strategy reaches more than " +
              format_number(std::round(most * 1000) / 1000) +
              " (`monitors` x presence of its leads, so it can never hold); offer more or ask for less");
    const bool leaks = std::ranges::any_of(file_.strategies, [](const auto& strategy) {
      return strategy.value.leak_per_day > 0 || strategy.value.false_leak_per_day > 0;
    });
    if (when_.leaked && !leaks)
      notes_.fault(path_ + "leaked",
                   "can never hold (no strategy leaks); give one a `leak_per_day` or remove it");
  }

  const ScenarioFile& file_;
  const std::size_t row_;
  const ConditionSetup& when_;
  const std::string path_;
  Notes& notes_;
};

}  // namespace

void check_efforts(const ScenarioFile& file, Notes& notes) {
  const Waits waits = waits_of(file);
  for (std::size_t row = 0; row < file.efforts.size(); ++row) EffortCheck(file, row, notes).check(waits);
}

}  // namespace truce
