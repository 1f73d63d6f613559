// Reading a study file: its free-form maps of overrides, and what no single key can say.
#include "sim/study/study_file.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/guard.hpp"
#include "sim/study/design_check.hpp"

namespace truce {
namespace reading_detail {
namespace {

// One value of an override, or nothing and a fault.
bool take_value(const Node& node, const std::string& key, Assignment& out, Reading& reading) {
  out = {key, one_line_yaml(node), node.place};
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
    if (!check_key_path(member, site.path, reading)) continue;
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
    if (!check_key_path(member, site.path, reading)) continue;
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

}  // namespace reading_detail

namespace {

class Checker {
 public:
  Checker(const StudySource& source, Reading& reading)
      : source_(source), file_(source.file), reading_(reading) {}

  void check() {
    check_paths();
    check_levers();
    check_outputs(source_, reading_.faults);
    check_replication();
  }

 private:
  [[nodiscard]] Place place_of(std::string_view key) const {
    const Member* member = source_.root.find(key);
    return member == nullptr ? source_.root.place : member->place;
  }

  void fault(const Place& place, const std::string& key, const std::string& text) {
    reading_.faults.push_back(place.fault(key, text));
  }

  void check_path(const std::string& key, const std::string& given, const Place& place,
                  const std::string& example) {
    const std::filesystem::path path(given);
    if (path.is_absolute())
      return fault(
          place, key,
          "'" + key +
              "' is an absolute path (a study must work on other machines); write it from the study's "
              "folder, such as " +
              example);
    const auto full = std::filesystem::path(source_.path).parent_path() / path;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(full, ignored))
      fault(place, key,
            "'" + key + "' names '" + quotable(given) +
                "', which is no file here; write its path from the study's folder, such as " + example);
  }

  void check_paths() {
    check_path("scenario", file_.scenario, place_of("scenario"), "../minimal.yaml");
    if (!file_.experts.empty()) check_path("experts", file_.experts, place_of("experts"), "experts.csv");
    if (!file_.posterior.empty())
      check_path("posterior", file_.posterior, place_of("posterior"), "samples.csv");
    if (!file_.design.setup.file.empty())
      check_path("design.file", file_.design.setup.file, place_of("design"), "points.csv");
  }

  void check_levers() {
    if (source_.root.find("levers") != nullptr && file_.levers.empty())
      fault(place_of("levers"), "levers",
            "'levers' names none; write at least a reference, such as `reference: {}`");
    if (file_.levers.size() > 127)
      fault(place_of("levers"), "levers",
            "'levers' names " + std::to_string(file_.levers.size()) +
                " (at most 127 fit a results file); split the study");
  }

  // Place of a key inside `replication: {...}`.
  [[nodiscard]] const Member* of_replication(std::string_view key) const {
    const Member* block = source_.root.find("replication");
    return block == nullptr ? nullptr : block->value.find(key);
  }

  void replication_fault(std::string_view key, const std::string& text) {
    const Member* member = of_replication(key);
    fault(member == nullptr ? place_of("replication") : member->place, "replication." + std::string(key),
          text);
  }

  void check_replication() {
    const ReplicationSetup& given = file_.replication;
    const bool has_stop = of_replication("stop") != nullptr;
    for (const char* key : {"min", "max"})
      if (has_stop != (of_replication(key) != nullptr))
        replication_fault(
            key, has_stop ? "'replication.stop' needs '" + std::string(key) +
                                "' (bounds of the number of replicates); write min and max beside it"
                          : "'replication." + std::string(key) +
                                "' has no effect without 'stop'; write 'replicates' alone, or a stop");
    if (has_stop && of_replication("replicates") != nullptr)
      replication_fault("replicates",
                        "'replication.replicates' has no effect beside 'stop'; write min and max alone");
    if (has_stop && given.min > given.max)
      replication_fault("min", "'replication.min' is above 'max'; put the smaller number first");
    check_stop(has_stop);
    if (given.paired) return;
    const bool shares = source_.root.find("same_start") != nullptr;
    if (shares || (has_stop && given.stop.of == StopOf::difference))
      replication_fault("paired",
                        std::string("'replication.paired' is false, but ") +
                            (shares ? "levers share a history" : "the stop is of paired differences") +
                            "; take one of the two away");
  }

  void check_stop(bool has_stop) {
    constexpr int least_for_mean = 100;  // fewer cover skewed outcomes badly
    const ReplicationSetup& given = file_.replication;
    if (!has_stop) return;
    if (given.stop.of == StopOf::mean && given.min < least_for_mean)
      replication_fault(
          "min", "'replication.min' is " + std::to_string(given.min) +
                     " (a stop on a mean is right too seldom for skewed outcomes below 100); take 100 or "
                     "more, or stop on a difference");
    if (given.stop.of == StopOf::difference && file_.levers.size() < 2)
      replication_fault(
          "stop",
          "'replication.stop' is of differences and there are fewer than two levers; add one, or "
          "write of: mean");
  }

  const StudySource& source_;
  const StudyFile& file_;
  Reading& reading_;
};

}  // namespace

bool is_study(const std::string& path) { return read_yaml_file(path).find("study") != nullptr; }

StudySource read_study(const std::string& path, bool may_be_large) {
  StudySource source;
  source.may_be_large = may_be_large;
  source.root =
      read_yaml_file(path);  // not in braces: g++ 12 destroys what stands before a throw there twice
  source.path = path;
  if (source.root.find("study") == nullptr && source.root.find("truce") != nullptr)
    throw InputError(
        {source.root.find("truce")->place.fault("",
                                                "this is a scenario, not a study (it has no key 'study'); "
                                                "name a file of scenarios/studies, or use `truce run`")});
  Reading reading;
  reading.study = true;
  read_keys(source.root, "", source.file, reading);
  if (reading.faults.empty()) {
    Checker(source, reading).check();
    check_design(source, reading.faults);
  }
  finish_reading(reading);
  return source;
}

}  // namespace truce
