// What a study file says of its outputs: which series, tables and outcomes are kept, of which runs, how fine.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/scenario/reader.hpp"

namespace truce {

struct StudySource;

// Things named in a study: `all` of them, `none`, or a list.
struct NameChoice {
  bool all = false;
  std::vector<std::string> listed;
  std::vector<Place> places;  // of the listed

  [[nodiscard]] bool none() const { return !all && listed.empty(); }
  [[nodiscard]] bool has(const std::string& name) const;
};

// Replicates of each cell: `all`, so many from the first, or a list of their numbers.
struct ReplicateChoice {
  bool all = false;
  std::uint32_t first = 32;
  std::vector<std::uint32_t> listed;
  Place place;

  [[nodiscard]] bool none() const { return !all && first == 0 && listed.empty(); }
};

// Only runs whose outcome lies above or below a number.
struct RunCondition {
  std::string outcome;
  double above = -std::numeric_limits<double>::infinity();
  double below = std::numeric_limits<double>::infinity();

  [[nodiscard]] bool is_set() const { return !outcome.empty(); }
  // A run without the outcome (NaN) does not meet it.
  [[nodiscard]] bool holds(double value) const { return value > above && value < below; }

  static const inline auto keys = std::tuple{
      Key{"outcome", &RunCondition::outcome, {}, "", "outcome that is looked at", Need::required},
      Key{"above", &RunCondition::above, {}, "", "the outcome must be larger than this, in its own unit"},
      Key{"below", &RunCondition::below, {}, "", "the outcome must be smaller than this"}};
};

struct OutputsSetup {
  NameChoice outcomes{true, {}, {}};
  NameChoice tables{false, {"arrangements", "decisions", "polls"}, {}};
  NameChoice series{true, {}, {}};
  ReplicateChoice series_replicates;
  RunCondition condition;
  int stride = 1;
  int precision_bits = 23;

  static const inline auto keys = std::tuple{
      Key{"outcomes",
          &OutputsSetup::outcomes,
          {},
          "",
          "all, or a list beside those that comparisons read (calm, deaths, trust), which are always "
          "kept; of "
          "all runs"},
      Key{"tables", &OutputsSetup::tables, {}, "", "tables that are kept, of all runs: a list, all or none"},
      Key{"series",
          &OutputsSetup::series,
          {},
          "",
          "series that are kept: all, none, or a list, the most wanted first (a budget drops from its end)"},
      Key{"series_replicates",
          &OutputsSetup::series_replicates,
          {},
          "",
          "replicates of each cell whose series are kept: so many from the first, a list of their numbers, "
          "or "
          "all"},
      Key{"condition",
          &OutputsSetup::condition,
          {},
          "",
          "series only of runs whose outcome lies above or below a number"},
      Key{"stride",
          &OutputsSetup::stride,
          {1, 1e6},
          "1",
          "steps between kept rows of a series; the first and the last row always stay"},
      Key{"precision_bits",
          &OutputsSetup::precision_bits,
          {1, 23},
          "1",
          "bits of the mantissa that are kept of series of real numbers; 23 = all"}};
};

// What a results file of a study may cost at most; 0 = no limit.
struct BudgetSetup {
  double bytes = 0;
  double hours = 0;

  static const inline auto keys = std::tuple{
      Key{"bytes",
          &BudgetSetup::bytes,
          {1, 1e15},
          "",
          "bytes of results.h5; when it would be larger, rows and then series are left out"},
      Key{"hours",
          &BudgetSetup::hours,
          {1e-4, 1e6},
          "hours",
          "time on the machine that begins the study; when it would take longer, it does not begin"}};
};

// Faults of outputs and budget that need no scenario: unknown names, keys without effect.
void check_outputs(const StudySource& source, std::vector<Fault>& faults);

namespace reading_detail {

void read_value(const Site& site, NameChoice& out, Reading& reading);
void read_value(const Site& site, ReplicateChoice& out, Reading& reading);

}  // namespace reading_detail
}  // namespace truce
