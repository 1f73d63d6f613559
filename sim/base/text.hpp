// Text helpers: numbers by from_chars/to_chars (never the locale), near names, clean quotations.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace truce {

// Shortest text that reads back as the same double.
[[nodiscard]] std::string format_number(double value);

// A finite decimal number filling the whole text; nothing for NaN, infinity, hex, `010`, `_`, blanks.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);
[[nodiscard]] std::optional<long long> parse_integer(std::string_view text);

// The nearest known name by Damerau-Levenshtein distance within max(1, min(length)/3), or empty.
[[nodiscard]] std::string near_name(std::string_view word, std::span<const std::string_view> known);

// At most 40 characters, control bytes removed, for quoting a user's text in a message or on a terminal.
[[nodiscard]] std::string quotable(std::string_view text);

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view glue);

}  // namespace truce
