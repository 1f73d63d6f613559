// The reader's numbers: plain, or a map that says the value's range, unit, source and confidence.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "sim/base/text.hpp"
#include "sim/scenario/plain_text.hpp"
#include "sim/scenario/reader.hpp"

namespace truce::reading_detail {
namespace {

constexpr std::array<std::string_view, 6> provenance_keys{"value",  "range",      "unit",
                                                          "source", "confidence", "note"};
constexpr std::array<std::string_view, 4> confidences{"A", "A-", "B", "C"};

std::string number_hint(const Node& node, bool whole) {
  const std::string digits = std::string("write digits, such as ") + (whole ? "12" : "0.5");
  const std::string& text = node.text;
  const auto holds = [&](std::string_view any) { return text.find_first_of(any) != std::string::npos; };
  if (!node.is_scalar()) return digits;
  if (node.was_quoted && parse_number(text)) return "remove the quotes";
  if (text.ends_with('%') && !whole) return "write the share, 0.5 for 50 %";
  if (text.starts_with("0x") || text.starts_with("0o")) return "write it in decimal";
  if (holds(",")) return "use a decimal point and no commas";
  if (holds("_ ") && holds("0123456789")) return "write the digits alone, without gaps or units";
  if (text.find("inf") != std::string::npos || text.find("nan") != std::string::npos)
    return "write a finite number";
  if (text.size() > 1 && text[0] == '0' && text[1] != '.') return "drop the leading zero";
  return digits;
}

std::string limit_words(const Limits& limits, std::string_view unit) {
  const std::string tail = unit.empty() || unit == "1" ? "" : " " + std::string(unit);
  if (std::isinf(limits.low)) return "at most " + readable_number(limits.high) + tail;
  if (std::isinf(limits.high)) return "at least " + readable_number(limits.low) + tail;
  return readable_number(limits.low) + " to " + readable_number(limits.high) + tail;
}

// A number written plainly, checked against the key's limits.
std::optional<double> plain_number(const Site& site, const Node& node, bool whole, Reading& reading) {
  const bool is_bare = node.is_scalar() && !node.was_quoted;
  const std::optional<double> value = is_bare ? parse_number(node.text) : std::nullopt;
  if (!value) {
    const std::string what =
        node.is_scalar() ? "'" + quotable(node.text) + "'" : std::string(node.kind_words());
    complain(reading, node.place, site.path,
             "'" + site.path + "' needs a " + (whole ? "whole " : "") + "number, not " + what + "; " +
                 number_hint(node, whole));
    return std::nullopt;
  }
  if (whole && !parse_integer(node.text)) {
    complain(reading, node.place, site.path,
             "'" + site.path + "' needs a whole number, not '" + quotable(node.text) +
                 "'; write it without point or exponent");
    return std::nullopt;
  }
  if (*value < site.limits.low || *value > site.limits.high) {
    complain(reading, node.place, site.path,
             "'" + site.path + "' is " + quotable(node.text) +
                 " (allowed: " + limit_words(site.limits, site.unit) + "); choose a value within");
    return std::nullopt;
  }
  return value;
}

Site inner_site(const Site& site, const Member& member) {
  return Site{member.value, dotted(site.path, member.key), member.place, site.limits, site.unit};
}

void read_range(const Site& site, NumberSource& number, Reading& reading) {
  const Member* member = site.node.find("range");
  if (member == nullptr) return;
  const Site range = inner_site(site, *member);
  if (!member->value.is_list() || member->value.items.size() != 2) {
    complain(reading, member->place, range.path,
             "'" + range.path + "' needs two numbers; write [lowest, highest]");
    return;
  }
  const auto low = plain_number(range, member->value.items[0], false, reading);
  const auto high = plain_number(range, member->value.items[1], false, reading);
  if (!low || !high) return;
  if (*low > *high) {
    complain(reading, member->value.place, range.path,
             "'" + range.path + "' runs from " + format_number(*low) + " down to " + format_number(*high) +
                 "; put the lower number first");
    return;
  }
  number.has_range = true;
  number.low = *low;
  number.high = *high;
}

void read_word(const Site& site, std::string_view key, std::string& out, Reading& reading) {
  if (const Member* member = given_member(site, key, "", Need::optional, reading)) {
    read_value(inner_site(site, *member), out, reading);
  }
}

void read_said(const Site& site, NumberSource& number, Reading& reading) {
  read_word(site, "unit", number.unit, reading);
  read_word(site, "source", number.source, reading);
  read_word(site, "note", number.note, reading);
  if (!number.unit.empty() && number.unit != site.unit) {
    const std::string advice = site.unit.empty()
                                   ? " (it has none); remove the unit"
                                   : " (its unit is '" + std::string(site.unit) + "'); convert the value";
    complain(reading, site.node.find("unit")->value.place, site.path,
             "'" + site.path + "' has the unit '" + quotable(number.unit) + "'" + advice);
  }
  const Member* grade = given_member(site, "confidence", "", Need::optional, reading);
  if (grade == nullptr) return;
  if (const auto at = read_choice(inner_site(site, *grade), confidences, reading))
    number.confidence = confidences[*at];
}

void check_own_range(const Site& site, const Node& value, const NumberSource& number, Reading& reading) {
  if (!number.has_range || (number.value >= number.low && number.value <= number.high)) return;
  const bool is_forgiven = value.overridden && !reading.study;
  const Limits range{number.low, number.high};
  (is_forgiven ? reading.warnings : reading.faults)
      .push_back(value.place.fault(
          site.path, "'" + site.path + "' is " + format_number(number.value) + " (its own range is " +
                         limit_words(range, site.unit) + "); " +
                         (value.overridden ? "choose a value within" : "mend one of the two")));
}

std::optional<double> read_number(const Site& site, bool whole, Reading& reading) {
  NumberSource number;
  number.path = site.path;
  number.unit = site.unit;
  number.line = site.node.place.line;
  if (site.node.place.file) number.file = *site.node.place.file;
  const Node* value_node = &site.node;
  if (site.node.is_map()) {
    refuse_unknown_keys(site, provenance_keys, reading);
    const Member* member = given_member(site, "value", "the number itself", Need::required, reading);
    read_range(site, number, reading);
    read_said(site, number, reading);
    if (member == nullptr) return std::nullopt;
    value_node = &member->value;
  }
  const std::optional<double> value = plain_number(site, *value_node, whole, reading);
  if (!value) return std::nullopt;
  number.value = *value;
  check_own_range(site, *value_node, number, reading);
  reading.sources.push_back(std::move(number));
  return value;
}

}  // namespace

void read_value(const Site& site, double& out, Reading& reading) {
  if (const auto value = read_number(site, false, reading)) out = *value;
}

void read_value(const Site& site, int& out, Reading& reading) {
  Site bounded = site;
  bounded.limits.low = std::max(site.limits.low, static_cast<double>(std::numeric_limits<int>::min()));
  bounded.limits.high = std::min(site.limits.high, static_cast<double>(std::numeric_limits<int>::max()));
  if (const auto value = read_number(bounded, true, reading)) out = static_cast<int>(*value);
}

}  // namespace truce::reading_detail
