// truce describe: keys with unit, limits, default and meaning; a scenario with its defaults filled in.
#include <iostream>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/scenario/reference.hpp"
#include "sim/scenario/scenario.hpp"

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

int run(const Given& given) {
  const std::string format = given.text("format", "text");
  if (format != "text" && format != "markdown" && format != "json-schema")
    throw UsageError("truce describe: --format is '" + quotable(format) + "'; use text, markdown or json-schema");
  if (format == "json-schema") {
    print_json_schema(scenario_shape(), "Truce scenario", std::cout);
    return 0;
  }
  const std::vector<KeyDoc> keys = list_keys(scenario_shape());
  if (given.words.empty()) {
    print_keys(keys, format);
    return 0;
  }
  for (const std::string& word : given.words) {
    if (word.ends_with(".yaml") || word.ends_with(".yml")) {
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
  return {{"describe", "keys with unit, limits, default and meaning, or a scenario with defaults filled in",
           "[KEY|SCENARIO]...", 0, 100,
           {{"format", "FORMAT", "text, markdown or json-schema"}, {"set", "KEY=VALUE", "lay a value over the scenario first", true}}},
          run};
}

}  // namespace truce::cli
