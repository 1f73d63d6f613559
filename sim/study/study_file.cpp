// Reading a study file: its free-form maps of overrides, and what no single key can say.
#include "sim/study/study_file.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

#include "sim/base/text.hpp"
#include "sim/engine/things.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/guard.hpp"
#include "sim/scenario/plain_text.hpp"

namespace truce {
namespace reading_detail {
namespace {

// A scalar or a list of scalars as YAML in one line; empty for anything else.
std::string one_line(const Node& node) {
  if (node.is_scalar()) return node.was_quoted ? json_text(node.text) : node.text;
  if (!node.is_list()) return "";
  std::string text;
  for (const Node& item : node.items) {
    const std::string inner = item.is_list() ? "" : one_line(item);
    if (inner.empty()) return "";
    text += (text.empty() ? "" : ", ") + inner;
  }
  return "[" + text + "]";
}

bool is_path(const std::string& key) {
  const auto parts = split(key, '.');
  return std::ranges::none_of(parts, &std::string::empty) && key.find_first_of("= ") == std::string::npos;
}

bool check_path(const Member& member, const std::string& path, Reading& reading) {
  if (is_path(member.key)) return true;
  complain(reading, member.place, path,
           "'" + quotable(member.key) +
               "' is no key of a scenario; write the names from the top with dots between, "
               "such as mechanisms.opinion.on");
  return false;
}

// One value of an override, or nothing and a fault.
bool take_value(const Node& node, const std::string& key, Assignment& out, Reading& reading) {
  out = {key, one_line(node), node.place};
  if (!out.value.empty()) return true;
  const std::string advice = node.is_map()
                                 ? "; write its keys with dots, such as " + quotable(key) + "." +
                                       quotable(node.members.empty() ? "x" : node.members[0].key) + ": ..."
                                 : "; write one value or a list of plain values";
  complain(reading, node.place, key,
           "'" + quotable(key) + "' needs a value, not " + std::string(node.kind_words()) + advice);
  return false;
}

}  // namespace

void read_value(const Site& site, Assignments& out, Reading& reading) {
  if (!expect_map(site, reading)) return;
  for (const Member& member : site.node.members) {
    if (!check_path(member, site.path, reading)) continue;
    Assignment one;
    if (take_value(member.value, member.key, one, reading)) {
      one.place = member.place;
      out.items.push_back(one);
    }
  }
}

void read_value(const Site& site, Factors& out, Reading& reading) {
  if (!expect_map(site, reading)) return;
  for (const Member& member : site.node.members) {
    if (!check_path(member, site.path, reading)) continue;
    if (!expect_list(Site{member.value, site.path + ": " + member.key, member.place, {}, ""}, reading))
      continue;
    Factor factor{member.key, member.place, {}};
    std::set<std::string> seen;
    for (const Node& item : member.value.items) {
      Assignment one;
      if (!take_value(item, member.key, one, reading)) continue;
      if (!seen.insert(one.value).second)
        complain(reading, item.place, member.key,
                 "factor '" + quotable(member.key) + "' has the value '" + quotable(one.value) +
                     "' twice (its runs would be the same); remove one");
      factor.values.push_back(one);
    }
    if (member.value.items.empty())
      complain(reading, member.place, member.key,
               "factor '" + quotable(member.key) + "' has no values; write at least one or remove it");
    out.items.push_back(std::move(factor));
  }
}

void read_value(const Site& site, SeedNumber& out, Reading& reading) {
  const std::string& text = site.node.text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.value);
  const bool good = site.node.is_scalar() && !site.node.was_quoted && error == std::errc() &&
                    end == text.data() + text.size() && (text.size() == 1 || text[0] != '0');
  if (good) return;
  complain(reading, site.node.place, site.path,
           "'" + site.path + "' needs a whole number from 0 to 18446744073709551615, not " +
               (site.node.is_scalar() ? "'" + quotable(text) + "'" : std::string(site.node.kind_words())) +
               "; write digits alone");
}

}  // namespace reading_detail

namespace {

class Checker {
 public:
  Checker(const StudySource& source, Reading& reading)
      : source_(source), file_(source.file), reading_(reading) {}

  void check() {
    check_scenario_path();
    check_levers();
    check_design();
    check_tables();
    check_size();
  }

 private:
  [[nodiscard]] Place place_of(std::string_view key) const {
    const Member* member = source_.root.find(key);
    return member == nullptr ? source_.root.place : member->place;
  }

  void fault(const Place& place, const std::string& key, const std::string& text) {
    reading_.faults.push_back(place.fault(key, text));
  }

  void check_scenario_path() {
    const std::filesystem::path path(file_.scenario);
    if (path.is_absolute())
      return fault(
          place_of("scenario"), "scenario",
          "'scenario' is an absolute path (a study must work on other machines); write it from the study's "
          "folder, such as ../minimal.yaml");
    const auto full = std::filesystem::path(source_.path).parent_path() / path;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(full, ignored))
      fault(place_of("scenario"), "scenario",
            "'scenario' names '" + quotable(file_.scenario) +
                "', which is no file here; write its path from the "
                "study's folder, such as ../minimal.yaml");
  }

  void check_levers() {
    if (source_.root.find("levers") != nullptr && file_.levers.empty())
      fault(place_of("levers"), "levers",
            "'levers' names none; write at least a reference, such as `reference: {}`");
    if (file_.levers.size() > 127)
      fault(place_of("levers"), "levers",
            "'levers' names " + std::to_string(file_.levers.size()) +
                " (at most 127 fit a results file); split the study");
    for (const auto& [id, lever] : file_.levers)
      for (const Assignment& one : lever.items) check_against_design(id, one);
  }

  void check_against_design(const std::string& lever, const Assignment& one) {
    const auto same = [&](const auto& other) { return other.key == one.key; };
    bool met = std::ranges::any_of(file_.factors.items, same);
    for (const Assignments& row : file_.rows) met = met || std::ranges::any_of(row.items, same);
    if (met)
      fault(one.place, one.key,
            "'" + quotable(one.key) + "' is set by lever '" + lever +
                "' and by the design (one would undo the other); keep one of the two");
  }

  void check_design() {
    const bool by_rows = file_.design == DesignKind::rows;
    if (by_rows && !file_.factors.items.empty())
      fault(place_of("factors"), "factors",
            "'factors' has no effect (design is rows); remove it or set design to full_factorial");
    if (!by_rows && source_.root.find("rows") != nullptr)
      fault(place_of("rows"), "rows",
            "'rows' has no effect (design is full_factorial); set design to rows or remove it");
    if (by_rows && file_.rows.empty())
      fault(place_of("design"), "rows",
            "'rows' has no points (design is rows); write at least one, such as `- {key: value}`");
  }

  void check_tables() {
    std::vector<std::string> names;
    for (const TableSpec& table : thing_specs()) names.push_back(table.name);
    const std::vector<std::string_view> known(names.begin(), names.end());
    std::set<std::string> seen;
    for (const std::string& table : file_.outputs.tables) {
      if (!seen.insert(table).second)
        fault(place_of("outputs"), "outputs.tables",
              "'outputs.tables' names '" + quotable(table) + "' twice; remove one");
      if (std::ranges::find(known, table) != known.end()) continue;
      const std::string near = near_name(table, known);
      fault(place_of("outputs"), "outputs.tables",
            "'outputs.tables' names '" + quotable(table) + "', which is no table of a run; " +
                (near.empty() ? "known: " + join(names, ", ") : "did you mean '" + near + "'?"));
    }
  }

  void check_size() {
    double cells = std::max<double>(1, static_cast<double>(file_.levers.size()));
    if (file_.design == DesignKind::rows) cells *= static_cast<double>(file_.rows.size());
    for (const Factor& factor : file_.factors.items) cells *= static_cast<double>(factor.values.size());
    const double runs = cells * file_.replication.replicates;
    if (cells > 2000)
      fault(place_of("factors"), "factors",
            "the design has " + format_number(cells) +
                " cells (at most 2000); take fewer values or split the study");
    else if (runs > 1e7)
      fault(place_of("replication"), "replication",
            "the study has " + std::to_string(static_cast<long long>(runs)) +
                " runs (at most 10000000); take fewer replicates or split it");
  }

  const StudySource& source_;
  const StudyFile& file_;
  Reading& reading_;
};

}  // namespace

bool is_study(const std::string& path) { return read_yaml_file(path).find("study") != nullptr; }

StudySource read_study(const std::string& path) {
  StudySource source;
  source.root = read_yaml_file(path);  // not in braces: g++ 12 destroys what stands before a throw there twice
  source.path = path;
  if (source.root.find("study") == nullptr && source.root.find("truce") != nullptr)
    throw InputError(
        {source.root.find("truce")->place.fault("",
                                                "this is a scenario, not a study (it has no key 'study'); "
                                                "name a file of scenarios/studies, or use `truce run`")});
  Reading reading;
  reading.study = true;
  read_keys(source.root, "", source.file, reading);
  if (reading.faults.empty()) Checker(source, reading).check();
  finish_reading(reading);
  return source;
}

}  // namespace truce
