// truce replay: one run of a results file again, its state marks compared bit for bit, and its story in
// sentences.
#include <algorithm>
#include <iostream>

#include "analysis/narrative.hpp"
#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/cli/commands.hpp"
#include "sim/diplomacy/envoy.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/reader.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce::cli {
namespace {

template <class T>
std::vector<std::string> names_in(const Entries<T>& entries) {
  std::vector<std::string> names;
  for (const auto& entry : entries) {
    std::string name = entry.id;
    std::ranges::replace(name, '_', ' ');
    if constexpr (requires { entry.value.name; })
      if (!entry.value.name.empty()) name = entry.value.name;
    names.push_back(name);
  }
  return names;
}

std::string name_of(const ScenarioSetup& setup, const std::string& actor) {
  if (const int row = row_of(setup.leaders, actor); row >= 0) {
    const std::string& name = setup.leaders[static_cast<std::size_t>(row)].value.name;
    return name.empty() ? actor : name;
  }
  const int row = row_of(setup.mediators, actor);
  return row < 0 || setup.mediators[static_cast<std::size_t>(row)].value.name.empty()
             ? actor
             : setup.mediators[static_cast<std::size_t>(row)].value.name;
}

const StrategySetup* strategy_of(const ScenarioSetup& setup, const EffortSetup& effort) {
  const int row = row_of(setup.strategies, effort.strategy);
  return row < 0 ? nullptr : &setup.strategies[static_cast<std::size_t>(row)].value;
}

// Names of efforts are those of their strategies.
std::vector<std::string> effort_names(const ScenarioSetup& setup) {
  std::vector<std::string> names;
  for (const auto& [id, effort] : setup.efforts) {
    const StrategySetup* strategy = strategy_of(setup, effort);
    names.push_back(strategy == nullptr || strategy->name.empty() ? id : strategy->name);
  }
  return names;
}

std::string lead_name(const ScenarioSetup& setup, const EffortSetup& effort) {
  const StrategySetup* strategy = strategy_of(setup, effort);
  return strategy == nullptr ? "" : name_of(setup, strategy->lead);
}

// The name of the leader a minister follows; "" for others.
std::vector<std::string> ministers_of(const ScenarioSetup& setup) {
  std::vector<std::string> names;
  for (const auto& [id, leader] : setup.leaders)
    names.push_back(leader.role == LeaderRole::minister ? name_of(setup, leader.follows) : "");
  return names;
}

// Who carries a text to a leader, those in between first; a leader in between may itself be reached by
// others.
std::string way_to(const ScenarioSetup& setup, const StrategySetup& strategy, std::int32_t way,
                   const std::string& leader, int depth) {
  const ChannelSetup* channel = diplomacy::channel_on(strategy, way, leader);
  if (channel == nullptr || depth > 3) return "";
  std::string by;
  for (const std::string& via : channel->via) {
    const std::string before = way_to(setup, strategy, way, via, depth + 1);
    by += (by.empty() ? "" : " and ") + (before.empty() ? "" : before + " and ") + name_of(setup, via);
  }
  return by;
}

// By effort and leader on one way, efforts slowest; "" = nobody in between, or no such way.
std::vector<std::string> carriers_of(const ScenarioSetup& setup, std::size_t way) {
  std::vector<std::string> list;
  for (const auto& [id, effort] : setup.efforts) {
    const StrategySetup* strategy = strategy_of(setup, effort);
    const bool goes = strategy != nullptr && way <= strategy->ways.size();
    for (const auto& leader : setup.leaders)
      list.push_back(goes ? way_to(setup, *strategy, static_cast<std::int32_t>(way), leader.id, 0) : "");
  }
  return list;
}

std::size_t most_ways(const ScenarioSetup& setup) {
  std::size_t most = 0;
  for (const auto& [id, strategy] : setup.strategies) most = std::max(most, strategy.ways.size());
  return most;
}

std::vector<std::string> leads_of(const ScenarioSetup& setup) {
  std::vector<std::string> names;
  for (const auto& [id, effort] : setup.efforts) names.push_back(lead_name(setup, effort));
  return names;
}

DisplayNames names_of(const ScenarioSetup& setup) {
  DisplayNames names{{"effort", effort_names(setup)},         {"carriers", carriers_of(setup, 0)},
                     {"outlet", names_in(setup.outlets)},     {"minister", ministers_of(setup)},
                     {"effort_lead", leads_of(setup)},        {"party", names_in(setup.parties)},
                     {"faction", names_in(setup.factions)},   {"stream", names_in(setup.streams)},
                     {"works", names_in(setup.tunnels)},      {"public", names_in(setup.publics)},
                     {"region", names_in(setup.regions)},     {"leader", names_in(setup.leaders)},
                     {"mediator", names_in(setup.mediators)}, {"poll", names_in(setup.polls)},
                     {"halt", names_in(setup.halts)},         {"text", names_in(setup.texts)}};
  for (std::size_t way = 1; way <= most_ways(setup); ++way)
    names["carriers " + std::to_string(way)] = carriers_of(setup, way);
  return names;
}

// Where two lists of marks part: the first differing step, or nothing.
std::string difference(const std::vector<StateMark>& kept, const std::vector<StateMark>& again) {
  for (std::size_t mark = 0; mark < std::max(kept.size(), again.size()); ++mark) {
    if (mark >= kept.size() || mark >= again.size())
      return "one run ends after " + std::to_string(mark) + " marks, the other goes on";
    if (kept[mark].step == again[mark].step && kept[mark].hash == again[mark].hash) continue;
    return "first difference at step " + std::to_string(kept[mark].step) + ": kept " + kept[mark].hash.hex() +
           ", now " + again[mark].hash.hex();
  }
  return {};
}

RunPlan plan_for(const Scenario& scenario, const Provenance& provenance) {
  RunPlan plan;
  plan.setup = scenario.setup();
  plan.pipeline = std::make_shared<const Pipeline>(scenario.mechanisms);
  plan.seed = provenance.seed;
  return plan;
}

int replay(const Given& given) {
  const ResultsFile file(given.words[0]);
  const auto last = static_cast<std::int64_t>(file.run_count()) - 1;
  const auto place = static_cast<std::size_t>(given.whole("run", 0, 0, last));
  use_threads(static_cast<int>(given.whole("threads", 1, 1, 1024)));
  const Provenance provenance = file.provenance();
  const RunRecord kept = file.read_run(place);
  const Scenario scenario = load_scenario_text(provenance.scenario_text, provenance.scenario_name, {});
  const RunPlan plan = plan_for(scenario, provenance);
  const RunRecord again = run_one(plan, static_cast<std::uint32_t>(kept.replicate));
  if (again.status == RunStatus::failed || kept.status == RunStatus::failed) {
    const bool same = again.status == kept.status && again.error == kept.error;
    std::cout << "run " << place
              << (same ? " fails again in the same way: " : " does not fail in the same way: ")
              << (again.error.empty() ? kept.error : again.error) << "\n";
    return same ? 0 : 1;
  }
  if (const std::string parted = difference(kept.marks, again.marks); !parted.empty()) {
    std::cout << "run " << place << " is not the same: " << parted << "\n";
    return 1;
  }
  std::cout << "run " << place << " (replicate " << kept.replicate << ", seed " << provenance.seed
            << "): all " << kept.marks.size() << " state marks are equal, bit for bit\n";
  if (given.has("quiet")) return 0;
  NarrativeOptions options;
  options.from_hours = static_cast<double>(given.whole("from", 0, 0, 1'000'000));
  options.to_hours = static_cast<double>(given.whole("to", 1'000'000, 0, 1'000'000));
  options.all_terms = given.has("decisions");
  std::cout << "\n"
            << scenario.file.title << "\n\n"
            << narrate(record_spec(*plan.setup, {provenance.strategy_name}), again, names_of(*plan.setup),
                       options);
  return 0;
}

}  // namespace

Command replay_command() {
  return {{"replay",
           "one run again, compared bit for bit, and told in sentences",
           "RESULTS",
           1,
           1,
           {{"run", "K", "place of the run in the file (default 0)"},
            {"from", "HOURS", "tell from this hour on"},
            {"to", "HOURS", "tell up to this hour"},
            {"decisions", "", "every term of every reply"},
            {"threads", "N", "threads (default 1); results do not depend on it"},
            {"quiet", "", "only compare"}}},
          replay};
}

}  // namespace truce::cli
