// truce select: runs replicates until one lever is best (Kim and Nelson 2001), and no longer than needed.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <limits>

#include "analysis/paired.hpp"
#include "analysis/robustness.hpp"
#include "analysis/scorecard/page.hpp"
#include "analysis/selection/kn.hpp"
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

struct Race {
  StudyWork work;
  std::string outcome;
  bool less = false;
  KnSettings settings;
  std::vector<std::size_t> entrants;        // levers in the race
  std::vector<std::vector<double>> values;  // [entrant][replicate], NaN when not run or failed
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

Race prepare(const Given& given) {
  Race race;
  race.settings = settings_of(given);
  race.work = study_work(given, "select");
  Plan& plan = race.work.plan;
  if (!given.has("output")) race.work.folder = plan.name + ".select";
  if (plan.points.size() != 1)
    refuse(given, "design",
           "has " + std::to_string(plan.points.size()) +
               " points (a race has one, else the winner would be one of a mixture); leave the design out, "
               "and look at the other points with `truce compare`");
  const auto most = static_cast<std::uint32_t>(given.whole("most", 1000, 2 * block, 1'000'000));
  make_race_plan(plan, most);
  for (std::size_t l = 0; l < plan.levers.size(); ++l) race.entrants.push_back(l);
  if (race.entrants.size() < 2)
    refuse(given, "levers", "has fewer than two levers to choose from; add one under 'levers'");
  race.outcome = given.text("outcome", "calm_hours_day60");
  race.less = given.has("less") || (!more_is_better(race.outcome) && !given.has("more"));
  std::vector<std::string> names;
  for (const OutcomeSpec& one : study_spec(plan).outcomes) names.push_back(one.name);
  if (std::ranges::find(names, race.outcome) == names.end())
    throw UsageError("truce select: --outcome '" + quotable(race.outcome) +
                     "' is no outcome; there are: " + join(names, ", "));
  race.values.assign(race.entrants.size(),
                     std::vector<double>(plan.replicates, std::numeric_limits<double>::quiet_NaN()));
  return race;
}

// Parts that hold the replicates of a block for the entrants still in the race.
std::vector<std::size_t> parts_needed(const Race& race, const KnRace& state, std::size_t nth) {
  const Plan& plan = race.work.plan;
  if (plan.has_same_start()) return {nth};
  std::vector<std::size_t> parts;
  for (std::size_t e = 0; e < race.entrants.size(); ++e)
    if (state.is_in(e)) parts.push_back(race.entrants[e] * (plan.replicates / block) + nth);
  return parts;
}

void take_values(Race& race, std::size_t part) {
  const auto parts = find_parts(race.work.plan, race.work.folder);
  const ResultsFile file((std::filesystem::path(race.work.folder) / parts.at(part)).string());
  const std::vector<double> values = file.read_outcome(race.outcome);
  const double horizon = file.read_spec().time_hours.back();
  for (const std::string& error : file.run_errors())
    if (race.harvest.first_error.empty()) race.harvest.first_error = error;
  for (std::size_t r = 0; r < values.size(); ++r) {
    const auto entrant = std::ranges::find(race.entrants, static_cast<std::size_t>(file.keys().strategy[r]));
    if (file.keys().status[r] != RunStatus::ok) ++race.harvest.failed;
    ++race.harvest.runs;
    if (entrant == race.entrants.end() || file.keys().status[r] != RunStatus::ok) continue;
    const bool never = race.outcome == "first_calm72" && std::isnan(values[r]);
    const auto replicate = static_cast<std::uint32_t>(file.keys().replicate[r]) - race.work.plan.first;
    race.values[static_cast<std::size_t>(entrant - race.entrants.begin())][replicate] =
        never ? horizon : values[r];
  }
}

// Adds the replicates of a block, one stage each; a replicate with a failed run is left out for all.
void add_stages(const Race& race, std::size_t nth, KnRace& state) {
  for (std::size_t r = nth * block; r < (nth + 1) * block && !state.is_decided(); ++r) {
    std::vector<double> stage;
    bool whole = true;
    for (std::size_t e = 0; e < race.entrants.size(); ++e) {
      const double value = race.values[e][r];
      whole = whole && !(state.is_in(e) && std::isnan(value));
      stage.push_back(race.less ? -value : value);
    }
    if (whole) state.add(stage);
  }
}

const std::string& name_of(const Race& race, std::size_t entrant) {
  return race.work.plan.levers[race.entrants[entrant]].id;
}

std::size_t count_present(const std::vector<double>& values) {
  return static_cast<std::size_t>(
      std::ranges::count_if(values, [](double value) { return !std::isnan(value); }));
}

TableCells table_of(const Race& race, const KnRace& state) {
  TableCells cells{{"lever", "runs", "mean", "less than the leader's", "95 %", "out after"}};
  const std::size_t leader = state.leader();
  std::vector<std::size_t> order;
  for (std::size_t e = 0; e < race.entrants.size(); ++e) order.push_back(e);
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return state.out_at(a) > state.out_at(b); });
  std::stable_partition(order.begin(), order.end(), [&](std::size_t e) { return e == leader; });
  for (const std::size_t e : order) {
    const PairedDifference gap = paired_difference(race.values[e], race.values[leader]);
    cells.push_back({name_of(race, e), std::to_string(count_present(race.values[e])),
                     number_cell((race.less ? -1 : 1) * state.mean(e)),
                     e == leader ? "-" : number_cell(gap.mean), e == leader ? "-" : interval_cell(gap.t),
                     state.is_in(e) ? "in" : std::to_string(state.out_at(e)) + " replicates"});
  }
  return cells;
}

void print_page(const Race& race, const KnRace& state, PageFormat format) {
  if (format == PageFormat::csv) {
    for (const auto& row : table_of(race, state)) std::cout << join(row, ",") << "\n";
    return;
  }
  const Plan& plan = race.work.plan;
  const std::string share = number_cell(100 * race.settings.confidence) + " %";
  std::size_t runs = 0;
  for (const auto& values : race.values) runs += count_present(values);
  std::cout << (format == PageFormat::markdown ? "# " : "") << (plan.title.empty() ? plan.name : plan.title)
            << "\n\n"
            << "Race for the " << (race.less ? "smallest" : "largest") << " mean " << race.outcome
            << ", indifference zone " << number_cell(race.settings.zone)
            << " (Kim and Nelson 2001, common luck, " << race.settings.first_stage
            << " replicates before the first decision).\n";
  if (state.is_decided())
    std::cout << "Selected: " << name_of(race, state.leader())
              << ". The procedure selects the best with at least " << share
              << " when it is ahead by the zone or more, else one within the zone of it.\n";
  else
    std::cout << "Not decided after " << state.stages()
              << " replicates (--most); leading: " << name_of(race, state.leader())
              << ". Give a larger --most or a wider --zone.\n";
  std::cout << runs << " runs, " << state.stages()
            << " replicates of the longest; all levers as long would have been "
            << state.stages() * race.entrants.size() << ".\n\n"
            << table_text(table_of(race, state), format)
            << "\nMeans are over the replicates in which a lever was in the race; means of those out early "
               "are rough. The "
               "promise rests on means near a normal law. One point of the design: no ranking of levers is "
               "to be quoted "
               "from it without the table of robustness (`truce compare` over several points).\n\n"
            << scorecard::limits_sentence() << "\n";
}

int run(const Given& given) {
  const PageFormat format = page_format(given, "select");
  if (given.has("less") && given.has("more"))
    throw UsageError("truce select: --less and --more exclude each other; give one");
  Race race = prepare(given);
  const Plan& plan = race.work.plan;
  const std::string& folder = race.work.folder;
  KnRace state(race.entrants.size(), race.settings);
  try {
    const FolderLock lock(folder);
    settle_plan(plan, folder);
    sweep_up(folder);
    require_same_program(plan, folder, this_program());
    for (std::size_t nth = 0; nth < plan.replicates / block && !state.is_decided(); ++nth) {
      for (const std::size_t part : parts_needed(race, state, nth)) {
        make_part(plan, part, folder, this_program(), [] { return stop_signal() == 0; });
        take_values(race, part);
      }
      add_stages(race, nth, state);
      std::size_t in = 0;
      for (std::size_t e = 0; e < race.entrants.size(); ++e) in += state.is_in(e) ? 1 : 0;
      if (!given.has("quiet"))
        std::cerr << (nth + 1) * block << " replicates: " << in << " of " << race.entrants.size()
                  << " levers in the race, leading " << name_of(race, state.leader()) << "\n";
    }
  } catch (const Stopped&) {
    return stop_code(race.work);
  }
  print_page(race, state, format);
  return report_harvest(race.harvest);
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
