// Calendar time: text to minutes and back, proleptic Gregorian, without time zones or leap seconds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/base/key.hpp"

namespace truce {

// Reads `2014-07-17`, `2014-07-17 22:30` or `2014-07-17T22:30`. Nothing else; impossible dates give nothing.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

// Writes `2014-07-17 22:30`.
[[nodiscard]] std::string format_instant(Instant instant);

// Writes `17 July 22:30`, for sentences.
[[nodiscard]] std::string spoken_instant(Instant instant);

}  // namespace truce
