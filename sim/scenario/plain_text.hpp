// Which texts may stand in YAML without quotes: shared by the reader, which refuses the others, and by emit.
#pragma once

#include <string>
#include <string_view>

namespace truce {

// False for what some YAML reader takes for a number, a truth value or nothing (`no`, `010`, `1e3`, `~`).
[[nodiscard]] bool is_plain_text(std::string_view text);

// The text as it can stand anywhere in a YAML file: bare when that is safe, else in double quotes.
[[nodiscard]] std::string yaml_text(std::string_view text);

// A number for a reader: whole ones below a billion without an exponent.
[[nodiscard]] std::string readable_number(double value);

// The text as a JSON string, quotes included.
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace truce
