// The list of mechanisms, in the order of an hour: the model's table of contents. One line a mechanism.
#pragma once

#include <tuple>

#include "sim/violence/events.hpp"
#include "sim/violence/harm.hpp"
#include "sim/violence/orders.hpp"
#include "sim/violence/toll.hpp"

namespace truce {

using MechanismList = std::tuple<
    Orders,  // orders
    Events,  // events
    Harm,    // stocks
    Toll     // incidents
    >;

}  // namespace truce
