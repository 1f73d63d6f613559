// Quoting: YAML 1.1's words for truth and its many kinds of numbers must never be mistaken for text, nor text
// for them.
#include "sim/scenario/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "sim/base/text.hpp"

namespace truce {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Decimal, exponent, hexadecimal, octal, sexagesimal and grouped forms, of which YAML readers know different
// ones.
bool looks_like_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with('.')) text.remove_prefix(1);
  if (text.empty()) return false;
  const std::string small = lower(text);
  if (small == "inf" || small == "nan") return true;
  if (!is_digit(small[0])) return false;
  if (small.starts_with("0x")) return small.find_first_not_of("0123456789abcdef_", 2) == std::string::npos;
  if (small.starts_with("0o") || small.starts_with("0b")) {
    return small.find_first_not_of("01234567_", 2) == std::string::npos;
  }
  const std::size_t end = small.find_first_not_of("0123456789_.,:");
  if (end == std::string::npos) return true;
  if (small[end] != 'e') return false;
  const std::size_t digits = small.find_first_not_of("+-", end + 1);
  return digits != std::string::npos && small.find_first_not_of("0123456789", digits) == std::string::npos;
}

std::string escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    default:
      break;
  }
  if (static_cast<unsigned char>(c) >= 0x20) return {c};
  std::array<char, 8> code{};
  std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return code.data();
}

}  // namespace

bool is_plain_text(std::string_view text) {
  constexpr std::array<std::string_view, 10> words{"",   "~",  "y",   "n",    "yes",
                                                   "no", "on", "off", "true", "false"};
  const std::string small = lower(text);
  return std::find(words.begin(), words.end(), small) == words.end() && small != "null" &&
         !looks_like_number(text);
}

std::string yaml_text(std::string_view text) {
  const auto is_safe = [](char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == ' ' || c == '-' || c == '.';
  };
  const bool is_bare = is_plain_text(text) && (is_letter(text[0]) || is_digit(text[0])) &&
                       text.back() != ' ' && std::all_of(text.begin(), text.end(), is_safe);
  return is_bare ? std::string(text) : json_text(text);
}

std::string json_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) result += escaped(c);
  return result + "\"";
}

std::string readable_number(double value) {
  const bool is_short = std::abs(value) < 1e9 && value == std::floor(value);
  return is_short ? std::to_string(static_cast<long long>(value)) : format_number(value);
}

}  // namespace truce
