// A sparkline: one quantity over time as a line of block characters.
#pragma once

#include <span>
#include <string>

namespace truce::cli {

// At most `width` blocks; each is the mean of its stretch of values, scaled to the largest mean. Blank text
// for no values.
[[nodiscard]] std::string spark(std::span<const double> values, std::size_t width);

}  // namespace truce::cli
