// Plain words for the terse messages of yaml-cpp 0.7 (its exceptions.h), matched by their start.
#include "sim/scenario/yaml_words.hpp"

#include <array>
#include <utility>

#include "sim/base/text.hpp"

namespace truce {
namespace {

constexpr auto words = std::array{
    std::pair{"illegal map value",
              "':' where no value can stand (a second one on the line, a tab, or wrong indentation); put the "
              "text in "
              "quotes or mend the indentation"},
    std::pair{
        "end of map not found",
        "text that fits nowhere (wrong indentation, or text after a closing quote); line the key up with its "
        "siblings or quote the whole text"},
    std::pair{
        "end of sequence not found",
        "text that fits nowhere in the list (wrong indentation); begin each item with '- ' in one column"},
    std::pair{"end of map flow not found",
              "this '{' is never closed, or a ',' is missing inside; close it with '}'"},
    std::pair{"end of sequence flow not found",
              "this '[' is never closed, or a ',' is missing inside; close it with ']'"},
    std::pair{"illegal document indicator in scalar",
              "a quote opened after this key is never closed; add the closing quote"},
    std::pair{"illegal EOF in scalar",
              "a quote opened after this key is never closed; add the closing quote"},
    std::pair{"illegal tab", "a tab in the indentation; use blanks"},
    std::pair{"illegal flow end",
              "a closing bracket without its opening one; remove it or put the text in quotes"},
    std::pair{"illegal block entry", "a list item '- ' behind a key; start it on a line of its own"},
    std::pair{"illegal map key", "'?' where no key can stand; put the text in quotes"},
    std::pair{"unknown token",
              "a character that cannot start a text (such as @, ` or %); put the text in quotes"},
    std::pair{"unknown escape character",
              "an unknown '\\' escape inside double quotes; write '\\\\' or use single quotes"},
    std::pair{"invalid unicode", "a '\\u' escape that names no character; mend it"},
    std::pair{"bad character found while scanning hex number",
              "a '\\x' or '\\u' escape after this key lacks its digits; mend it"},
    std::pair{"the referenced anchor is not defined", "aliases (*name) are not allowed; write the value out"},
    std::pair{"alias not found", "a text cannot start with '*'; put it in quotes"},
    std::pair{"anchor not found", "a text cannot start with '&'; put it in quotes"},
    std::pair{"illegal character found while scanning alias",
              "a text cannot start with '*'; put it in quotes"},
    std::pair{"illegal character found while scanning anchor",
              "a text cannot start with '&'; put it in quotes"},
};

}  // namespace

std::string plain_words(std::string_view parser_message) {
  for (const auto& [start, meaning] : words) {
    if (parser_message.starts_with(start)) return meaning;
  }
  return "not readable as YAML (" + quotable(parser_message) + "); mend the line";
}

bool is_after_key(std::string_view parser_message) {
  return parser_message.starts_with("bad character found while scanning hex") ||
         parser_message.starts_with("illegal document indicator") ||
         parser_message.starts_with("illegal EOF");
}

bool is_open_bracket(std::string_view parser_message) {
  return parser_message.starts_with("end of map flow") || parser_message.starts_with("end of sequence flow");
}

}  // namespace truce
