// truce select: runs replicates until one lever is best (Kim and Nelson 2001), and no longer than needed.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <limits>

#include "analysis/robustness.hpp"
#include "analysis/scorecard/page.hpp"
#include "analysis/selection/page.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/study_results.hpp"
#include "sim/cli/study_work.hpp"
#include "sim/engine/runs.hpp"
#include "sim/study/folder.hpp"

namespace truce::cli {
namespace {

constexpr std::uint32_t block = 10;  // replicates of a lever in one part

// The race, and the study that brings its runs.
struct Contest {
  StudyWork work;
  Race race;
  Harvest harvest;
};

// The study with parts of one lever and ten replicates each, so that a lever that is out needs no further
// part. Levers that share a history share a part: those are computed for all. Levers of own start do not
// race.
void make_race_plan(Plan& plan, std::uint32_t most) {
  std::erase_if(plan.cells, [&](const Cell& cell) {
    return plan.levers[static_cast<std::size_t>(cell.lever)].own_start;
  });
  std::erase_if(plan.levers, &Lever::own_start);
  plan.replication = {};
  plan.luck_stride = 0;
  plan.replicates = (most + block - 1) / block * block;
  plan.shard_runs = plan.has_same_start() ? block * plan.levers.size() : block;
  plan.text = plan_text(plan);
}

void refuse(const Given& given, const std::string& key, const std::string& text) {
  throw InputError({Fault{given.words[0], 0, 0, key, text}});
}

KnSettings settings_of(const Given& given) {
  if (!given.has("zone"))
    throw UsageError(
        "truce select: --zone is missing (a difference too small to matter, in the outcome's unit); give it, "
        "such as --zone 24");
  KnSettings settings;
  settings.zone = number_given(given, "zone", "select");
  if (given.has("confidence")) settings.confidence = number_given(given, "confidence", "select");
  if (settings.zone <= 0)
    throw UsageError("truce select: --zone is not above 0; give the smallest difference that matters");
  if (settings.confidence < 0.8 || settings.confidence > 0.999)
    throw UsageError("truce select: --confidence lies outside 0.8 to 0.999; 0.95 is usual");
  settings.first_stage = 2 * block;
  return settings;
}

// The levers of the plan, without any value yet. UsageError for an unknown outcome.
Race race_of(const Given& given, const Plan& plan) {
  Race race;
  race.settings = settings_of(given);
  race.title = plan.title.empty() ? plan.name : plan.title;
  for (const Lever& lever : plan.levers) race.levers.push_back(lever.id);
  if (race.levers.size() < 2)
    refuse(given, "levers", "has fewer than two levers to choose from; add one under 'levers'");
  race.outcome = given.text("outcome", "calm_hours_day60");
  race.is_less_better = given.has("less") || (!more_is_better(race.outcome) && !given.has("more"));
  std::vector<std::string> names;
  for (const OutcomeSpec& one : study_spec(plan).outcomes) names.push_back(one.name);
  if (std::ranges::find(names, race.outcome) == names.end())
    throw UsageError("truce select: --outcome '" + quotable(race.outcome) +
                     "' is no outcome; there are: " + join(names, ", "));
  race.values.assign(race.levers.size(),
                     std::vector<double>(plan.replicates, std::numeric_limits<double>::quiet_NaN()));
  race.limits = scorecard::limits_sentence();
  return race;
}

Contest prepare(const Given& given) {
  Contest contest;
  static_cast<void>(settings_of(given));  // a wrong option is told before the study is read
  contest.work = study_work(given, "select");
  Plan& plan = contest.work.plan;
  if (!given.has("output")) contest.work.folder = plan.name + ".select";
  if (plan.points.size() != 1)
    refuse(given, "design",
           "has " + std::to_string(plan.points.size()) +
               " points (a race has one, else the winner would be one of a mixture); leave the design out, "
               "and look at the other points with `truce compare`");
  make_race_plan(plan, static_cast<std::uint32_t>(given.whole("most", 1000, 2 * block, 1'000'000)));
  contest.race = race_of(given, plan);
  return contest;
}

// Parts that hold the replicates of a block for the levers still in the race.
std::vector<std::size_t> parts_needed(const Plan& plan, const KnRace& state, std::size_t nth) {
  if (plan.has_same_start()) return {nth};
  std::vector<std::size_t> parts;
  for (std::size_t e = 0; e < plan.levers.size(); ++e)
    if (state.is_in(e)) parts.push_back(e * (plan.replicates / block) + nth);
  return parts;
}

void take_values(Contest& contest, std::size_t part) {
  Race& race = contest.race;
  const Plan& plan = contest.work.plan;
  const auto parts = find_parts(plan, contest.work.folder);
  const ResultsFile file((std::filesystem::path(contest.work.folder) / parts.at(part)).string());
  const std::vector<double> values = file.read_outcome(race.outcome);
  const double horizon = file.read_spec().time_hours.back();
  for (const std::string& error : file.run_errors())
    if (contest.harvest.first_error.empty()) contest.harvest.first_error = error;
  for (std::size_t r = 0; r < values.size(); ++r) {
    ++contest.harvest.runs;
    if (file.keys().status[r] != RunStatus::ok) {
      ++contest.harvest.failed;
      continue;
    }
    const bool never = race.outcome == "first_calm72" && std::isnan(values[r]);
    const auto replicate = static_cast<std::uint32_t>(file.keys().replicate[r]) - plan.first;
    race.values[static_cast<std::size_t>(file.keys().strategy[r])][replicate] = never ? horizon : values[r];
  }
}

// Adds the replicates of a block, one stage each; a replicate with a failed run is left out for all.
void add_stages(const Race& race, std::size_t nth, KnRace& state) {
  for (std::size_t r = nth * block; r < (nth + 1) * block && !state.is_decided(); ++r) {
    std::vector<double> stage;
    bool whole = true;
    for (std::size_t e = 0; e < race.levers.size(); ++e) {
      const double value = race.values[e][r];
      whole = whole && !(state.is_in(e) && std::isnan(value));
      stage.push_back(race.is_less_better ? -value : value);
    }
    if (whole) state.add(stage);
  }
}

void tell_stage(const Given& given, const Race& race, const KnRace& state, std::size_t replicates) {
  if (given.has("quiet")) return;
  std::size_t in = 0;
  for (std::size_t e = 0; e < race.levers.size(); ++e) in += state.is_in(e) ? 1 : 0;
  std::cerr << replicates << " replicates: " << in << " of " << race.levers.size()
            << " levers in the race, leading " << race.levers[state.leader()] << "\n";
}

// Prints the answer and keeps it beside the parts (sim/record/FORMAT.md).
void tell(const Contest& contest, const KnRace& state, PageFormat format) {
  const Race& race = contest.race;
  std::cout << selection_page(race, state, format);
  FindingsFile answer{selection_findings(race, state), {"as in the scenario"}, {}, {}};
  answer.provenance = study_provenance(contest.work.plan, this_program());
  answer.notes = {{"title", race.title},
                  {"procedure", "Kim and Nelson (2001), on common luck"},
                  {"indifference_zone", format_number(race.settings.zone)},
                  {"confidence", format_number(race.settings.confidence)},
                  {"better", race.is_less_better ? "less" : "more"},
                  {"limits", race.limits}};
  publish_findings(contest.work.folder, "selection.h5", answer);
}

int run(const Given& given) {
  const PageFormat format = page_format(given, "select");
  refuse_both(given, "select", "less", "more");
  Contest contest = prepare(given);
  const Plan& plan = contest.work.plan;
  const std::string& folder = contest.work.folder;
  KnRace state(contest.race.levers.size(), contest.race.settings);
  try {
    const FolderLock lock(folder);
    settle_plan(plan, folder);
    sweep_up(folder);
    require_same_program(plan, folder, this_program());
    for (std::size_t nth = 0; nth < plan.replicates / block && !state.is_decided(); ++nth) {
      for (const std::size_t part : parts_needed(plan, state, nth)) {
        make_part(plan, part, folder, this_program(), [] { return stop_signal() == 0; });
        take_values(contest, part);
      }
      add_stages(contest.race, nth, state);
      tell_stage(given, contest.race, state, (nth + 1) * block);
    }
  } catch (const Stopped&) {
    return stop_code(contest.work);
  }
  tell(contest, state, format);
  return report_harvest(contest.harvest);
}

}  // namespace

Command select_command() {
  return {{"select",
           "the best lever of a study: runs replicates until it is found, with a stated confidence",
           "STUDY",
           1,
           1,
           {{"output,o", "DIR",
             "folder of the parts (default: name of the study with .select); the same command goes on"},
            {"outcome", "NAME", "outcome to choose by (default: calm_hours_day60)"},
            {"zone", "X", "indifference zone: a difference too small to matter, in the outcome's unit"},
            {"confidence", "P", "probability of a right choice (default: 0.95)"},
            {"less", "", "less is better (the default for all but hours of calm)"},
            {"more", "", "more is better"},
            {"most", "N", "replicates at which it gives up (default: 1000)"},
            {"format", "FORMAT", "text, markdown or csv"},
            {"threads", "N", "threads (default: all); results do not depend on it"},
            {"quiet", "", "no progress"}}},
          run};
}

}  // namespace truce::cli
