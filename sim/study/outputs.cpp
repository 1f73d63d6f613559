// Reading and checking what a study keeps.
#include "sim/study/outputs.hpp"

#include <algorithm>
#include <set>

#include "sim/base/text.hpp"
#include "sim/engine/series.hpp"
#include "sim/engine/things.hpp"
#include "sim/study/design_check.hpp"
#include "sim/study/study_file.hpp"

namespace truce {

bool NameChoice::has(const std::string& name) const {
  return all || std::ranges::find(listed, name) != listed.end();
}

namespace reading_detail {
namespace {

std::string found_words(const Node& node) {
  return node.is_scalar() ? "'" + quotable(node.text) + "'" : std::string(node.kind_words());
}

}  // namespace

void read_value(const Site& site, NameChoice& out, Reading& reading) {
  out = {};
  const bool is_word = site.node.is_scalar() && !site.node.was_quoted;
  if (is_word && (site.node.text == "all" || site.node.text == "none")) {
    out.all = site.node.text == "all";
    return;
  }
  if (!site.node.is_list())
    return complain(reading, site.node.place, site.path,
                    "'" + site.path + "' needs all, none or a list of names, not " + found_words(site.node) +
                        "; write one of the two words, or [a, b]");
  read_value(site, out.listed, reading);
  for (const Node& item : site.node.items) out.places.push_back(item.place);
}

void read_value(const Site& site, ReplicateChoice& out, Reading& reading) {
  constexpr Limits numbers{0, 1e9};
  out = {};
  out.place = site.node.place;
  out.first = 0;
  const bool is_word = site.node.is_scalar() && !site.node.was_quoted;
  if (is_word && site.node.text == "all") {
    out.all = true;
  } else if (is_word) {
    int first = 0;
    read_value(Site{site.node, site.path, site.key_place, {0, 1e6}, "1"}, first, reading);
    out.first = static_cast<std::uint32_t>(first);
  } else if (site.node.is_list()) {
    std::vector<int> listed;
    read_value(Site{site.node, site.path, site.key_place, numbers, "1"}, listed, reading);
    out.listed.assign(listed.begin(), listed.end());
  } else {
    complain(reading, site.node.place, site.path,
             "'" + site.path + "' needs a number, all or a list of replicates, not " +
                 found_words(site.node) + "; write how many, counted from the first, or [0, 7]");
  }
}

}  // namespace reading_detail

namespace {

class OutputsChecker {
 public:
  OutputsChecker(const StudySource& source, std::vector<Fault>& faults)
      : source_(source), outputs_(source.file.outputs), faults_(faults) {}

  void check() {
    std::vector<std::string> series, tables;
    for (const SeriesTaker& taker : series_list()) series.push_back(taker.spec.name);
    for (const TableSpec& table : thing_specs()) tables.push_back(table.name);
    check_names("tables", outputs_.tables, tables, "table");
    check_names("series", outputs_.series, series, "series");
    check_replicates();
    check_condition();
    for (const char* key : {"condition", "stride", "precision_bits", "series_replicates"})
      if (outputs_.series.none()) fault_without_effect(key, "no series are kept");
    for (const char* key : {"condition", "stride", "precision_bits", "series"})
      if (outputs_.series_replicates.none() && !outputs_.series.none())
        fault_without_effect(key, "series are kept of no replicate");
    check_budget();
  }

 private:
  [[nodiscard]] const Member* inside(std::string_view block, std::string_view key) const {
    const Member* member = source_.root.find(block);
    return member == nullptr ? nullptr : member->value.find(key);
  }

  void fault(const Place& place, const std::string& key, const std::string& text) {
    faults_.push_back(place.fault(key, text));
  }

  void fault_without_effect(const char* key, const std::string& why) {
    const Member* member = inside("outputs", key);
    if (member == nullptr) return;
    const std::string path = std::string("outputs.") + key;
    fault(member->place, path, "'" + path + "' has no effect (" + why + "); remove it, or keep series");
  }

  void check_names(const std::string& key, const NameChoice& names, const std::vector<std::string>& exist,
                   const std::string& what) {
    const std::string path = "outputs." + key;
    const std::vector<std::string_view> known(exist.begin(), exist.end());
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names.places.size(); ++i) {
      const std::string& name = names.listed[i];
      const Place& place = names.places[i];
      if (!seen.insert(name).second)
        fault(place, path, "'" + path + "' names '" + quotable(name) + "' twice; remove one");
      if (std::ranges::find(known, name) != known.end()) continue;
      const std::string near = near_name(name, known);
      fault(place, path,
            "'" + path + "' names '" + quotable(name) + "', which is no " + what + " of a run; " +
                (near.empty() ? "known: " + join(exist, ", ") : "did you mean '" + near + "'?"));
    }
  }

  void check_replicates() {
    const ReplicationSetup& replication = source_.file.replication;
    const ReplicateChoice& chosen = outputs_.series_replicates;
    const auto first = static_cast<std::uint32_t>(replication.first);
    const auto last =
        first + static_cast<std::uint32_t>(replication.stops() ? replication.max : replication.replicates) -
        1;
    std::set<std::uint32_t> seen;
    for (const std::uint32_t one : chosen.listed) {
      const std::string told = "'outputs.series_replicates' names replicate " + std::to_string(one);
      if (!seen.insert(one).second)
        fault(chosen.place, "outputs.series_replicates", told + " twice; remove one");
      if (one < first || one > last)
        fault(chosen.place, "outputs.series_replicates",
              told + ", which is never run (the study runs " + std::to_string(first) + " to " +
                  std::to_string(last) + "); name one of these");
    }
  }

  void check_condition() {
    const Member* block = inside("outputs", "condition");
    if (block == nullptr) return;
    const RunCondition& condition = outputs_.condition;
    if (block->value.find("above") == nullptr && block->value.find("below") == nullptr)
      fault(block->place, "outputs.condition",
            "'outputs.condition' has neither 'above' nor 'below' (every run would meet it); write one of "
            "them, such as {outcome: calm_hours_day60, below: 24}");
    if (condition.above >= condition.below)
      fault(block->place, "outputs.condition",
            "'outputs.condition' asks for an outcome above " + format_number(condition.above) +
                " and below " + format_number(condition.below) +
                " (no run can meet it); let 'above' be the smaller number");
  }

  void check_budget() {
    const Member* block = source_.root.find("budget");
    if (block == nullptr) return;
    if (block->value.find("bytes") == nullptr && block->value.find("hours") == nullptr)
      fault(block->place, "budget",
            "'budget' has neither 'bytes' nor 'hours' (nothing is bounded); write one "
            "of them, such as {bytes: 2e9}");
  }

  const StudySource& source_;
  const OutputsSetup& outputs_;
  std::vector<Fault>& faults_;
};

}  // namespace

void check_outputs(const StudySource& source, std::vector<Fault>& faults) {
  OutputsChecker(source, faults).check();
}

}  // namespace truce
