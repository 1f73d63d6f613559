// Text helpers: strict numbers, suggestions for mistyped names, and quotations that cannot drive a terminal.
#include "sim/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace truce {
namespace {

constexpr std::size_t quoted_characters = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes the sign off; a plus is dropped, because from_chars does not know it.
std::string_view without_sign(std::string_view text) {
  return !text.empty() && (text.front() == '-' || text.front() == '+') ? text.substr(1) : text;
}

std::string_view without_plus(std::string_view text) { return text.starts_with('+') ? text.substr(1) : text; }

// YAML 1.1 readers take 010 for eight and others for ten, so it is neither.
bool has_leading_zero(std::string_view unsigned_text) {
  return unsigned_text.size() > 1 && unsigned_text[0] == '0' && is_digit(unsigned_text[1]);
}

template <class Number>
std::optional<Number> whole(std::string_view text) {
  Number value{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

// Damerau-Levenshtein distance in its optimal-string-alignment form: a swapped pair counts once.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> before(width), last(width), row(width);
  for (std::size_t j = 0; j < width; ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(left - a.begin());
}

// Bytes of the well-formed UTF-8 character at the start, or 0.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : (lead & 0xF0U) == 0xE0      ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  }
  return length;
}

// C0 and C1 controls, DEL, and the marks that turn the direction of writing.
bool is_control(std::string_view character) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  if (character.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7F;
  if (character.size() == 2) return byte(0) == 0xC2 && byte(1) < 0xA0;
  const bool embedding = character.starts_with("\xE2\x80") && byte(2) >= 0xA8 && byte(2) <= 0xAE;
  const bool isolate = character.starts_with("\xE2\x81") && byte(2) >= 0xA6 && byte(2) <= 0xA9;
  return character.size() == 3 && (embedding || isolate);
}

}  // namespace

std::string format_number(double value) {
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end};
}

std::optional<double> parse_number(std::string_view text) {
  const std::string_view digits = without_sign(text);
  // from_chars would also read `inf`, `nan` and a second sign.
  if (digits.empty() || !(is_digit(digits[0]) || digits[0] == '.') || has_leading_zero(digits))
    return std::nullopt;
  const std::optional<double> value = whole<double>(without_plus(text));
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<long long> parse_integer(std::string_view text) {
  const std::string_view digits = without_sign(text);
  if (digits.empty() || !is_digit(digits[0]) || has_leading_zero(digits)) return std::nullopt;
  return whole<long long>(without_plus(text));
}

std::string near_name(std::string_view word, std::span<const std::string_view> known) {
  std::string_view nearest;
  std::size_t nearest_distance = 0;
  for (const std::string_view name : known) {
    const std::size_t distance = edit_distance(word, name);
    if (distance > std::max<std::size_t>(1, std::min(word.size(), name.size()) / 3)) continue;
    // Typing errors are rarer at the start of a word: of two equally near, the one that begins alike.
    const bool nearer =
        nearest.empty() || distance < nearest_distance ||
        (distance == nearest_distance && common_prefix(word, name) > common_prefix(word, nearest));
    if (!nearer) continue;
    nearest = name;
    nearest_distance = distance;
  }
  return std::string(nearest);
}

std::string quotable(std::string_view text) {
  std::vector<std::string_view> kept;
  while (!text.empty() && kept.size() <= quoted_characters) {
    const std::size_t length = character_length(text);
    const std::string_view character = length == 0 ? "?" : text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
    if (!is_control(character)) kept.push_back(character);
  }
  const bool cut = kept.size() > quoted_characters;
  if (cut) kept.resize(quoted_characters - 3);
  std::string result;
  for (const std::string_view character : kept) result += character;
  return cut ? result + "..." : result;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(std::span<const std::string> parts, std::string_view glue) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += glue;
    text += parts[i];
  }
  return text;
}

}  // namespace truce
