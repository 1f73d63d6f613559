// Plain words for the terse messages of the YAML parser.
#pragma once

#include <string>
#include <string_view>

namespace truce {

// What the parser's message means for the writer of the file, and what to do.
[[nodiscard]] std::string plain_words(std::string_view parser_message);

// Whether the parser noticed the fault too late: the last key is then the place to point at, or the open
// bracket.
[[nodiscard]] bool is_after_key(std::string_view parser_message);
[[nodiscard]] bool is_open_bracket(std::string_view parser_message);

}  // namespace truce
