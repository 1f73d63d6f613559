// The list of mechanisms, in the order of an hour: the model's table of contents. One line a mechanism.
#pragma once

#include <tuple>

namespace truce {

using MechanismList = std::tuple<>;

}  // namespace truce
