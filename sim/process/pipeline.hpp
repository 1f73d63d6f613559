// Runs mechanisms phase by phase, after checking that no two of them want the same column in one phase.
#pragma once

#include <vector>

#include "sim/process/process.hpp"

namespace truce {

enum class PhaseOrder { listed, reversed };  // reversed is for tests: the state must not change

class Pipeline {
 public:
  // `mechanisms` in list order. Throws BugError naming both mechanisms and the column if two of one phase
  // write it, or one reads what another writes, or a card names a column that does not exist.
  explicit Pipeline(std::vector<Mechanism> mechanisms);

  void start(World& world, const Luck& luck) const;
  void step(World& world, const Luck& luck, PhaseOrder order = PhaseOrder::listed) const;
  [[nodiscard]] const std::vector<Mechanism>& mechanisms() const { return mechanisms_; }

 private:
  void run_phase(const std::vector<int>& members, World& world, const Luck& luck, PhaseOrder order) const;

  std::vector<Mechanism> mechanisms_;
  std::vector<std::vector<int>> phases_;  // places in mechanisms_, by phase
};

}  // namespace truce
