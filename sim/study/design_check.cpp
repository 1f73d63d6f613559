// Checks of a design by itself, before the scenario is read.
#include "sim/study/design_check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "sim/base/text.hpp"

namespace truce {
namespace {

constexpr double usual_cells = 10'000, most_cells = 1'000'000, most_runs = 1e7;

std::string name_of(DesignKind kind) {
  for (const auto& [name, known] : EnumNames<DesignKind>::names)
    if (known == kind) return std::string(name);
  return "";
}

class DesignChecker {
 public:
  DesignChecker(const StudySource& source, std::vector<Fault>& faults)
      : source_(source), file_(source.file), design_(source.file.design.setup), faults_(faults) {}

  void check() {
    check_parts();
    check_numbers();
    check_twice();
    if (is_drawn(design_.kind)) check_drawn();
    if (is_of_settings(design_.kind)) check_settings();
    check_groups();
    if (!faults_.empty()) return;
    if (const auto fault = size_fault(source_, points())) faults_.push_back(*fault);
    check_meetings(source_, assignments(), faults_);
  }

 private:
  void fault(std::string_view key, const std::string& text) {
    faults_.push_back(place_in_study(source_, key).fault(std::string(key), text));
  }

  // Place of a key inside `design: {...}`.
  [[nodiscard]] const Member* inside(std::string_view key) const {
    const Member* design = source_.root.find("design");
    return design == nullptr ? nullptr : design->value.find(key);
  }

  void fault_inside(std::string_view key, const std::string& text) {
    const Member* member = inside(key);
    const Place place = member == nullptr ? place_in_study(source_, "design") : member->place;
    faults_.push_back(place.fault("design." + std::string(key), text));
  }

  // A top key that this kind of design does not look at.
  void refuse_part(std::string_view key, bool is_used, const std::string& wanted) {
    if (is_used || source_.root.find(key) == nullptr) return;
    fault(key, "'" + std::string(key) + "' has no effect (design is " + name_of(design_.kind) +
                   "); set design to " + wanted + " or remove it");
  }

  void check_parts() {
    const DesignKind kind = design_.kind;
    refuse_part("factors", kind == DesignKind::full_factorial, "full_factorial");
    refuse_part("rows", kind == DesignKind::rows, "rows");
    for (const char* key : {"uncertainties", "experts", "posterior"})
      refuse_part(key, is_drawn(kind), "lhs, sobol, saltelli or morris");
    refuse_part("settings", is_of_settings(kind), "robustness");
    if (kind == DesignKind::rows && file_.rows.empty())
      fault("design", "'rows' has no points (design is rows); write at least one, such as `- {key: value}`");
    if (kind == DesignKind::csv && design_.file.empty())
      fault("design", "design is csv and names no file; write design: {kind: csv, file: points.csv}");
  }

  void refuse_number(std::string_view key, bool is_used) {
    if (is_used || inside(key) == nullptr) return;
    fault_inside(key, "'design." + std::string(key) + "' has no effect (design is " + name_of(design_.kind) +
                          "); remove it");
  }

  void check_numbers() {
    const DesignKind kind = design_.kind;
    const bool walks = kind == DesignKind::morris;
    const bool has_size = is_drawn(kind) && !walks;
    refuse_number("size", has_size);
    refuse_number("trajectories", walks);
    refuse_number("levels", walks);
    refuse_number("file", kind == DesignKind::csv);
    refuse_number("seed", is_drawn(kind));
    refuse_number("groups", walks || kind == DesignKind::saltelli);
    if (has_size && design_.size == 0)
      fault("design", "design is " + name_of(kind) +
                          " and has no size; write design: {kind: " + name_of(kind) + ", size: 64}");
    if (walks && design_.trajectories == 0)
      fault("design",
            "design is morris and has no number of trajectories; write design: {kind: morris, trajectories: "
            "10}");
    if (walks && design_.levels % 2 != 0)
      fault_inside("levels", "'design.levels' is " + std::to_string(design_.levels) +
                                 " (a walk needs an even number, else steps leave the grid); take 4, 6 or 8");
    const bool needs_power = kind == DesignKind::sobol || kind == DesignKind::saltelli;
    const int size = design_.size;
    if (needs_power && size > 0 && (size & (size - 1)) != 0) {
      int below = 1;
      while (2 * below < size) below *= 2;
      fault_inside("size", "'design.size' is " + std::to_string(size) +
                               " (Sobol's points are balanced at powers of two only); take " +
                               std::to_string(below) + " or " + std::to_string(2 * below));
    }
  }

  void check_drawn() {
    if (file_.uncertainties.items.empty() && file_.experts.empty() && file_.posterior.empty())
      fault("design",
            "design is " + name_of(design_.kind) +
                " and nothing is uncertain (every point would be the same); write 'uncertainties', such as "
                "{streams.x.rate_per_hour: [1, 3]}");
  }

  void check_settings() {
    if (file_.settings.empty())
      fault("design", "design is " + name_of(design_.kind) +
                          " and there are no 'settings' (nothing to vary); write some, such as "
                          "settings: {no_opinion: {mechanisms.opinion.on: false}}");
    if (file_.settings.size() > 11)
      fault("settings", "'settings' names " + std::to_string(file_.settings.size()) +
                            " (an array of twelve rows holds eleven); join or drop some");
    for (const auto& [id, setting] : file_.settings)
      if (setting.items.empty())
        fault("settings", "setting '" + id + "' changes nothing; write {key: value} or remove it");
  }

  // The same key in two settings would undo one of them in a row that has both.
  void check_twice() {
    std::map<std::string, std::string> owner;
    for (const auto& [id, setting] : file_.settings)
      for (const Assignment& one : setting.items) {
        const auto [known, is_new] = owner.try_emplace(one.key, id);
        if (!is_new)
          faults_.push_back(one.place.fault(
              one.key, "'" + quotable(one.key) + "' is changed by the settings '" + known->second +
                           "' and '" + id + "' (together one would undo the other); keep it in one"));
      }
  }

  void check_groups() {
    std::set<std::string> keys, grouped;
    for (const Uncertainty& one : file_.uncertainties.items) keys.insert(one.key);
    const bool knows_all = file_.experts.empty();
    if (!file_.posterior.empty()) keys.insert("posterior");
    const std::vector<std::string_view> known(keys.begin(), keys.end());
    for (const auto& [id, members] : design_.groups) {
      if (members.empty())
        fault_inside("groups", "group '" + id + "' is empty; name its uncertainties or remove it");
      for (const std::string& key : members) {
        if (!grouped.insert(key).second)
          fault_inside("groups",
                       "'" + quotable(key) + "' stands in two groups (it moves with one); keep one");
        if (keys.contains(key) || !knows_all) continue;
        const std::string near = near_name(key, known);
        fault_inside(
            "groups",
            "group '" + id + "' names '" + quotable(key) + "', which is not uncertain here; " +
                (near.empty() ? "add it to 'uncertainties' or take it out" : "did you mean '" + near + "'?"));
      }
    }
  }

  // Points as far as the file itself tells; tables add more.
  [[nodiscard]] double points() const {
    const auto dimensions = static_cast<double>(file_.uncertainties.items.size());
    switch (design_.kind) {
      case DesignKind::rows:
        return static_cast<double>(file_.rows.size());
      case DesignKind::lhs:
      case DesignKind::sobol:
        return design_.size;
      case DesignKind::saltelli:
        return design_.size * (design_.groups.empty() ? dimensions + 2 : 3);
      case DesignKind::morris:
        return design_.trajectories * (design_.groups.empty() ? dimensions + 1 : 2);
      default:
        break;
    }
    double product = 1;
    for (const Factor& factor : file_.factors.items) product *= static_cast<double>(factor.values.size());
    return product;
  }

  [[nodiscard]] std::vector<Assignment> assignments() const {
    std::vector<Assignment> all;
    for (const Factor& factor : file_.factors.items) all.push_back({factor.key, "", factor.place});
    for (const Uncertainty& one : file_.uncertainties.items) all.push_back({one.key, "", one.place});
    for (const Assignments& row : file_.rows) all.insert(all.end(), row.items.begin(), row.items.end());
    for (const auto& [id, setting] : file_.settings)
      all.insert(all.end(), setting.items.begin(), setting.items.end());
    return all;
  }

  const StudySource& source_;
  const StudyFile& file_;
  const DesignSetup& design_;
  std::vector<Fault>& faults_;
};

std::string whole_words(double count) {
  return count < 1e15 ? std::to_string(static_cast<long long>(count)) : format_number(count);
}

}  // namespace

Place place_in_study(const StudySource& source, std::string_view key) {
  const Member* member = source.root.find(key);
  return member == nullptr ? source.root.place : member->place;
}

std::optional<Fault> size_fault(const StudySource& source, double points) {
  const StudyFile& file = source.file;
  const double cells = points * std::max<double>(1, static_cast<double>(file.levers.size()));
  const double runs = cells * std::max(file.replication.replicates, file.replication.max);
  const std::string_view key = file.factors.items.empty() ? "design" : "factors";
  const auto told = [&](std::string_view where, const std::string& text) {
    return place_in_study(source, where).fault(std::string(where), text);
  };
  if (cells > most_cells)
    return told(key, "the design has " + whole_words(cells) +
                         " cells (at most 1000000); take fewer points or split the "
                         "study");
  if (cells > usual_cells && !source.may_be_large)
    return told(
        key,
        "the design has " + whole_words(cells) +
            " cells (each is a scenario of its own, read before the first run; above 10000 only when you "
            "say so); take fewer points, split the study, or add --yes");
  if (runs > most_runs)
    return told("replication", "the study has " + whole_words(runs) +
                                   " runs (at most 10000000); take fewer replicates or split it");
  return std::nullopt;
}

void check_meetings(const StudySource& source, const std::vector<Assignment>& of_design,
                    std::vector<Fault>& faults) {
  std::set<std::string> keys;
  for (const Assignment& one : of_design) keys.insert(one.key);
  const auto& constants = source.file.constants.items;
  for (const auto& [id, lever] : source.file.levers)
    for (const Assignment& one : lever.items) {
      const bool meets_constant =
          std::ranges::any_of(constants, [&](const Assignment& other) { return other.key == one.key; });
      if (!keys.contains(one.key) && !meets_constant) continue;
      faults.push_back(one.place.fault(one.key, "'" + quotable(one.key) + "' is set by lever '" + id +
                                                    "' and by " +
                                                    (meets_constant ? "'constants'" : "the design") +
                                                    " (one would undo the other); keep one of the two"));
    }
  for (const Assignment& one : constants)
    if (keys.contains(one.key))
      faults.push_back(
          one.place.fault(one.key, "'" + quotable(one.key) +
                                       "' is set by 'constants' and by the design (one would undo the "
                                       "other); keep one of the two"));
}

void check_design(const StudySource& source, std::vector<Fault>& faults) {
  DesignChecker(source, faults).check();
}

}  // namespace truce
