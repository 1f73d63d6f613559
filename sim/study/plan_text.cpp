// The plan as text, so that two plans can be compared byte by byte and read by people and tools.
#include <cmath>
#include <sstream>

#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"
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

std::string list_text(const std::vector<std::string>& words) { return "[" + join(words, ", ") + "]"; }

// How drawn points and points of settings came about; nothing for a grid, rows and a table.
std::string design_text(const DesignWords& design) {
  if (!is_drawn(design.kind) && !is_of_settings(design.kind)) return "";
  std::ostringstream out;
  for (const auto& [name, kind] : EnumNames<DesignKind>::names)
    if (kind == design.kind) out << "design: {kind: " << name;
  out << ", size: " << design.size << ", trajectories: " << design.trajectories
      << ", levels: " << design.levels << ", seed: " << design.seed
      << ", dimensions: " << list_text(design.dimensions) << ", groups: {";
  for (std::size_t g = 0; g < design.groups.size(); ++g)
    out << (g > 0 ? ", " : "") << design.groups[g].id << ": " << list_text(design.groups[g].value);
  out << "}}\n";
  return out.str();
}

// Where the levers part, and from what.
std::string same_start_text(const Plan& plan) {
  if (!plan.has_same_start()) return "";
  std::ostringstream out;
  out << "same_start: {at: " << plan.same_start.at << ", hour: " << format_number(plan.same_start.hour)
      << ", history: " << map_text(plan.same_start.overrides) << "}\nhistories:  # by point\n";
  for (const Cell& history : plan.same_start.histories)
    if (history.setup)
      out << "  - {point: " << history.point << ", scenario_hash: \"" << history.scenario.hex() << "\"}\n";
  out << "own_start: [";
  std::vector<std::string> own;
  for (const Lever& lever : plan.levers)
    if (lever.own_start) own.push_back(lever.id);
  out << join(own, ", ") << "]\n";
  return out.str();
}

// What is said of replicates besides their number.
std::string replication_text(const Plan& plan) {
  std::string text;
  if (plan.luck_stride > 0) text += ", luck_stride: " + std::to_string(plan.luck_stride);
  if (!plan.replication.stops()) return text;
  const StopSetup& stop = plan.replication.stop;
  return text + ", min: " + std::to_string(plan.replication.min) +
         ", max: " + std::to_string(plan.replication.max) + ", stop: {outcome: " + stop.outcome +
         ", half_width: " + format_number(stop.half_width) +
         ", of: " + (stop.of == StopOf::mean ? "mean" : "difference") + "}";
}

std::string condition_text(const RunCondition& condition) {
  if (!condition.is_set()) return "";
  std::string text = ", condition: {outcome: " + condition.outcome;
  if (std::isfinite(condition.above)) text += ", above: " + format_number(condition.above);
  if (std::isfinite(condition.below)) text += ", below: " + format_number(condition.below);
  return text + "}";
}

// Which replicates have series.
std::string replicates_text(const Plan& plan) {
  const ReplicateChoice& chosen = plan.outputs.series_replicates;
  if (chosen.all) return "all";
  if (chosen.listed.empty()) return std::to_string(plan.series_replicates);
  std::string text;
  for (const std::uint32_t one : chosen.listed) text += (text.empty() ? "" : ", ") + std::to_string(one);
  return "[" + text + "]";
}

// What is kept; keys that say what is usual are left out.
std::string outputs_text(const Plan& plan) {
  const OutputsSetup& outputs = plan.outputs;
  std::ostringstream out;
  out << "outputs: {series_replicates: " << replicates_text(plan) << ", tables: " << list_text(plan.tables);
  if (!outputs.outcomes.all) out << ", outcomes: " << list_text(outputs.outcomes.listed);
  if (!outputs.series.all) out << ", series: " << list_text(outputs.series.listed);
  if (outputs.stride > 1) out << ", stride: " << outputs.stride;
  if (outputs.precision_bits < 23) out << ", precision_bits: " << outputs.precision_bits;
  out << condition_text(outputs.condition) << "}\n";
  if (plan.budget.bytes > 0)
    out << "budget: {bytes: " << readable_number(plan.budget.bytes)
        << ", asked_stride: " << plan.budget.asked_stride << ", dropped: " << list_text(plan.budget.dropped)
        << "}\n";
  return out.str();
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
      << "replication: {replicates: " << plan.replicates << ", first: " << plan.first
      << replication_text(plan) << "}\n"
      << outputs_text(plan) << "shard_runs: " << plan.shard_runs << "\nlevers:\n";
  for (const Lever& lever : plan.levers) out << "  " << lever.id << ": " << map_text(lever.overrides) << "\n";
  if (!plan.constants.empty()) out << "constants: " << map_text(plan.constants) << "\n";
  out << same_start_text(plan) << design_text(plan.design) << "points:\n";
  for (const auto& point : plan.points) out << "  - " << map_text(point) << "\n";
  out << "cells:  # by point and lever; "
      << (plan.has_same_start() ? "runs go by point, replicate and lever"
                                : "run number = place of the cell x replicates + replicate - first")
      << "\n";
  if (plan.cells_read.size() < plan.cells.size())
    out << "  # " << plan.cells_read.size() << " of " << plan.cells.size()
        << " were read for the plan; the others follow from the scenario and their points\n";
  for (const Cell& cell : plan.cells) {
    if (!cell.setup) continue;
    out << "  - {point: " << cell.point << ", lever: " << plan.levers[static_cast<std::size_t>(cell.lever)].id
        << ", scenario_hash: \"" << cell.scenario.hex() << "\"}\n";
  }
  const std::string body = out.str();
  return body + "hash: \"" + hash_text(body) + "\"\n";
}

std::string part_text(const Plan& plan) {
  const std::size_t head = plan.text.find("levers:\n"), hash = plan.text.rfind("hash: ");
  return plan.text.substr(0, head) +
         "# levers, points and cells stand in plan.yaml and in the merged file\n" + plan.text.substr(hash);
}

}  // namespace truce
