// The list of mechanisms, in the order of an hour: the model's table of contents. One line a mechanism.
#pragma once

#include <tuple>

#include "sim/diplomacy/agreements.hpp"
#include "sim/diplomacy/delivery.hpp"
#include "sim/diplomacy/influence.hpp"
#include "sim/diplomacy/leader_acts.hpp"
#include "sim/diplomacy/leaks.hpp"
#include "sim/diplomacy/lulls.hpp"
#include "sim/diplomacy/mediation.hpp"
#include "sim/diplomacy/momentum.hpp"
#include "sim/diplomacy/patrons.hpp"
#include "sim/diplomacy/perceptions.hpp"
#include "sim/diplomacy/replies.hpp"
#include "sim/diplomacy/reputation.hpp"
#include "sim/diplomacy/statements.hpp"
#include "sim/diplomacy/texts_tabled.hpp"
#include "sim/diplomacy/toughness.hpp"
#include "sim/diplomacy/trust.hpp"
#include "sim/people/approval.hpp"
#include "sim/people/audience.hpp"
#include "sim/people/displacement.hpp"
#include "sim/people/fear.hpp"
#include "sim/people/opinion.hpp"
#include "sim/people/outlets.hpp"
#include "sim/people/polls.hpp"
#include "sim/people/population.hpp"
#include "sim/people/radicalisation.hpp"
#include "sim/people/success.hpp"
#include "sim/people/weariness.hpp"
#include "sim/violence/attribution.hpp"
#include "sim/violence/clashes.hpp"
#include "sim/violence/deployment.hpp"
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
#include "sim/violence/spoiling.hpp"
#include "sim/violence/stocks.hpp"
#include "sim/violence/suppression.hpp"
#include "sim/violence/toll.hpp"
#include "sim/violence/triggers.hpp"
#include "sim/violence/tunnel_belief.hpp"
#include "sim/violence/tunnel_search.hpp"

namespace truce {

using MechanismList = std::tuple<Population,      // calendar
                                 FightingClock,   // calendar
                                 GroundPhase,     // calendar
                                 Halts,           // arrangements
                                 TextsTabled,     // arrangements
                                 Orders,          // orders
                                 Deployment,      // orders
                                 Events,          // events
                                 Engagement,      // events
                                 Infiltration,    // events
                                 Clashes,         // events
                                 Spoiling,        // events
                                 Stocks,          // stocks
                                 Suppression,     // stocks
                                 Harm,            // stocks
                                 TunnelSearch,    // search
                                 IncidentMaker,   // search
                                 Toll,            // incidents
                                 TunnelBelief,    // incidents
                                 Attribution,     // incidents
                                 Fear,            // incidents
                                 Triggers,        // triggers
                                 OutletTone,      // triggers
                                 Opinion,         // opinion
                                 Approval,        // opinion
                                 Radicalisation,  // opinion
                                 Displacement,    // opinion
                                 Perceptions,     // opinion
                                 Success,         // beliefs
                                 Weariness,       // beliefs
                                 Audience,        // beliefs
                                 Momentum,        // beliefs
                                 Trust,           // beliefs
                                 Reputation,      // beliefs
                                 Toughness,       // beliefs
                                 Patrons,         // beliefs
                                 Mediation,       // mediators
                                 Statements,      // leaks
                                 Leaks,           // leaks
                                 LeaderActs,      // leaks
                                 Lulls,           // leaks
                                 Replies,         // replies
                                 Delivery,        // replies
                                 Agreements,      // new_arrangements
                                 Influence,       // observation
                                 Observation,     // observation
                                 Polls            // observation
                                 >;

}  // namespace truce
