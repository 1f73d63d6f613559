// Targets as data: what history shows, in a file of its own, so that a scorecard can be computed for any
// scenario.
#pragma once

#include <array>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/scorecard/measures.hpp"
#include "sim/base/key.hpp"

namespace truce::scorecard {

enum class Period { fit, test };           // whether a parameter may have been fitted to it (ruling H3)
enum class Origin { built_in, emergent };  // whether a parameter names its sign or size (ruling H4)
enum class Across {
  median,  // of the runs
  share,   // of the runs with a value: those within `counts`
  pooled   // of all halts of all runs: those that passed
};

struct TargetSetup {
  std::string name;
  Measure measure = Measure::level;
  std::string of;
  std::string member;
  Instant from{Instant::unset};
  Instant to{Instant::unset};
  Instant against_from{Instant::unset};
  Instant against_to{Instant::unset};
  double reaches = 1;
  double at_least_hours = 0;
  double at_most_hours = 1e7;
  std::vector<std::string> kinds;
  std::vector<std::string> names;
  Forces forces = Forces::any;
  std::string given;
  double scale = 1;
  Across across = Across::median;
  std::vector<double> counts;
  double recorded = 0;
  std::vector<double> interval;
  double relative = 0;
  double plus_minus = 0;
  double naive = std::numeric_limits<double>::quiet_NaN();
  std::string naive_is;
  std::string unit;
  std::string source;
  std::string confidence;
  std::string set;
  Period period = Period::test;
  Origin origin = Origin::emergent;

  // Bounds within which the simulated middle or share is a hit.
  [[nodiscard]] double low() const;
  [[nodiscard]] double high() const;

  static const inline auto keys = std::tuple{
      Key{"name", &TargetSetup::name, {}, "", "what is compared, for readers", Need::required},
      Key{"measure", &TargetSetup::measure, {}, "", "what is read off a run", Need::required},
      Key{"of",
          &TargetSetup::of,
          {},
          "",
          "series, poll, outcome, recorded halt, text, effort, leader or kind of vote"},
      Key{"member",
          &TargetSetup::member,
          {},
          "",
          "member of the series or leader that answers; none = all together"},
      Key{"from", &TargetSetup::from, {}, "", "start of the window"},
      Key{"to", &TargetSetup::to, {}, "", "moment, or end of the window"},
      Key{"against_from", &TargetSetup::against_from, {}, "", "start of the window compared with"},
      Key{"against_to", &TargetSetup::against_to, {}, "", "end of the window compared with"},
      Key{"reaches", &TargetSetup::reaches, {}, "", "value whose first time counts"},
      Key{"at_least_hours",
          &TargetSetup::at_least_hours,
          {0, 1e6},
          "hours",
          "least life of a halt, or length of a text, that counts"},
      Key{"at_most_hours",
          &TargetSetup::at_most_hours,
          {0, 1e7},
          "hours",
          "greatest length of a text that counts"},
      Key{"kinds",
          &TargetSetup::kinds,
          {},
          "",
          "kinds of halts: lull, one_sided, pause, truce, lasting; none = all that both sides keep"},
      Key{"names", &TargetSetup::names, {}, "", "coded texts that count"},
      Key{"forces", &TargetSetup::forces, {}, "", "where forces are when a halt begins"},
      Key{"given", &TargetSetup::given, {}, "", "kind of event without which a run has no value"},
      Key{"scale", &TargetSetup::scale, {-1e12, 1e12}, "", "factor from the run's units to the record's"},
      Key{"across",
          &TargetSetup::across,
          {},
          "",
          "middle of all runs, share of runs within `counts`, or share of all halts of all runs"},
      Key{"counts", &TargetSetup::counts, {}, "", "[low, high] in which a run counts"},
      Key{"recorded", &TargetSetup::recorded, {}, "", "the record", Need::required},
      Key{"interval", &TargetSetup::interval, {}, "", "[low, high] that is a hit"},
      Key{"relative", &TargetSetup::relative, {0, 10}, "1", "hit within this share of the record"},
      Key{"plus_minus", &TargetSetup::plus_minus, {0, 1e9}, "", "hit within this distance of the record"},
      Key{"naive", &TargetSetup::naive, {}, "", "what a naive forecast says"},
      Key{"naive_is", &TargetSetup::naive_is, {}, "", "which naive forecast"},
      Key{"unit", &TargetSetup::unit, {}, "", "unit of the record"},
      Key{"source", &TargetSetup::source, {}, "", "where the record is from", Need::required},
      Key{"confidence", &TargetSetup::confidence, {}, "", "A, A-, B or C"},
      Key{"set", &TargetSetup::set, {}, "", "source set: one way of counting"},
      Key{"period", &TargetSetup::period, {}, "", "fit or test", Need::required},
      Key{"origin", &TargetSetup::origin, {}, "", "built_in or emergent", Need::required}};
};

// A stretch of days with one mean, for the naive forecast of daily counts.
struct PhaseSetup {
  Instant from{Instant::unset};
  Instant to{Instant::unset};
  static const inline auto keys =
      std::tuple{Key{"from", &PhaseSetup::from, {}, "", "first day", Need::required},
                 Key{"to", &PhaseSetup::to, {}, "", "end, not in the phase", Need::required}};
};

// Daily counts, scored day by day (ruling H8).
struct DaysSetup {
  std::string name;
  Measure measure = Measure::total;
  std::string of;
  std::string member;
  std::string table;
  std::string column;
  std::string set;
  Instant last{Instant::unset};
  static const inline auto keys = std::tuple{
      Key{"name", &DaysSetup::name, {}, "", "what is counted", Need::required},
      Key{"measure",
          &DaysSetup::measure,
          {},
          "",
          "total (events) or change (running totals)",
          Need::required},
      Key{"of", &DaysSetup::of, {}, "", "series", Need::required},
      Key{"member", &DaysSetup::member, {}, "", "member of the series; none = all together"},
      Key{"table", &DaysSetup::table, {}, "", "CSV with a column `date`, beside the targets", Need::required},
      Key{"column",
          &DaysSetup::column,
          {},
          "",
          "column of the counts; empty cells are no target",
          Need::required},
      Key{"set", &DaysSetup::set, {}, "", "source set"},
      Key{"last", &DaysSetup::last, {}, "", "last day that is compared"}};
};

// A model that must not do as well: the same scenario with these values laid over it (ruling H6).
struct NullSetup {
  std::string name;
  std::vector<std::string> set;
  static const inline auto keys = std::tuple{
      Key{"name", &NullSetup::name, {}, "", "what it assumes, for readers", Need::required},
      Key{"set", &NullSetup::set, {}, "", "values as for --set: dotted.key=value", Need::required}};
};

struct TargetsFile {
  int scorecard = 0;
  std::string scenario;
  Instant fit_until{Instant::unset};
  std::string fit;
  std::string replies;
  bool answers = false;
  std::string coded_texts;
  Entries<NullSetup> nulls;
  Entries<PhaseSetup> phases;
  Entries<DaysSetup> days;
  Entries<TargetSetup> targets;
  static const inline auto keys = std::tuple{
      Key{"scorecard", &TargetsFile::scorecard, {1, 1}, "", "number of the format: 1", Need::required},
      Key{"scenario", &TargetsFile::scenario, {}, "", "name of the scenario it belongs to", Need::required},
      Key{"fit_until",
          &TargetsFile::fit_until,
          {},
          "",
          "no row of the fit period may look beyond",
          Need::required},
      Key{"fit", &TargetsFile::fit, {}, "", "file of fitted parameters, beside the scenario"},
      Key{"replies", &TargetsFile::replies, {}, "", "CSV of coded packages and their replies (benchmark B)"},
      Key{"answers", &TargetsFile::answers, {}, "", "whether to print benchmark A"},
      Key{"coded_texts", &TargetsFile::coded_texts, {}, "", "CSV of coded texts, beside the targets"},
      Key{"nulls", &TargetsFile::nulls, {}, "", "models that must not do as well, run beside"},
      Key{"phases", &TargetsFile::phases, {}, "", "phases of the naive forecast of daily counts"},
      Key{"days", &TargetsFile::days, {}, "", "daily counts"},
      Key{"targets", &TargetsFile::targets, {}, "", "the targets", Need::required}};
};

// What was fitted, named before the first fit (ruling H3), and what was read off later data all the same.
struct FitFile {
  int fit = 0;
  std::string note;
  std::vector<std::string> parameters;
  std::vector<std::string> read_later;
  static const inline auto keys = std::tuple{
      Key{"fit", &FitFile::fit, {1, 1}, "", "number of the format: 1", Need::required},
      Key{"note", &FitFile::note, {}, "", "how they were set"},
      Key{"parameters", &FitFile::parameters, {}, "", "fitted to the fit period", Need::required},
      Key{"read_later", &FitFile::read_later, {}, "", "set with an eye on data after the fit period"}};
};

}  // namespace truce::scorecard

namespace truce {

template <>
struct EnumNames<scorecard::Period> {
  static constexpr auto names =
      std::array{std::pair{"fit", scorecard::Period::fit}, std::pair{"test", scorecard::Period::test}};
};
template <>
struct EnumNames<scorecard::Origin> {
  static constexpr auto names = std::array{std::pair{"built_in", scorecard::Origin::built_in},
                                           std::pair{"emergent", scorecard::Origin::emergent}};
};
template <>
struct EnumNames<scorecard::Across> {
  static constexpr auto names =
      std::array{std::pair{"median", scorecard::Across::median}, std::pair{"share", scorecard::Across::share},
                 std::pair{"pooled", scorecard::Across::pooled}};
};

}  // namespace truce
