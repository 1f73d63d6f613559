// Faults and warnings about a scenario as a whole, each at the place of the key it speaks of; and what checks
// need of ids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/reader.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce {

// What an id may name: the ids there are, what they are called, and the sections of the file they come from.
struct Known {
  std::vector<std::string_view> ids;
  std::string what;
  std::vector<std::string> sections = {};  // none: ids fixed by the program
};

// The issues of cease-fire texts, by name.
[[nodiscard]] Known known_issues();

// How far the shares of one whole may miss 1.
constexpr double sum_tolerance = 1e-6;

// Nothing is said that follows from a value which could not be read: the user is told of that value alone.
class Notes {
 public:
  Notes(const Node& root, Reading& reading) : root_(root), reading_(reading) {
    for (const Fault& fault : reading.faults) unread_.push_back(fault.key);
  }

  // Says `'path' text` where the key stands, or where the nearest key around it stands when it was left out;
  // not when a value of the same entry (`streams.rockets`) could not be read.
  void fault(const std::string& path, const std::string& text);

  // The same for a fault that hangs on no other value of its entry.
  void fault_alone(const std::string& path, const std::string& text);
  void warn(const std::string& path, const std::string& text) { reading_.warnings.push_back(at(path, text)); }

  // True when every value at, under and around this path could be read.
  [[nodiscard]] bool is_read(const std::string& path) const;

  // True when the user wrote this key (and it did not come from a table).
  [[nodiscard]] bool is_written(const std::string& path) const;

  // Faults an id that is not among the known ones; an empty id refers to nothing and is good.
  void refers_to(const std::string& path, std::string_view id, const Known& known);

  template <class T>
  void refers(const std::string& path, std::string_view id, const Entries<T>& entries,
              const std::string& what) {
    refers_to(path, id, {ids_of(entries), what, {section_of<T>()}});
  }

  template <class T>
  static std::vector<std::string_view> ids_of(const Entries<T>& entries) {
    std::vector<std::string_view> ids;
    for (const auto& entry : entries) ids.push_back(entry.id);
    return ids;
  }

  // The key under which entries of this kind stand in a scenario.
  template <class T>
  static std::string section_of() {
    std::string name;
    const auto look = [&]<class Value>(const Key<ScenarioSetup, Value>& key) {
      if constexpr (std::is_same_v<Value, Entries<T>>) name = key.name;
    };
    std::apply([&](const auto&... key) { (look(key), ...); }, ScenarioSetup::keys);
    return name;
  }

 private:
  [[nodiscard]] Fault at(const std::string& path, const std::string& text) const;
  [[nodiscard]] bool lists_all(const Known& known) const;

  const Node& root_;
  Reading& reading_;
  std::vector<std::string> unread_;  // paths of the faults there were before
};

// The parts of check_scenario, one a subject; each adds faults and warnings to `notes`.
void check_clock(const ScenarioFile& file, Notes& notes);
void check_parties(const ScenarioFile& file, Notes& notes);
void check_streams(const ScenarioFile& file, Notes& notes);
void check_tunnels(const ScenarioFile& file, Notes& notes);
void check_people(const ScenarioFile& file, Notes& notes);
void check_leaders(const ScenarioFile& file, Notes& notes);
void check_mediators(const ScenarioFile& file, Notes& notes);
void check_texts(const ScenarioFile& file, Notes& notes);
void check_halts(const ScenarioFile& file, Notes& notes);
void check_strategies(const ScenarioFile& file, Notes& notes);
void check_terms(const ScenarioFile& file, Notes& notes);
void check_efforts(const ScenarioFile& file, Notes& notes);
void check_memories(const ScenarioFile& file, Notes& notes);

// Warns of dated things that the run will not reach; more than three of a kind in one line.
void check_dates(const ScenarioFile& file, Notes& notes);

}  // namespace truce
