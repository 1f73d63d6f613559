// A checkpoint is one run of one program; a scenario with a moment can be simulated for every replicate.
#include "sim/cli/departure.hpp"

#include <cmath>
#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/base/time.hpp"
#include "sim/engine/checkpoint.hpp"
#include "sim/record/checkpoint_file.hpp"
#include "sim/study/branching.hpp"

namespace truce::cli {
namespace {

[[noreturn]] void refuse(const std::string& text) {
  throw UsageError("truce run: " + text + "; see `truce run --help`");
}

void check_options(const Given& given) {
  const bool at = given.has("at");
  if (!given.has("branch-from")) {
    for (const char* lone : {"at", "history-set"})
      if (given.has(lone)) refuse("--" + std::string(lone) + " goes with --branch-from");
    return;
  }
  for (const char* other : {"resume", "checkpoint"})
    if (given.has(other)) refuse("--branch-from and --" + std::string(other) + " exclude each other");
  if (at) return;
  for (const char* settled : {"seed", "replicates", "first-replicate", "history-set"})
    if (given.has(settled))
      refuse("a checkpoint settles its seed and replicate, so --" + std::string(settled) +
             " cannot be given; name a scenario and a moment (--at) to branch many runs");
}

std::int32_t step_at(const Given& given, const ClockSetup& clock) {
  const std::string text = given.text("at", "");
  const auto moment = parse_instant(text);
  if (!moment) refuse("--at is '" + quotable(text) + "', must be a moment such as 2014-07-21T00:00");
  const double steps = static_cast<double>(moment->minutes - clock.start.minutes) / clock.step_minutes;
  if (steps < 0 || steps != std::floor(steps))
    refuse("--at is " + format_instant(*moment) + ", which ends no step of the history (it starts at " +
           format_instant(clock.start) + " in steps of " + format_number(clock.step_minutes) + " minutes)");
  return static_cast<std::int32_t>(steps);
}

std::string short_hash(const std::string& text) {
  return hash_bytes(text.data(), text.size()).hex().substr(0, 16);
}

// The history's side; `setup` gets the mediators of both when the history is still to be run.
Scenario history_of(const Given& given, const RunPlan& plan, ScenarioSetup& setup, Departure& departure) {
  const std::string path = given.text("branch-from", "");
  departure.lineage = "--branch-from " + std::filesystem::path(path).filename().string() + " ";
  Scenario history;
  if (given.has("at")) {
    history = load_scenario_with(path, "", given.texts("history-set"));
    unite_mediators({&history.file, &setup});
    departure.step = step_at(given, history.file.clock);
    departure.lineage += "--at " + given.text("at", "") + " ";
    for (const std::string& set : given.texts("history-set"))
      departure.lineage += "--history-set " + set + " ";
  } else {
    departure.image = read_checkpoint(path);
    require_same_schema(*departure.image);
    const Provenance& origin = departure.image->provenance;
    history = load_scenario_text(origin.scenario_text, origin.scenario_name, {});
    departure.step = departure.image->step;
    departure.lineage += "(state " + departure.image->state.hex() + ") ";
  }
  departure.history = plan;
  departure.history.setup = history.setup();
  departure.history.pipeline = std::make_shared<const Pipeline>(history.mechanisms);
  return history;
}

void require_kept_starts(const Departure& departure, std::uint32_t replicate) {
  const auto lost = starts_lost(departure.history, departure.branch, replicate);
  if (!lost.empty())
    throw InputError(
        {Fault{"--branch-from", 0, 0, "",
               "the scenario changes the start of " + join(lost, ", ") +
                   " (the state comes from the history, and the change would be lost); set it in the "
                   "history, or take it away"}});
}

}  // namespace

std::optional<Departure> departure_asked(const Given& given, const Scenario& scenario, RunPlan plan) {
  check_options(given);
  if (!given.has("branch-from")) return {};
  Departure departure;
  ScenarioSetup setup = *scenario.setup();
  const Scenario history = history_of(given, plan, setup, departure);
  if (departure.image) {
    departure.history.seed = departure.image->provenance.seed;
    departure.history.first_replicate = departure.image->replicate;
  }
  const double hour = departure.step * history.file.clock.step_minutes / 60.0;
  Continuation next = continue_setup(*departure.history.setup, std::move(setup), hour);
  if (departure.image && next.setup.mediators.size() != history.file.mediators.size())
    throw InputError(
        {Fault{"--branch-from", 0, 0, "",
               "the scenario has mediators that the checkpoint was taken without (the record would "
               "have two shapes); branch from the scenario with --at"}});
  plan.setup = std::make_shared<const ScenarioSetup>(std::move(next.setup));
  plan.seed = departure.history.seed;
  plan.first_replicate = departure.history.first_replicate;
  departure.branch = Branch{plan, departure.history.setup, next.efforts_before};
  departure.lineage += "(hour " + format_number(hour) + " of " + history.name + ", scenario " +
                       short_hash(history.resolved) + ") ";
  require_kept_starts(departure, plan.first_replicate);
  return departure;
}

std::vector<RunRecord> run_from(const Departure& departure, const RunPlan& plan) {
  Branch branch = departure.branch;
  branch.run.after_step = plan.after_step;
  if (departure.image) return {branch_run(branch, *departure.image)};
  RunPlan history = departure.history;
  history.after_step = plan.after_step;
  std::vector<RunRecord> records(plan.replicates);
  for_each_task(plan.replicates, [&](std::size_t k) {
    const std::uint32_t replicate = plan.first_replicate + static_cast<std::uint32_t>(k);
    records[k] = record_or_failure(
        [&] { return branch_run(branch, simulate_history(history, replicate, departure.step, {})); },
        replicate, 0);
  });
  return records;
}

}  // namespace truce::cli
