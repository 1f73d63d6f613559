// Targets as data: what history shows, in a file of its own, so that a scorecard can be computed for any
// scenario.
#pragma once

#include <array>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/base/key.hpp"

namespace truce::scorecard {

// What is read off one run; missing where it says so. Windows are (from, to] and begin with the run without
// `from`.
enum class Measure {
  level,        // value of a series at `to`
  change,       // level at `to` less level at `from`
  total,        // sum of a series over the window
  ratio,        // total over the window per total over the window `against`; missing when that is 0
  hours,        // hours of the window in which any member of a series is above 0
  hours_ratio,  // the same per hours of the window `against`; missing when there are none
  first_time,   // hours from the start until the series reaches `reaches`; missing when it never does
  poll,         // published percentage of a poll; missing when it was not taken
  outcome,      // an outcome of the run
  halts,        // agreed halts that began in the window and lasted `at_least_hours` or more
  halts_kept,  // share of agreed halts begun in the window that ran to their planned end; missing without one
  halt_hours,  // life of one recorded halt, hours; missing when it never began
  answer       // 1 when the leader `member` said yes to a text, 0 for no; missing when it was not asked
};

enum class Period { fit, test };           // whether a parameter may have been fitted to it (ruling H3)
enum class Origin { built_in, emergent };  // whether a parameter names its sign or size (ruling H4)
enum class Across { median, share };       // of the runs: the middle, or the share within `counts`

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
      Key{"of", &TargetSetup::of, {}, "", "series, poll, outcome, recorded halt or text"},
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
          "least life of a halt that counts"},
      Key{"scale", &TargetSetup::scale, {-1e12, 1e12}, "", "factor from the run's units to the record's"},
      Key{"across", &TargetSetup::across, {}, "", "middle of all runs, or share of runs within `counts`"},
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

struct TargetsFile {
  int scorecard = 0;
  std::string scenario;
  Instant fit_until{Instant::unset};
  std::string fit;
  std::string replies;
  bool answers = false;
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
struct EnumNames<scorecard::Measure> {
  using M = scorecard::Measure;
  static constexpr auto names =
      std::array{std::pair{"level", M::level},           std::pair{"change", M::change},
                 std::pair{"total", M::total},           std::pair{"ratio", M::ratio},
                 std::pair{"hours", M::hours},           std::pair{"hours_ratio", M::hours_ratio},
                 std::pair{"first_time", M::first_time}, std::pair{"poll", M::poll},
                 std::pair{"outcome", M::outcome},       std::pair{"halts", M::halts},
                 std::pair{"halts_kept", M::halts_kept}, std::pair{"halt_hours", M::halt_hours},
                 std::pair{"answer", M::answer}};
};
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
  static constexpr auto names = std::array{std::pair{"median", scorecard::Across::median},
                                           std::pair{"share", scorecard::Across::share}};
};

}  // namespace truce
