// The recorder: an observer that turns what it sees into a RunRecord, by lists of series, tables and
// outcomes.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/calm.hpp"
#include "sim/engine/outcomes.hpp"
#include "sim/engine/run_record.hpp"
#include "sim/engine/simulation.hpp"

namespace truce {

// What a results file of this scenario will hold: dimensions, series, tables, outcomes, times.
[[nodiscard]] RecordSpec record_spec(const ScenarioSetup& setup, const std::vector<std::string>& strategies);

class Recorder : public Observer {
 public:
  explicit Recorder(const ScenarioSetup& setup);
  void see(const World& world) override;
  // The finished record; `world` is the state at the end.
  [[nodiscard]] RunRecord finish(const World& world);

  // For checkpoints: what has been recorded, and a record to go on from. Throws InputError when it is of
  // another shape.
  [[nodiscard]] const RunRecord& so_far() const { return record_; }
  [[nodiscard]] const CalmMeter& calm() const { return calm_; }
  void go_on(RunRecord record, const std::vector<double>& calm);
  // Of a branch: calm before this hour is the history's and does not count.
  void count_calm_from_here(const World& world) { calm_.count_from_here(world); }

 private:
  void take_series(const World& world);
  void take_journal(const World& world);
  void mark_state(const World& world);
  [[nodiscard]] TollDay60 toll_day60(const World& world) const;

  RunRecord record_;
  std::vector<std::size_t> members_;  // of each series' dimension; 0 = not recorded
  CalmMeter calm_;
};

}  // namespace truce
