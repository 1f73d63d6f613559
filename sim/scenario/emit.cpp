// Numbers written back with what was said about them.
#include "sim/scenario/emit.hpp"

namespace truce {
namespace {

// Whole numbers below 2^53 without an exponent, so that keys for whole numbers read them back.
std::string digits(double value) {
  const bool is_minus_zero = value == 0 && std::signbit(value);
  if (!is_minus_zero && std::abs(value) < 9007199254740992.0 && value == std::trunc(value)) {
    return std::to_string(static_cast<long long>(value));
  }
  return format_number(value);
}

bool is_more_than_value(const NumberSource& said) {
  return said.has_range || !said.source.empty() || !said.confidence.empty() || !said.note.empty();
}

void add_text(std::string& map, const std::string& key, const std::string& text) {
  if (!text.empty()) map += ", " + key + ": " + yaml_text(text);
}

}  // namespace

SourcesByPath by_path(const std::vector<NumberSource>& sources) {
  SourcesByPath found;
  for (const NumberSource& source : sources) found[source.path] = &source;
  return found;
}

std::string number_text(double value, const std::string& path, const SourcesByPath& sources) {
  const auto said = sources.find(path);
  if (said == sources.end() || !is_more_than_value(*said->second)) return digits(value);
  const NumberSource& number = *said->second;
  std::string map = "{value: " + digits(value);
  const bool fits = number.has_range && value >= number.low && value <= number.high;
  // A value set from outside beyond the belief range is kept; the range that it left would refuse it on
  // reading back.
  if (fits) map += ", range: [" + digits(number.low) + ", " + digits(number.high) + "]";
  add_text(map, "unit", number.unit);
  add_text(map, "source", number.source);
  add_text(map, "confidence", number.confidence);
  add_text(map, "note", number.note);
  return map + "}";
}

}  // namespace truce
