// truce info and truce export: what a results file holds, and its content as tidy CSV.
#include <filesystem>
#include <iostream>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/record/reader.hpp"

namespace truce::cli {
namespace {

int info(const Given& given) {
  for (const std::string& path : given.words) std::cout << info_text(ResultsFile(path));
  return 0;
}

int export_tables(const Given& given) {
  const std::string folder = given.text("csv", "");
  if (folder.empty()) throw UsageError("truce export: needs --csv FOLDER; see `truce export --help`");
  export_csv(ResultsFile(given.words[0]), folder, given.has("force") ? Overwrite::allow : Overwrite::forbid);
  return 0;
}

}  // namespace

Command info_command() { return {{"info", "what results files hold", "RESULTS...", 1, 100, {}}, info}; }

Command export_command() {
  return {{"export",
           "the content of a results file as tidy CSV",
           "RESULTS",
           1,
           1,
           {{"csv", "FOLDER", "folder to write to"}, {"force", "", "replace existing files"}}},
          export_tables};
}

std::vector<Command> all_commands() {
  return {run_command(),     check_command(),  describe_command(),    validate_command(),
          info_command(),    replay_command(), export_command(),      sweep_command(),
          compare_command(), select_command(), sensitivity_command(), discover_command()};
}

}  // namespace truce::cli
