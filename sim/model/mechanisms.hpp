// The list of mechanisms, in the order of an hour: the model's table of contents. One line a mechanism.
#pragma once

#include <tuple>

#include "sim/diplomacy/agreements.hpp"
#include "sim/diplomacy/replies.hpp"
#include "sim/diplomacy/texts_tabled.hpp"
#include "sim/diplomacy/weariness.hpp"
#include "sim/violence/attribution.hpp"
#include "sim/violence/engagement.hpp"
#include "sim/violence/events.hpp"
#include "sim/violence/fighting_clock.hpp"
#include "sim/violence/ground_phase.hpp"
#include "sim/violence/halts.hpp"
#include "sim/violence/harm.hpp"
#include "sim/violence/incidents.hpp"
#include "sim/violence/infiltration.hpp"
#include "sim/violence/observation.hpp"
#include "sim/violence/orders.hpp"
#include "sim/violence/stocks.hpp"
#include "sim/violence/toll.hpp"
#include "sim/violence/triggers.hpp"
#include "sim/violence/tunnel_belief.hpp"
#include "sim/violence/tunnel_search.hpp"

namespace truce {

using MechanismList = std::tuple<
    FightingClock,  // calendar
    GroundPhase,    // calendar
    Halts,          // arrangements
    TextsTabled,    // arrangements
    Orders,         // orders
    Events,         // events
    Engagement,     // events
    Infiltration,   // events
    Stocks,         // stocks
    Harm,           // stocks
    TunnelSearch,   // search
    IncidentMaker,  // search
    Toll,           // incidents
    TunnelBelief,   // incidents
    Attribution,    // incidents
    Triggers,       // triggers
    Weariness,      // beliefs
    Replies,        // replies
    Agreements,     // new_arrangements
    Observation     // observation
    >;

}  // namespace truce
