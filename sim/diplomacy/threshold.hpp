// The threshold against which a leader's readiness is held: its own, or one that the leaders of its party
// share.
#pragma once

#include "sim/process/process.hpp"

namespace truce::diplomacy {

// Uniform in (0, 1): the leader says yes if its probability is above. With chance decision.threshold_shared
// the leaders of a party have one and the same for a text; each by itself is uniform all the same. `own` is
// the stream of the leader's own draw.
[[nodiscard]] double reply_threshold(const World& world, const Luck& luck, Stream own, std::size_t leader,
                                     std::size_t text);

// Chance that leaders with these probabilities all say yes, drawn so.
[[nodiscard]] double all_say_yes(double shared, double least, double product);

}  // namespace truce::diplomacy
