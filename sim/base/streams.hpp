// Stream numbers of luck: one for each use of chance. Written once, never reused, never renumbered.
#pragma once

#include <cstdint>

namespace truce {

// 12 bits. A retired number stays listed with the word `retired_`. 0 is kept for tests.
enum class Stream : std::uint32_t {
  test = 0,
  // violence 1-99
  stream_burst = 1,     // Gamma multiplier of a faction's stream in a step
  unit_events = 2,      // how many events a unit makes in a step
  unit_compliance = 3,  // whether a unit obeys a hold-fire order
  interception = 4,
  harm = 5,
  stock_destruction = 6,
  tunnel_search = 7,
  tunnel_destruction = 8,
  infiltration = 9,
  engagement = 10,
  incident = 11,
  attribution = 12,
  observation = 13,
  unit_rest = 14,
  siren = 15,
  surge = 16,
  tunnel_ease = 17,
  death_region = 18,  // in which region a death falls
  collapse = 19,      // whether a halt collapses at its age
  clash = 20,         // over a search that one side holds to be allowed
  spoiling = 21,
  grave_blame = 22,    // whether a grave act is laid at the other party's door
  unit_suppression = 23,
  unit_move = 24,  // from outside to the border, inside, and back
  // people 100-199
  populate_citizens = 100,
  populate_network = 101,
  populate_diet = 102,
  opinion_noise = 103,
  poll_sample = 104,
  displacement = 105,
  exposure = 106,
  media = 107,
  populate_region = 108,
  // diplomacy 200-299
  reply = 200,
  cabinet = 201,
  mediator_choice = 202,
  channel_distortion = 203,
  leak = 204,
  statement = 205,
  extension = 206,
  party_act = 207,
  envoy = 208,
  draft = 209,
  incident_blame = 210,
  ground_exit = 211,
  convening = 212,
  preference_jitter = 213,
  shared_threshold = 214,  // whether a party's leaders answer from one threshold, and which
  leader_act = 215,        // acts of leaders towards mediators
  patron = 216,
  perception = 217,  // whose and how firmly meant a leader holds a text to be
  delivery = 218,    // whether what a text put off is granted when it is due
};

}  // namespace truce
