// Plain words for the terse messages of the YAML parser.
#pragma once

#include <string>
#include <string_view>

namespace truce {

// What the parser's message means for the writer of the file, and what to do.
[[nodiscard]] std::string plain_words(std::string_view parser_message);

// Whether the message is about a quote that is never closed, or about a bracket that is not.
[[nodiscard]] bool is_open_quote(std::string_view parser_message);
[[nodiscard]] bool is_open_bracket(std::string_view parser_message);

}  // namespace truce
