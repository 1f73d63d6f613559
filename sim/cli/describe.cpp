// truce describe: keys with unit, limits, default and meaning; a scenario with its defaults filled in.
#include <iostream>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/scenario/differences.hpp"
#include "sim/scenario/reference.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/scripted.hpp"

namespace truce::cli {
namespace {

std::vector<KeyDoc> beneath(const std::vector<KeyDoc>& keys, const std::string& path) {
  std::vector<KeyDoc> found;
  for (const KeyDoc& key : keys)
    if (key.path == path || key.path.starts_with(path + ".")) found.push_back(key);
  return found;
}

void print_keys(const std::vector<KeyDoc>& keys, const std::string& format) {
  if (format == "markdown")
    print_keys_markdown(keys, std::cout);
  else
    print_keys_text(keys, std::cout);
}

void print_scripted(const ScenarioSetup& setup) {
  const std::vector<ScriptedItem> items = scripted_items(setup);
  for (const ScriptedItem& item : items)
    std::cout << item.when << "  " << item.what << "  [" << item.key << "]\n";
  std::cout << items.size() << (items.size() == 1 ? " item is" : " items are")
            << " scripted; all else is drawn or decided by rules\n";
}

bool is_file(const std::string& word) { return word.ends_with(".yaml") || word.ends_with(".yml"); }

std::string shown(const std::string& text) { return text.empty() ? "(nothing)" : text; }

void print_differences(const std::string& first, const std::string& second) {
  const std::vector<Difference> found = differences(first, second);
  for (const Difference& one : found)
    std::cout << one.key << ": " << shown(one.first) << " | " << shown(one.second) << "\n";
  std::cout << found.size() << (found.size() == 1 ? " key differs\n" : " keys differ\n");
}

int run(const Given& given) {
  const std::string format = given.text("format", "text");
  if (format != "text" && format != "markdown" && format != "json-schema")
    throw UsageError("truce describe: --format is '" + quotable(format) +
                     "'; use text, markdown or json-schema");
  if (format == "json-schema") {
    print_json_schema(scenario_shape(), "Truce scenario", std::cout);
    return 0;
  }
  const std::vector<KeyDoc> keys = list_keys(scenario_shape());
  if (given.words.empty()) {
    print_keys(keys, format);
    return 0;
  }
  if (given.words.size() == 2 && is_file(given.words[0]) && is_file(given.words[1])) {
    print_differences(given.words[0], given.words[1]);
    return 0;
  }
  for (const std::string& word : given.words) {
    if (is_file(word) && given.has("scripted")) {
      print_scripted(*load_scenario(word, given.texts("set")).setup());
      continue;
    }
    if (is_file(word)) {
      std::cout << load_scenario(word, given.texts("set")).resolved;
      continue;
    }
    const std::vector<KeyDoc> found = beneath(keys, word);
    if (found.empty()) {
      std::vector<std::string_view> known;
      for (const KeyDoc& key : keys) known.push_back(key.path);
      const std::string near = near_name(word, known);
      throw UsageError("truce describe: no key '" + quotable(word) + "'" +
                       (near.empty() ? "; `truce describe` lists all" : "; did you mean '" + near + "'?"));
    }
    print_keys(found, format);
  }
  return 0;
}

}  // namespace

Command describe_command() {
  return {{"describe",
           "keys with unit, limits, default and meaning; a scenario with defaults filled in; what differs "
           "between two files",
           "[KEY|SCENARIO]...",
           0,
           100,
           {{"format", "FORMAT", "text, markdown or json-schema"},
            {"scripted", "",
             "list what a scenario scripts: everything that happens because of its date, not by a rule"},
            {"set", "KEY=VALUE", "lay a value over the scenario first", true}}},
          run};
}

}  // namespace truce::cli
