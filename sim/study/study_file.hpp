// A study file: which scenario, which alternatives, which grid, how many replicates, what is kept.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/scenario/reader.hpp"
#include "sim/study/design_setup.hpp"
#include "sim/study/outputs.hpp"
#include "sim/study/replication.hpp"

namespace truce {

// One `key: value` line of a lever, a row or a factor: an override of the scenario, with its place.
struct Assignment {
  std::string key;
  std::string value;  // as YAML
  Place place;

  [[nodiscard]] std::string text() const { return key + "=" + value; }
};

// A map of overrides, in file order.
struct Assignments {
  std::vector<Assignment> items;
};

// One factor of a grid: a key and the values it takes.
struct Factor {
  std::string key;
  Place place;
  std::vector<Assignment> values;
};
struct Factors {
  std::vector<Factor> items;
};

// One history for all levers up to a moment, from whose state each goes on (ruling S5).
struct SameStartSetup {
  Instant at{};
  Assignments history;
  bool own_start = false;

  static const inline auto keys = std::tuple{
      Key{"at", &SameStartSetup::at, {}, "", "moment from which each lever goes on", Need::required},
      Key{"history",
          &SameStartSetup::history,
          {},
          "",
          "a map of `key: value` that holds up to that moment only"},
      Key{"own_start",
          &SameStartSetup::own_start,
          {},
          "",
          "whether each lever is run a second time from the first hour, as a description beside the "
          "comparison"}};
};

struct ExecutionSetup {
  int shard_runs = 0;

  static const inline auto keys =
      std::tuple{Key{"shard_runs",
                     &ExecutionSetup::shard_runs,
                     {0, 64},
                     "1",
                     "runs of a part; 0 = 64, or 16 above 50,000 citizens, or 1 above 500,000"}};
};

struct StudyFile {
  int study = 0;  // format number
  std::string title;
  std::string note;
  std::string scenario;
  SeedNumber seed;
  Entries<Assignments> levers;
  Assignments constants;
  Design design;
  Factors factors;
  std::vector<Assignments> rows;
  Uncertainties uncertainties;
  std::string experts;
  std::string posterior;
  Entries<Assignments> settings;
  SameStartSetup same_start;
  ReplicationSetup replication;
  OutputsSetup outputs;
  BudgetSetup budget;
  ExecutionSetup execution;

  static const inline auto keys = std::tuple{
      Key{"study", &StudyFile::study, {1, 1}, "", "number of the study format: 1", Need::required},
      Key{"title", &StudyFile::title, {}, "", "one line for readers"},
      Key{"note", &StudyFile::note, {}, "", "what the study is for, and its limits"},
      Key{"scenario", &StudyFile::scenario, {}, "", "scenario file, from the study's folder", Need::required},
      Key{"seed", &StudyFile::seed, {}, "", "master seed: the same luck for every lever"},
      Key{"levers",
          &StudyFile::levers,
          {},
          "",
          "alternatives, each a map of `key: value` (`strategy: NAME` among them); the first is the "
          "reference"},
      Key{"constants",
          &StudyFile::constants,
          {},
          "",
          "a map of `key: value` laid over the scenario in every run"},
      Key{"design", &StudyFile::design, {}, "", "kind of the design, or a map with `kind`, size and seed"},
      Key{"factors", &StudyFile::factors, {}, "", "grid: keys and the values each takes"},
      Key{"rows", &StudyFile::rows, {}, "", "points of the design, each a map of `key: value`"},
      Key{"uncertainties",
          &StudyFile::uncertainties,
          {},
          "",
          "keys and what is believed of them: `range`, [low, high], {low, mode, high} or {values: [...]}"},
      Key{"experts", &StudyFile::experts, {}, "", "CSV of more uncertainties: key, low, mode, high"},
      Key{"posterior",
          &StudyFile::posterior,
          {},
          "",
          "CSV of samples: a column a key, a row drawn as a whole"},
      Key{"settings",
          &StudyFile::settings,
          {},
          "",
          "other assumptions, each a map of `key: value`, that are switched on one at a time or together"},
      Key{"same_start", &StudyFile::same_start, {}, "", "one history for all levers up to a moment"},
      Key{"replication", &StudyFile::replication, {}, "", "how often each cell is run"},
      Key{"outputs", &StudyFile::outputs, {}, "", "what is kept"},
      Key{"budget", &StudyFile::budget, {}, "", "what the results may cost"},
      Key{"execution", &StudyFile::execution, {}, "", "size of the parts"}};
};

// The file and the tree it came from, for places.
struct StudySource {
  StudyFile file;
  Node root;
  std::string path;
  bool may_be_large = false;  // more cells than usual were allowed (--yes)
};

// Whether a file says that it is a study (a top key `study`). Throws InputError when it is no YAML at all.
[[nodiscard]] bool is_study(const std::string& path);

// Reads and checks a study file by itself. Throws InputError with all faults; more than 10,000 cells are one,
// unless they are allowed.
[[nodiscard]] StudySource read_study(const std::string& path, bool may_be_large = false);

namespace reading_detail {

void read_value(const Site& site, Assignments& out, Reading& reading);
void read_value(const Site& site, Factors& out, Reading& reading);

}  // namespace reading_detail
}  // namespace truce
