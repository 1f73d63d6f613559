// The plan as text, so that two plans can be compared byte by byte and read by people and tools.
#include <sstream>

#include "sim/base/hash.hpp"
#include "sim/scenario/plain_text.hpp"
#include "sim/study/plan.hpp"

namespace truce {
namespace {

// `{key: value, ...}` from "key=value" texts; values are YAML already.
std::string map_text(const std::vector<std::string>& overrides) {
  std::string text;
  for (const std::string& one : overrides) {
    const std::size_t equals = one.find('=');
    text += (text.empty() ? "" : ", ") + one.substr(0, equals) + ": " + one.substr(equals + 1);
  }
  return "{" + text + "}";
}

std::string hash_text(const std::string& text) { return hash_bytes(text.data(), text.size()).hex(); }

}  // namespace

std::string plan_text(const Plan& plan) {
  std::ostringstream out;
  out << "# The plan of a study, made by `truce sweep`: what is run and in which parts. It is never "
         "changed.\n"
      << "plan: 1\n"
      << "study: " << yaml_text(plan.name) << "\n"
      << "title: " << yaml_text(plan.title) << "\n"
      << "scenario: " << yaml_text(plan.scenario_name) << "\n"
      << "scenario_hash: \"" << hash_text(plan.scenario_text) << "\"\n"
      << "seed: " << plan.seed << "\n"
      << "replication: {replicates: " << plan.replicates << ", first: " << plan.first << "}\n"
      << "outputs: {series_replicates: " << plan.series_replicates << ", tables: [";
  for (std::size_t i = 0; i < plan.tables.size(); ++i) out << (i > 0 ? ", " : "") << plan.tables[i];
  out << "]}\nshard_runs: " << plan.shard_runs << "\nlevers:\n";
  for (const Lever& lever : plan.levers) out << "  " << lever.id << ": " << map_text(lever.overrides) << "\n";
  out << "points:\n";
  for (const auto& point : plan.points) out << "  - " << map_text(point) << "\n";
  out << "cells:  # by point and lever; run number = place of the cell x replicates + replicate - first\n";
  for (const Cell& cell : plan.cells)
    out << "  - {point: " << cell.point << ", lever: " << plan.levers[static_cast<std::size_t>(cell.lever)].id
        << ", scenario_hash: \"" << cell.scenario.hex() << "\"}\n";
  const std::string body = out.str();
  return body + "hash: \"" + hash_text(body) + "\"\n";
}

}  // namespace truce
