// truce run: one scenario, some replicates, to a results file and a few lines of text.
#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <thread>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/departure.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/run_text.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/stop_and_go.hpp"
#include "sim/cli/version.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/record/writer.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce::cli {
namespace {

Provenance provenance_of(const Scenario& scenario, const Given& given, std::uint64_t seed,
                         const std::optional<CheckpointImage>& image) {
  Provenance provenance;
  if (image) {
    provenance = image->provenance;  // a resumed run came from the same words
  } else {
    provenance.scenario_text = scenario.resolved;
    provenance.scenario_name = scenario.name;
    provenance.strategy_name = scenario.strategy;
    provenance.seed = seed;
  }
  provenance.program_version = std::string(version);
  provenance.commit = std::string(commit);
  provenance.compiler = std::string(compiler);
  if (given.has("strategy")) provenance.options += "--strategy " + given.text("strategy", "") + " ";
  for (const std::string& assignment : given.texts("set")) provenance.options += "--set " + assignment + " ";
  return provenance;
}

// Runs with a line of progress, and stops when a signal asks for it.
std::vector<RunRecord> run_watched(const Given& given, RunPlan plan, const Provenance& provenance,
                                   const std::optional<CheckpointImage>& image,
                                   const std::optional<Departure>& departure) {
  const ClockSetup& clock = plan.setup->clock;
  const auto steps = static_cast<std::int64_t>(clock.horizon_hours * 60 / clock.step_minutes);
  Progress progress(Progress::style_here(given.has("quiet")), steps, plan.replicates);
  plan.after_step = [&progress] {
    progress.step();
    return stop_signal() == 0;
  };
  if (departure) return run_from(*departure, plan);
  return run_as_asked(given, plan, provenance, image);
}

RunPlan plan_of(const Given& given, const Scenario& scenario, const std::optional<CheckpointImage>& image) {
  RunPlan plan;
  plan.seed = image ? image->provenance.seed : given.seed("seed", 1);
  plan.replicates = static_cast<std::uint32_t>(given.whole("replicates", 1, 1, 1'000'000));
  plan.first_replicate =
      image ? image->replicate
            : static_cast<std::uint32_t>(given.whole("first-replicate", 0, 0, 4'000'000'000));
  plan.setup = scenario.setup();
  plan.pipeline = std::make_shared<const Pipeline>(scenario.mechanisms);
  return plan;
}

// Wrong numbers on the command line come before faults of the scenario.
Scenario scenario_of(const Given& given, const std::optional<CheckpointImage>& image) {
  static_cast<void>(given.seed("seed", 1));
  static_cast<void>(given.whole("replicates", 1, 1, 1'000'000));
  static_cast<void>(given.whole("first-replicate", 0, 0, 4'000'000'000));
  use_threads(
      static_cast<int>(given.whole("threads", std::max(1U, std::thread::hardware_concurrency()), 1, 1024)));
  check_output(given.text("output", ""), given.has("force"));
  Scenario scenario =
      image ? load_scenario_text(image->provenance.scenario_text, image->provenance.scenario_name, {})
            : load_scenario_with(given.words[0], given.text("strategy", ""), given.texts("set"));
  for (const Fault& warning : scenario.warnings) std::cerr << "warning: " << warning.message() << "\n";
  return scenario;
}

void print_all(const Scenario& scenario, const RunPlan& plan, const RecordSpec& spec,
               const std::vector<RunRecord>& runs, double seconds) {
  std::cout << scenario.file.title << "\n"
            << runs.size() << (runs.size() == 1 ? " run" : " runs") << " of "
            << plan.setup->clock.horizon_hours << " h from " << spec.start << ", seed " << plan.seed << ", "
            << std::fixed << std::setprecision(2) << seconds << " s\n\n"
            << std::defaultfloat;
  print_runs(spec, runs, *plan.setup);
}

int run(const Given& given) {
  const std::optional<CheckpointImage> image = image_to_resume(given);
  const Scenario scenario = scenario_of(given, image);
  RunPlan plan = plan_of(given, scenario, image);
  const auto begin = std::chrono::steady_clock::now();
  const std::optional<Departure> departure = departure_asked(given, scenario, plan);
  if (departure) plan = departure->branch.run;
  Provenance provenance = provenance_of(scenario, given, plan.seed, image);
  if (departure) provenance.options += departure->lineage;
  const std::vector<RunRecord> runs = run_watched(given, plan, provenance, image, departure);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  const RecordSpec spec = record_spec(*plan.setup, {provenance.strategy_name});
  if (!given.has("quiet")) print_all(scenario, plan, spec, runs, taken.count());
  if (const std::string output = given.text("output", ""); !output.empty()) {
    publish(output, build_image(spec, runs, provenance),
            given.has("force") ? Overwrite::allow : Overwrite::forbid);
    if (!given.has("quiet")) std::cout << "\nwritten: " << output << "\n";
  }
  return report_failures(given, runs, plan.seed);
}

}  // namespace

Command run_command() {
  return {{"run",
           "a scenario, hour by hour, to a results file and a few lines of text",
           "SCENARIO",
           0,
           1,
           {{"set", "KEY=VALUE", "lay a value over the scenario", true},
            {"strategy", "NAME",
             "mediate by this strategy of the folder `strategies` or of the scenario, and by no other"},
            {"seed", "N", "master seed (default 1)"},
            {"replicates", "N", "number of runs (default 1)"},
            {"first-replicate", "N", "number of the first run (default 0)"},
            {"threads", "N", "threads (default: all); results do not depend on it"},
            {"checkpoint", "FILE", "keep the state of a single run in this file"},
            {"checkpoint-at", "HOURS", "when it is taken, in whole hours since the start"},
            {"resume", "FILE",
             "go on from a checkpoint instead of a scenario; the results are those of a run without a stop"},
            {"branch-from", "FILE",
             "go on under SCENARIO from the state in this checkpoint, or (with --at) from that scenario"},
            {"at", "TIME",
             "moment up to which the scenario of --branch-from is simulated, such as 2014-07-21T00:00"},
            {"history-set", "KEY=VALUE", "lay a value over the scenario of --branch-from", true},
            {"output,o", "FILE", "results file to write (*.h5)"},
            {"force", "", "replace an existing output"},
            {"quiet", "", "print nothing but faults"}}},
          run};
}

}  // namespace truce::cli
