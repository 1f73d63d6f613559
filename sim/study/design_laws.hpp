// Laws of uncertain keys: where their bounds come from, and the value at a place between 0 and 1.
#pragma once

#include <string>
#include <vector>

#include "sim/study/study_file.hpp"

namespace truce {

// One dimension of a drawn design: a key with its law, or a table of samples whose rows are drawn whole.
struct DrawnDimension {
  std::string name;
  Uncertainty law;                   // when there are no samples
  std::vector<Assignments> samples;  // rows of the posterior
};

// The dimensions of a study: its uncertainties, the experts' table, the posterior. Throws InputError with all
// faults: ranges that the scenario does not give, ends that it refuses, tables with wrong headers or cells.
[[nodiscard]] std::vector<DrawnDimension> drawn_dimensions(const StudySource& source);

// What a dimension sets at `place` in [0, 1]: the inverse of its distribution.
void lay_value(const DrawnDimension& dimension, double place, Assignments& point);

// The value of a law at a place, as YAML; numbers with nine digits.
[[nodiscard]] std::string value_at(const Uncertainty& law, double place);

}  // namespace truce
