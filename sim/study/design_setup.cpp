// Reading what a study says of its design and its uncertainties.
#include "sim/study/design_setup.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

#include "sim/base/text.hpp"
#include "sim/scenario/plain_text.hpp"

namespace truce::reading_detail {
namespace {

// A law as a map: low, mode and high of a triangle (without mode: equally likely between), or values.
struct LawSetup {
  double low = 0;
  double mode = 0;
  double high = 0;
  bool whole = false;

  static const inline auto keys = std::tuple{Key{"low", &LawSetup::low, {}, "", "lowest value"},
                                             Key{"mode", &LawSetup::mode, {}, "", "likeliest"},
                                             Key{"high", &LawSetup::high, {}, "", "highest value"},
                                             Key{"whole", &LawSetup::whole, {}, "", "whole numbers only"}};
};

void order_fault(const Place& place, const Uncertainty& one, Reading& reading) {
  complain(reading, place, one.key,
           "'" + quotable(one.key) + "' runs from " + format_number(one.low) +
               (one.law == Uncertainty::Law::triangular ? " over " + format_number(one.mode) : "") + " to " +
               format_number(one.high) + " (nothing to draw from); put the lowest number first");
}

void check_order(const Place& place, const Uncertainty& one, Reading& reading) {
  const bool in_order = one.low < one.high && (one.law != Uncertainty::Law::triangular ||
                                               (one.low <= one.mode && one.mode <= one.high));
  if (!in_order) order_fault(place, one, reading);
}

void read_choice_values(const Site& site, Uncertainty& out, Reading& reading) {
  out.law = Uncertainty::Law::choice;
  if (site.node.members.size() > 1)
    complain(
        reading, site.node.place, out.key,
        "'" + quotable(out.key) + "' has 'values' and other keys (a choice has nothing else); keep one way");
  const Node& list = site.node.find("values")->value;
  if (!expect_list(Site{list, site.path + ".values", list.place, {}, ""}, reading)) return;
  for (const Node& item : list.items) out.values.push_back(one_line_yaml(item));
  const std::set<std::string> distinct(out.values.begin(), out.values.end());
  if (out.values.size() < 2 || distinct.size() != out.values.size() || distinct.contains(""))
    complain(reading, list.place, out.key,
             "'" + quotable(out.key) +
                 "' needs at least two different plain values to choose from; or write it under "
                 "'constants'");
}

void read_law(const Site& site, Uncertainty& out, Reading& reading) {
  if (site.node.find("values") != nullptr) return read_choice_values(site, out, reading);
  const std::size_t before = reading.faults.size();
  LawSetup law;
  read_value(site, law, reading);
  if (reading.faults.size() > before) return;
  for (const char* bound : {"low", "high"})
    if (site.node.find(bound) == nullptr)
      complain(reading, site.node.place, out.key,
               "'" + quotable(out.key) + "' has no '" + bound +
                   "' (its values would have no bound there); write {low: ..., high: ...}, with a mode "
                   "between for a "
                   "triangle");
  out.law = site.node.find("mode") == nullptr ? Uncertainty::Law::uniform : Uncertainty::Law::triangular;
  out.low = law.low;
  out.mode = law.mode;
  out.high = law.high;
  out.is_whole = law.whole;
  if (reading.faults.size() == before) check_order(site.node.place, out, reading);
}

void read_two_numbers(const Site& site, Uncertainty& out, Reading& reading) {
  const std::size_t before = reading.faults.size();
  std::vector<double> bounds;
  read_value(site, bounds, reading);
  if (reading.faults.size() > before) return;
  if (bounds.size() != 2)
    return complain(reading, site.node.place, out.key,
                    "'" + quotable(out.key) + "' needs two numbers, not " + std::to_string(bounds.size()) +
                        "; write [lowest, highest], or {values: [...]} for a choice");
  out.law = Uncertainty::Law::uniform;
  out.low = bounds[0];
  out.high = bounds[1];
  check_order(site.node.place, out, reading);
}

void read_uncertainty(const Site& site, Uncertainty& out, Reading& reading) {
  if (site.node.is_map()) return read_law(site, out, reading);
  if (site.node.is_list()) return read_two_numbers(site, out, reading);
  if (site.node.is_scalar() && site.node.text == "range") return;
  complain(reading, site.node.place, out.key,
           "'" + quotable(out.key) +
               "' needs `range` (the scenario's own), [lowest, highest], {low, mode, high} or "
               "{values: [...]}, not " +
               (site.node.is_scalar() ? "'" + quotable(site.node.text) + "'"
                                      : std::string(site.node.kind_words())) +
               "; a fixed value belongs under 'constants'");
}

bool is_path(const std::string& key) {
  const auto parts = split(key, '.');
  return std::ranges::none_of(parts, &std::string::empty) && key.find_first_of("= ") == std::string::npos;
}

}  // namespace

std::string one_line_yaml(const Node& node) {
  if (node.is_scalar()) return node.was_quoted ? json_text(node.text) : node.text;
  if (!node.is_list()) return "";
  std::string text;
  for (const Node& item : node.items) {
    const std::string inner = item.is_list() ? "" : one_line_yaml(item);
    if (inner.empty()) return "";
    text += (text.empty() ? "" : ", ") + inner;
  }
  return "[" + text + "]";
}

bool check_key_path(const Member& member, const std::string& path, Reading& reading) {
  if (is_path(member.key)) return true;
  complain(reading, member.place, path,
           "'" + quotable(member.key) +
               "' is no key of a scenario; write the names from the top with dots between, "
               "such as mechanisms.opinion.on");
  return false;
}

void read_value(const Site& site, SeedNumber& out, Reading& reading) {
  const std::string& text = site.node.text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.value);
  const bool good = site.node.is_scalar() && !site.node.was_quoted && error == std::errc() &&
                    end == text.data() + text.size() && (text.size() == 1 || text[0] != '0');
  if (good) return;
  complain(reading, site.node.place, site.path,
           "'" + site.path + "' needs a whole number from 0 to 18446744073709551615, not " +
               (site.node.is_scalar() ? "'" + quotable(text) + "'" : std::string(site.node.kind_words())) +
               "; write digits alone");
}

void read_value(const Site& site, Design& out, Reading& reading) {
  if (site.node.is_map()) return read_value(site, out.setup, reading);
  read_value(site, out.setup.kind, reading);
}

void read_value(const Site& site, Uncertainties& out, Reading& reading) {
  if (!expect_map(site, reading)) return;
  for (const Member& member : site.node.members) {
    if (!check_key_path(member, site.path, reading)) continue;
    Uncertainty one;
    one.key = member.key;
    one.place = member.place;
    read_uncertainty(Site{member.value, dotted(site.path, member.key), member.place, {}, ""}, one, reading);
    out.items.push_back(std::move(one));
  }
}

}  // namespace truce::reading_detail
