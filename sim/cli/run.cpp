// truce run: one scenario, some replicates, to a results file and a few lines of text.
#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <thread>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/departure.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/spark.hpp"
#include "sim/cli/stop_and_go.hpp"
#include "sim/cli/version.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/record/writer.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce::cli {
namespace {

constexpr std::size_t spark_width = 72;

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

// Place of a series in the spec, or npos.
std::size_t series_place(const RecordSpec& spec, std::string_view name) {
  for (std::size_t place = 0; place < spec.series.size(); ++place)
    if (spec.series[place].name == name) return place;
  return spec.series.size();
}

// Mean over runs and sum over members of one series, by time.
std::vector<double> mean_over_runs(const RecordSpec& spec, const std::vector<RunRecord>& runs, std::string_view name,
                                   std::size_t member, std::size_t members) {
  const std::size_t place = series_place(spec, name);
  std::vector<double> means(spec.time_hours.size());
  double good = 0;
  for (const RunRecord& run : runs) {
    if (run.status != RunStatus::ok) continue;
    ++good;
    for (std::size_t time = 0; time < means.size(); ++time)
      means[time] += static_cast<double>(run.series[place][time * members + member]);
  }
  for (double& mean : means) mean = good > 0 ? mean / good : 0;
  return means;
}

void print_lines(const RecordSpec& spec, const std::vector<RunRecord>& runs, const ScenarioSetup& setup) {
  std::size_t widest = 6;
  for (const auto& [id, stream] : setup.streams) widest = std::max(widest, id.size());
  for (std::size_t s = 0; s < setup.streams.size(); ++s)
    std::cout << std::left << std::setw(static_cast<int>(widest) + 2) << setup.streams[s].id << "|"
              << spark(mean_over_runs(spec, runs, "stream_events", s, setup.streams.size()), spark_width) << "|\n";
  std::vector<double> halts = mean_over_runs(spec, runs, "holds", 0, setup.parties.size());
  for (std::size_t p = 1; p < setup.parties.size(); ++p) {
    const std::vector<double> other = mean_over_runs(spec, runs, "holds", p, setup.parties.size());
    for (std::size_t time = 0; time < halts.size(); ++time) halts[time] = std::min(halts[time], other[time]);
  }
  std::cout << std::left << std::setw(static_cast<int>(widest) + 2) << "truces"
            << "|" << spark(halts, spark_width) << "|\n";
}

void print_outcomes(const RecordSpec& spec, const std::vector<RunRecord>& runs) {
  for (std::size_t o = 0; o < spec.outcomes.size(); ++o) {
    std::vector<double> values;
    for (const RunRecord& run : runs)
      if (run.status == RunStatus::ok && run.outcomes[o] == run.outcomes[o]) values.push_back(run.outcomes[o]);
    std::ranges::sort(values);
    const auto at = [&](double share) { return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))]; };
    std::ostringstream numbers;
    numbers << std::fixed << std::setprecision(1);
    if (values.empty())
      numbers << "in no run";
    else if (values.size() == 1)
      numbers << values[0];
    else
      numbers << at(0.5) << "  (" << at(0.05) << " to " << at(0.95) << ")";
    if (!values.empty() && values.size() < runs.size()) numbers << "  in " << values.size() << " of " << runs.size() << " runs";
    std::cout << "  " << std::left << std::setw(24) << spec.outcomes[o].name << numbers.str()
              << (spec.outcomes[o].unit == "h" ? " h" : "") << "\n";
  }
}

int report_failures(const std::vector<RunRecord>& runs) {
  std::size_t failed = 0;
  for (const RunRecord& run : runs) {
    if (run.status == RunStatus::ok) continue;
    if (++failed <= 3) std::cerr << "run " << run.replicate << " failed: " << run.error << "\n";
  }
  if (failed > 0) std::cerr << failed << " of " << runs.size() << " runs failed\n";
  return failed > 0 ? 1 : 0;
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

int run(const Given& given) {
  const std::optional<CheckpointImage> image = image_to_resume(given);
  RunPlan plan;
  plan.seed = image ? image->provenance.seed : given.seed("seed", 1);
  plan.replicates = static_cast<std::uint32_t>(given.whole("replicates", 1, 1, 1'000'000));
  plan.first_replicate =
      image ? image->replicate : static_cast<std::uint32_t>(given.whole("first-replicate", 0, 0, 4'000'000'000));
  use_threads(static_cast<int>(given.whole("threads", std::max(1U, std::thread::hardware_concurrency()), 1, 1024)));
  const std::string output = given.text("output", "");
  check_output(output, given.has("force"));
  const Scenario scenario =
      image ? load_scenario_text(image->provenance.scenario_text, image->provenance.scenario_name, {})
            : load_scenario_with(given.words[0], given.text("strategy", ""), given.texts("set"));
  for (const Fault& warning : scenario.warnings) std::cerr << "warning: " << warning.message() << "\n";
  plan.setup = scenario.setup();
  plan.pipeline = std::make_shared<const Pipeline>(scenario.mechanisms);
  const auto begin = std::chrono::steady_clock::now();
  const std::optional<Departure> departure = departure_asked(given, scenario, plan);
  if (departure) plan = departure->branch.run;
  Provenance provenance = provenance_of(scenario, given, plan.seed, image);
  if (departure) provenance.options += departure->lineage;
  const std::vector<RunRecord> runs = run_watched(given, plan, provenance, image, departure);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  const RecordSpec spec = record_spec(*plan.setup, {provenance.strategy_name});
  if (!given.has("quiet")) {
    std::cout << scenario.file.title << "\n" << runs.size() << (runs.size() == 1 ? " run" : " runs") << " of "
              << plan.setup->clock.horizon_hours << " h from " << spec.start << ", seed " << plan.seed << ", "
              << std::fixed << std::setprecision(2) << taken.count() << " s\n\n" << std::defaultfloat;
    print_lines(spec, runs, *plan.setup);
    std::cout << (runs.size() > 1 ? "\nmedian (5 % to 95 %)\n" : "\n");
    print_outcomes(spec, runs);
  }
  if (!output.empty()) {
    publish(output, build_image(spec, runs, provenance),
            given.has("force") ? Overwrite::allow : Overwrite::forbid);
    if (!given.has("quiet")) std::cout << "\nwritten: " << output << "\n";
  }
  return report_failures(runs);
}

}  // namespace

Command run_command() {
  return {{"run", "a scenario, hour by hour, to a results file and a few lines of text", "SCENARIO", 0, 1,
           {{"set", "KEY=VALUE", "lay a value over the scenario", true},
            {"strategy", "NAME", "mediate by this strategy of the folder `strategies` or of the scenario, and by no other"},
            {"seed", "N", "master seed (default 1)"},
            {"replicates", "N", "number of runs (default 1)"},
            {"first-replicate", "N", "number of the first run (default 0)"},
            {"threads", "N", "threads (default: all); results do not depend on it"},
            {"checkpoint", "FILE", "keep the state of a single run in this file"},
            {"checkpoint-at", "HOURS", "when it is taken, in whole hours since the start"},
            {"resume", "FILE", "go on from a checkpoint instead of a scenario; the results are those of a run without a stop"},
            {"branch-from", "FILE", "go on under SCENARIO from the state in this checkpoint, or (with --at) from that scenario"},
            {"at", "TIME", "moment up to which the scenario of --branch-from is simulated, such as 2014-07-21T00:00"},
            {"history-set", "KEY=VALUE", "lay a value over the scenario of --branch-from", true},
            {"output,o", "FILE", "results file to write (*.h5)"},
            {"force", "", "replace an existing output"},
            {"quiet", "", "print nothing but faults"}}},
          run};
}

}  // namespace truce::cli
