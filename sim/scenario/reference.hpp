// The reference of the scenario file: every key with its unit, limits, default and meaning.
#pragma once

#include "sim/scenario/describe.hpp"

namespace truce {

[[nodiscard]] ShapeDoc scenario_shape();

}  // namespace truce
