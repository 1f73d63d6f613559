// The shape of the whole scenario file.
#include "sim/scenario/reference.hpp"

#include "sim/scenario/whole_file.hpp"

namespace truce {

ShapeDoc scenario_shape() { return describe_shape<WholeFile>(); }

}  // namespace truce
