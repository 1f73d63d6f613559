// A scenario file as a whole: its words, its description, its mechanisms, and where each number came from.
#pragma once

#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "sim/process/process.hpp"
#include "sim/scenario/reader.hpp"
#include "sim/world/scenario_setup.hpp"

namespace truce {

// Observed tables that fill parts of a scenario; once read they stand inline in the resolved text.
struct TablesSetup {
  std::string preferences;                // CSV of leaders' preferences
  std::string relations;                  // CSV of relations
  std::string texts;                      // CSV of texts and answers
  std::string halts;                      // CSV of recorded halts
  std::vector<std::string> leave_out;     // ids of rows not taken
  std::vector<std::string> work_allowed;  // ids of halts in which the search goes on
  double tabled_at_hour = 12;             // hour of the day for texts dated without an hour

  static const inline auto keys =
      std::tuple{Key{"preferences",
                     &TablesSetup::preferences,
                     {},
                     "",
                     "CSV of leaders' preferences, beneath the scenario's folder"},
                 Key{"relations", &TablesSetup::relations, {}, "", "CSV of relations"},
                 Key{"texts", &TablesSetup::texts, {}, "", "CSV of texts and the answers they got"},
                 Key{"halts", &TablesSetup::halts, {}, "", "CSV of recorded halts"},
                 Key{"leave_out", &TablesSetup::leave_out, {}, "", "ids of rows that are not taken"},
                 Key{"work_allowed",
                     &TablesSetup::work_allowed,
                     {},
                     "",
                     "ids of halts in which the search for hidden works goes on"},
                 Key{"tabled_at_hour",
                     &TablesSetup::tabled_at_hour,
                     {0, 23},
                     "hours",
                     "hour of the day for texts dated without an hour"}};
};

// The file's own words without the mechanisms (whole_file.hpp adds them, so that few files see every
// mechanism).
struct ScenarioFile : ScenarioSetup {
  int truce = 0;  // format number
  std::string title;
  std::string note;
  TablesSetup tables;

  static const inline auto keys = std::tuple_cat(
      std::tuple{
          Key{"truce", &ScenarioFile::truce, {1, 1}, "", "number of the scenario format: 1", Need::required},
          Key{"title", &ScenarioFile::title, {}, "", "one line for readers"},
          Key{"note", &ScenarioFile::note, {}, "", "what the scenario is for, and its limits"}},
      ScenarioSetup::keys,
      std::tuple{
          Key{"tables", &ScenarioFile::tables, {}, "", "observed tables that fill parts of the scenario"}});
};

struct Scenario {
  ScenarioFile file;
  std::vector<Mechanism> mechanisms;  // those that are on, in list order, with their values
  std::string name;                   // file name without ending
  std::string strategy = "none";      // mediation strategy laid over it; "own" = the efforts of the file
  std::vector<NumberSource> sources;
  std::vector<Fault> warnings;
  std::string resolved;  // running this text alone gives the same hashes

  [[nodiscard]] std::shared_ptr<const ScenarioSetup> setup() const {
    return std::make_shared<const ScenarioSetup>(file);
  }
};

// Reads a scenario file with its includes and tables, lays `overrides` ("a.b=value") over it, checks
// everything and resolves it. Throws InputError with all faults.
[[nodiscard]] Scenario load_scenario(const std::string& path, const std::vector<std::string>& overrides);

// The same with a mediation strategy (strategy_choice.hpp) laid over the file before the overrides.
[[nodiscard]] Scenario load_scenario_with(const std::string& path, const std::string& strategy,
                                          const std::vector<std::string>& overrides);

// The same from a resolved text (as stored in a results file).
[[nodiscard]] Scenario load_scenario_text(const std::string& text, const std::string& name,
                                          const std::vector<std::string>& overrides);

// Fills leaders' preferences, relations, texts and halts from the tables the file names, opened beneath
// `folder`; adds faults and sources.
void load_tables(ScenarioFile& file, const std::string& folder, const Node& root, Reading& reading);

// Checks what no single key can: ids that refer to nothing, sums, steps, stability. Adds faults at the keys'
// places.
void check_scenario(const ScenarioFile& file, const Node& root, Reading& reading);

}  // namespace truce
