// truce validate: runs a scenario many times and prints its scorecard, misses as plainly as hits.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <thread>

#include "analysis/answers/report.hpp"
#include "analysis/scorecard/page.hpp"
#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/version.hpp"
#include "sim/engine/recorder.hpp"
#include "sim/engine/runs.hpp"
#include "sim/record/writer.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce::cli {
namespace {

using answers::Format;

constexpr std::uint32_t runs_between_signs = 10;  // of progress

Format format_of(const Given& given) {
  const std::string word = given.text("format", "text");
  if (word == "text") return Format::text;
  if (word == "markdown") return Format::markdown;
  throw UsageError("truce validate: --format is text or markdown, not '" + quotable(word) + "'");
}

std::string folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

// Targets stand beside the observed tables, under the scenario's name, unless named on the command line.
std::string targets_path(const Given& given, const Scenario& scenario) {
  const std::string beside = folder_of(given.words[0]) + "/observed/targets_" + scenario.name + ".yaml";
  const std::string path = given.text("targets", beside);
  if (std::filesystem::exists(path)) return path;
  throw InputError(
      {Fault{given.words[0], 0, 0, "",
             "has no targets ('" + quotable(path) + "' is not there); name a file with --targets"}});
}

scorecard::RecordView view_of(const ScenarioSetup& setup) {
  scorecard::RecordView view;
  view.spec = record_spec(setup, {"none"});
  for (const auto& text : setup.texts) view.texts.push_back(text.id);
  for (const auto& halt : setup.halts) view.halts.push_back(halt.id);
  for (const auto& effort : setup.efforts) view.efforts.push_back(effort.id);
  for (const auto& leader : setup.leaders)
    view.ministers.push_back(static_cast<double>(std::ranges::count_if(setup.leaders, [&](const auto& other) {
      return other.value.role == LeaderRole::minister && other.value.follows == leader.id;
    })));
  return view;
}

// All runs, some at a time, so that a terminal can say how far they are.
std::vector<RunRecord> run_with_signs(RunPlan plan) {
  const bool on_terminal = ::isatty(STDERR_FILENO) == 1;
  const std::uint32_t all = plan.replicates;
  std::vector<RunRecord> runs;
  while (runs.size() < all) {
    plan.first_replicate = static_cast<std::uint32_t>(runs.size());
    plan.replicates = on_terminal ? std::min(runs_between_signs, all - plan.first_replicate) : all;
    for (RunRecord& run : run_many(plan)) runs.push_back(std::move(run));
    if (on_terminal) std::cerr << "\r" << runs.size() << " of " << all << " runs" << std::flush;
  }
  if (on_terminal) std::cerr << "\r\033[K" << std::flush;
  return runs;
}

std::vector<std::string> paths_of(const std::vector<NumberSource>& sources) {
  std::vector<std::string> paths;
  for (const NumberSource& source : sources) paths.push_back(source.path);
  return paths;
}

void print_title(const Scenario& scenario, const RunPlan& plan, Format format) {
  std::cout << (format == Format::markdown ? "# " : "") << "Scorecard: " << scenario.file.title << "\n\n"
            << plan.replicates << " runs, seed " << plan.seed << ", truce " << version << " (" << commit
            << ")\n\n";
}

void print_benchmarks(const scorecard::TargetsFile& file, const std::string& folder,
                      const scorecard::RecordView& view, const std::vector<RunRecord>& runs, Format format) {
  std::cout << scorecard::forecasts_page(scorecard::score_forecasts(view, runs), format);
  if (!file.replies.empty())
    std::cout << scorecard::replies_page(
        scorecard::score_coded(scorecard::read_replies(folder + "/" + file.replies)),
        scorecard::simulated_replies(view, runs), format);
  if (!file.answers) return;
  const answers::Benchmark bench = answers::read_benchmark(folder);
  std::cout << answers::report(answers::evaluate(bench, answers::read_inputs(folder, bench)), format);
}

RunPlan plan_of(const Scenario& scenario, const RunPlan& as) {
  RunPlan plan = as;
  plan.setup = scenario.setup();
  plan.pipeline = std::make_shared<const Pipeline>(scenario.mechanisms);
  return plan;
}

// The same runs, on the same luck, under each model that must not do as well.
std::vector<scorecard::NullCard> score_nulls(const Given& given, const scorecard::TargetsFile& file,
                                             const scorecard::RecordView& view, const RunPlan& plan) {
  std::vector<scorecard::NullCard> cards;
  for (const auto& [id, null] : file.nulls) {
    std::vector<std::string> assignments = given.texts("set");
    assignments.insert(assignments.end(), null.set.begin(), null.set.end());
    const Scenario scenario = load_scenario(given.words[0], assignments);
    cards.push_back(scorecard::score_null(null.name, file, view, run_with_signs(plan_of(scenario, plan))));
  }
  return cards;
}

void write_results(const Given& given, const Scenario& scenario, const RunPlan& plan,
                   const std::vector<RunRecord>& runs) {
  const std::string output = given.text("output", "");
  if (output.empty()) return;
  Provenance provenance;
  provenance.scenario_text = scenario.resolved;
  provenance.scenario_name = scenario.name;
  provenance.strategy_name = "none";
  provenance.seed = plan.seed;
  provenance.program_version = std::string(version);
  provenance.commit = std::string(commit);
  provenance.compiler = std::string(compiler);
  for (const std::string& assignment : given.texts("set")) provenance.options += "--set " + assignment + " ";
  publish(output, build_image(record_spec(*plan.setup, {"none"}), runs, provenance),
          given.has("force") ? Overwrite::allow : Overwrite::forbid);
}

int validate(const Given& given) {
  const Format format = format_of(given);
  RunPlan plan;
  plan.seed = given.seed("seed", 1);
  plan.replicates = static_cast<std::uint32_t>(given.whole("replicates", 200, 1, 1'000'000));
  use_threads(
      static_cast<int>(given.whole("threads", std::max(1U, std::thread::hardware_concurrency()), 1, 1024)));
  const Scenario scenario = load_scenario(given.words[0], given.texts("set"));
  for (const Fault& warning : scenario.warnings) std::cerr << "warning: " << warning.message() << "\n";
  plan = plan_of(scenario, plan);
  scorecard::RecordView view = view_of(*plan.setup);
  const std::string path = targets_path(given, scenario);
  const scorecard::TargetsFile file = scorecard::read_targets(path, view);
  if (!file.coded_texts.empty())
    view.coded = scorecard::read_coded_texts(folder_of(path) + "/" + file.coded_texts);
  scorecard::FitFile fit;
  if (!file.fit.empty())
    fit = scorecard::read_fit(folder_of(given.words[0]) + "/" + file.fit, paths_of(scenario.sources));
  const std::vector<RunRecord> runs = run_with_signs(plan);
  scorecard::Scorecard card = scorecard::score_all(file, folder_of(path), view, runs);
  card.fit = std::move(fit);
  if (!given.has("without-nulls")) card.nulls = score_nulls(given, file, view, plan);
  print_title(scenario, plan, format);
  std::cout << scorecard::scorecard_page(card, format);
  print_benchmarks(file, folder_of(path), view, runs, format);
  write_results(given, scenario, plan, runs);
  const auto failed =
      std::ranges::count_if(runs, [](const RunRecord& run) { return run.status != RunStatus::ok; });
  if (failed > 0) std::cerr << failed << " of " << runs.size() << " runs failed\n";
  return failed > 0 ? 1 : 0;
}

}  // namespace

Command validate_command() {
  return {{"validate",
           "the scorecard: recorded target, simulated interval, hit or miss",
           "SCENARIO",
           1,
           1,
           {{"set", "KEY=VALUE", "lay a value over the scenario", true},
            {"targets", "FILE", "targets (default: observed/targets_NAME.yaml beside the scenario)"},
            {"without-nulls", "", "leave out the models that must not do as well"},
            {"seed", "N", "master seed (default 1)"},
            {"replicates", "N", "number of runs (default 200)"},
            {"threads", "N", "threads (default: all); results do not depend on it"},
            {"format", "WORD", "text (default) or markdown"},
            {"output,o", "FILE", "also write the runs to a results file (*.h5)"},
            {"force", "", "replace an existing output"}}},
          validate};
}

}  // namespace truce::cli
