// Self- and cross-excitation of violence: memory, intensity, and what a branching matrix implies
// (model.md 1.2).
#pragma once

#include <span>
#include <vector>

namespace truce::formula {

// E[t] = e^{-beta} (E[t-1] + y[t-1]): remembered events after one step. beta per hour, step in hours, result
// in events.
[[nodiscard]] double remembered_events(double remembered, double new_events, double decay_per_hour,
                                       double step_hours);

// (e^{beta dt} - 1): turns remembered events into this step's share, so that one event has exactly n
// offspring in all.
[[nodiscard]] double excitation_gain(double decay_per_hour, double step_hours);

// One source of excitation of a stream: n_ij offspring per event, and the events of j remembered.
struct Excitation {
  double offspring = 0;   // n_ij, events per event; may be negative (deterrence)
  double remembered = 0;  // E_j, events
};

// lambda = kappa m (mu g dt + sum_j n_ij (e^{beta dt} - 1) E_j), floored at 0: expected events in the step.
// base in events per step (mu g dt); restraint kappa and capacity m in 0 or more.
[[nodiscard]] double intensity(double base, double restraint_and_capacity, double gain,
                               std::span<const Excitation> sources);

// Square matrix in row order, size x size; n_ij = direct offspring of type i per event of type j.
using Matrix = std::vector<double>;

// Largest absolute eigenvalue of a non-negative matrix, by power iteration on n + I; 0 for an empty matrix.
[[nodiscard]] double spectral_radius(const Matrix& branching, std::size_t size);

// (I - n)^{-1}: all later events of type i per event of type j, itself included. BugError unless the radius
// is below 1.
[[nodiscard]] Matrix total_offspring(const Matrix& branching, std::size_t size);

// (I - n)^{-1} mu: long-run mean rates, in the unit of mu. BugError unless the radius is below 1.
[[nodiscard]] std::vector<double> stationary_mean(const Matrix& branching, std::span<const double> base);

// Half-life in hours to decay per hour: ln 2 / h.
[[nodiscard]] double decay_of_half_life(double half_life_hours);

}  // namespace truce::formula
