// How a text travels to those it is meant for.
#pragma once

#include "sim/process/process.hpp"

namespace truce::diplomacy {

// Copies of a text leave for every decider of the strategy; each hop may pass an issue on a quarter too high
// or low, two steps in each other's place, and a contested word in the other wording.
void send_copies(World& world, const Luck& luck, std::size_t effort, std::size_t text);

}  // namespace truce::diplomacy
