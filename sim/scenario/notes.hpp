// Faults and warnings about a scenario as a whole, each at the place of the key it speaks of; and what checks need of ids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/reader.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce {

class Notes {
 public:
  Notes(const Node& root, Reading& reading) : root_(root), reading_(reading) {}

  // Says `'path' text` where the key stands, or where the nearest key around it stands when it was left out.
  void fault(const std::string& path, const std::string& text) { reading_.faults.push_back(at(path, text)); }
  void warn(const std::string& path, const std::string& text) { reading_.warnings.push_back(at(path, text)); }

  // True when the user wrote this key (and it did not come from a table).
  [[nodiscard]] bool is_written(const std::string& path) const;

  // Faults an id that is not among `known`; an empty id refers to nothing and is good.
  void refers_to(const std::string& path, std::string_view id, const std::vector<std::string_view>& known,
                 const std::string& what);

  template <class T>
  void refers(const std::string& path, std::string_view id, const Entries<T>& entries, const std::string& what) {
    refers_to(path, id, ids_of(entries), what);
  }

  template <class T>
  static std::vector<std::string_view> ids_of(const Entries<T>& entries) {
    std::vector<std::string_view> ids;
    for (const auto& entry : entries) ids.push_back(entry.id);
    return ids;
  }

 private:
  [[nodiscard]] Fault at(const std::string& path, const std::string& text) const;

  const Node& root_;
  Reading& reading_;
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

// Warns of dated things that the run will not reach; more than three of a kind in one line.
void check_dates(const ScenarioFile& file, Notes& notes);

}  // namespace truce
