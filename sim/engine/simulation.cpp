// The step loop.
#include "sim/engine/simulation.hpp"

#include <cmath>

namespace truce {

Simulation::Simulation(std::shared_ptr<const ScenarioSetup> setup, const Pipeline& pipeline, Luck luck)
    : pipeline_(pipeline), world_(make_world(std::move(setup))), luck_(luck) {
  last_step_ =
      static_cast<std::int32_t>(std::ceil(world_.setup->clock.horizon_hours / world_.clock.step_hours));
  luck_.step = 0;
  pipeline_.start(world_, luck_);
}

void Simulation::watch(Observer& observer) {
  observers_.push_back(&observer);
  observer.see(world_);
}

void Simulation::step(PhaseOrder order) {
  world_.journal.clear();
  ++world_.clock.step;
  luck_.step = static_cast<std::uint32_t>(world_.clock.step);
  pipeline_.step(world_, luck_, order);
  for (Observer* observer : observers_) observer->see(world_);
}

void Simulation::run_to_horizon() {
  while (!finished()) step();
}

}  // namespace truce
