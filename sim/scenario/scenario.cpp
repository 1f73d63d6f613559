// From a path to a checked scenario: guard, includes, overrides, keys, tables, checks, resolved text.
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <sstream>

#include "sim/scenario/emit.hpp"
#include "sim/scenario/guard.hpp"
#include "sim/scenario/include.hpp"
#include "sim/scenario/inherit.hpp"
#include "sim/scenario/override.hpp"
#include "sim/scenario/strategy_choice.hpp"
#include "sim/scenario/whole_file.hpp"

namespace truce {
namespace {

std::string resolved_text(const WholeFile& file, const std::vector<NumberSource>& sources) {
  std::ostringstream out;
  emit_keys(file, out, 0, sources);
  return out.str();
}

std::string folder_of(const std::filesystem::path& place) {
  return place.has_parent_path() ? place.parent_path().string() : ".";
}

// A refused override leaves the file as it stands; what hangs on the key it names is not spoken of.
void lay_over(Node& root, const std::vector<std::string>& overrides, Reading& reading) {
  for (const std::string& assignment : overrides) {
    try {
      apply_override(root, assignment);
    } catch (const InputError& error) {
      for (Fault fault : error.faults) {
        fault.key = assignment.substr(0, assignment.find('='));
        reading.faults.push_back(fault);
      }
    }
  }
}

// Whether the texts of the scenario are tabled at their moments, or a strategy stands in their place.
enum class Scripted { kept, dropped };

Scenario read_scenario(Node root, const std::string& name, const std::string& folder,
                       const std::vector<std::string>& overrides, Scripted texts = Scripted::kept) {
  Scenario scenario;
  scenario.name = name;
  WholeFile file;
  Reading reading;
  lay_over(root, overrides, reading);
  inherit_strategies(root, reading.faults);
  read_keys(root, "", file, reading);
  load_tables(file, folder, root, reading);
  check_scenario(file, root, reading);
  finish_reading(reading);
  if (texts == Scripted::dropped) file.texts.clear();
  file.tables = TablesSetup{};
  scenario.file = file;
  if (!file.efforts.empty()) scenario.strategy = "own";
  scenario.mechanisms = file.mechanisms.bind_all();
  scenario.sources = std::move(reading.sources);
  scenario.warnings = std::move(reading.warnings);
  scenario.resolved = resolved_text(file, scenario.sources);
  return scenario;
}

}  // namespace

Scenario load_scenario(const std::string& path, const std::vector<std::string>& overrides) {
  const std::filesystem::path place(path);
  const std::string folder = folder_of(place);
  return read_scenario(resolve_includes(read_yaml_file(path), folder), place.stem().string(), folder,
                       overrides);
}

Scenario load_scenario_with(const std::string& path, const std::string& strategy,
                            const std::vector<std::string>& overrides) {
  if (strategy.empty()) return load_scenario(path, overrides);
  const std::filesystem::path place(path);
  const std::string folder = folder_of(place);
  Node root = resolve_includes(read_yaml_file(path), folder);
  const std::string chosen = lay_strategy(root, strategy, folder);
  Scenario scenario =
      read_scenario(std::move(root), place.stem().string(), folder, overrides, Scripted::dropped);
  scenario.strategy = chosen;
  return scenario;
}

Scenario load_scenario_text(const std::string& text, const std::string& name,
                            const std::vector<std::string>& overrides) {
  ReadLimits limits;
  limits.bytes = std::size_t{16} << 20;
  return read_scenario(read_yaml_text(text, name, limits), name, ".", overrides);
}

}  // namespace truce
