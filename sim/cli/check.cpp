// truce check: all faults of scenario and study files at once.
#include <iostream>

#include "sim/base/error.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/study_work.hpp"
#include "sim/process/pipeline.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce::cli {
namespace {

int run(const Given& given) {
  bool faulty = false;
  for (const std::string& path : given.words) {
    try {
      if (is_study(path)) {
        print_study_check(path, given.has("probe"), given.has("yes"));
        continue;
      }
      const Scenario scenario = load_scenario(path, given.texts("set"));
      [[maybe_unused]] const Pipeline pipeline(scenario.mechanisms);
      for (const Fault& warning : scenario.warnings) std::cerr << "warning: " << warning.message() << "\n";
      std::size_t sourced = 0;
      for (const NumberSource& source : scenario.sources) sourced += source.source.empty() ? 0 : 1;
      std::cout << path << ": good; " << scenario.sources.size() << " numbers given, " << sourced
                << " with a source\n";
    } catch (const InputError& error) {
      faulty = true;
      for (const Fault& fault : error.faults) std::cerr << fault.message() << "\n";
    }
  }
  return faulty ? 65 : 0;
}

}  // namespace

Command check_command() {
  return {{"check",
           "all faults of scenario and study files at once, with line, column, reason and remedy",
           "FILE...",
           1,
           1000,
           {{"set", "KEY=VALUE", "lay a value over the file first", true},
            {"probe", "", "of a study: time and bytes of one run"},
            {"yes", "", "of a study: more than 10,000 cells are meant"}}},
          run};
}

}  // namespace truce::cli
