// One run: a world stepped through the pipeline, watched by observers. Knows no files, no YAML, no threads by
// name.
#pragma once

#include <memory>
#include <vector>

#include "sim/process/pipeline.hpp"
#include "sim/world/world.hpp"

namespace truce {

// Sees the world after each step (and once at step 0). Must not change it.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void see(const World& world) = 0;
};

class Simulation {
 public:
  // Builds the initial state (step 0). `pipeline` must outlive the simulation.
  Simulation(std::shared_ptr<const ScenarioSetup> setup, const Pipeline& pipeline, Luck luck);

  // Observers see the present state at once, then every step. They must outlive the simulation.
  void watch(Observer& observer);
  // The same, but the present state was seen already (a resumed run).
  void watch_from_here(Observer& observer) { observers_.push_back(&observer); }

  void step(PhaseOrder order = PhaseOrder::listed);
  void run_to_horizon();
  [[nodiscard]] bool finished() const { return world_.clock.step >= last_step_; }
  [[nodiscard]] std::int32_t last_step() const { return last_step_; }
  [[nodiscard]] const World& world() const { return world_; }
  [[nodiscard]] World& world() { return world_; }  // for checkpoints and tests
  [[nodiscard]] const Luck& luck() const { return luck_; }

 private:
  const Pipeline& pipeline_;
  World world_;
  Luck luck_;
  std::int32_t last_step_ = 0;
  std::vector<Observer*> observers_;
};

}  // namespace truce
