// Writes a file of three findings that outside programs then read: make_findings FILE
#include <cstdio>
#include <exception>

#include "sim/record/findings_file.hpp"
#include "sim/record/writer.hpp"

int main(int count, char** words) {
  if (count != 2) return 64;
  try {
    truce::FindingsFile answer;
    answer.findings = {{0, "north", "calm_hours_day60", "difference_t", 2.5, 1.25, 3.75},
                       {1, "north", "calm_hours_day60", "pairs", 40},
                       {-1, "south", "deaths_a", "regret_largest", 7}};
    answer.points = {"as in the scenario", "caf\u00e9, closed"};
    answer.notes = {{"estimand", "lever - reference"}};
    answer.provenance.scenario_name = "made_up";
    answer.provenance.strategy_name = "levers";
    answer.provenance.program_version = answer.provenance.commit = answer.provenance.compiler = "test";
    answer.provenance.options = "study: 1\n";
    truce::publish(words[1], truce::findings_image(answer), truce::Overwrite::allow);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
