// The reader's checks of maps, keys, texts, choices and moments; numbers are in reader_numbers.cpp.
#include "sim/scenario/reader.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/text.hpp"
#include "sim/base/time.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/plain_text.hpp"

namespace truce {

void finish_reading(Reading& reading) { throw_if_any(std::move(reading.faults)); }

namespace reading_detail {
namespace {

constexpr std::size_t listed_names = 12;

std::string list_names(std::span<const std::string_view> names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), listed_names); ++i) {
    text += (i > 0 ? ", " : "") + std::string(names[i]);
  }
  if (names.size() > listed_names) text += " and " + std::to_string(names.size() - listed_names) + " more";
  return text;
}

// How a path is called in a message.
std::string named(const std::string& path) { return path.empty() ? "the file" : "'" + path + "'"; }

std::string found(const Node& node) {
  return node.is_scalar() ? "'" + quotable(node.text) + "'" : std::string(node.kind_words());
}

}  // namespace

void complain(Reading& reading, const Place& place, const std::string& path, const std::string& text) {
  reading.faults.push_back(place.fault(path, text));
}

void read_value(const Site& site, bool& out, Reading& reading) {
  const bool is_word = site.node.is_scalar() && !site.node.was_quoted;
  if (is_word && (site.node.text == "true" || site.node.text == "false")) {
    out = site.node.text == "true";
    return;
  }
  complain(reading, site.node.place, site.path,
           named(site.path) + " needs true or false, not " + found(site.node) +
               "; write one of the two words" + (site.node.was_quoted ? " without quotes" : ""));
}

void read_value(const Site& site, std::string& out, Reading& reading) {
  if (!site.node.is_scalar()) {
    complain(reading, site.node.place, site.path,
             named(site.path) + " needs a text, not " + found(site.node) +
                 "; write one text, in quotes if in doubt");
    return;
  }
  if (!site.node.was_quoted && !is_plain_text(site.node.text)) {
    complain(reading, site.node.place, site.path,
             named(site.path) + " needs a text, and " + found(site.node) +
                 " without quotes reads as a number or a yes/no; put quotes around it");
    return;
  }
  out = site.node.text;
}

void read_value(const Site& site, Instant& out, Reading& reading) {
  const auto moment = site.node.is_scalar() ? parse_instant(site.node.text) : std::nullopt;
  if (moment) {
    out = *moment;
    return;
  }
  complain(reading, site.node.place, site.path,
           named(site.path) + " needs a moment, not " + found(site.node) +
               "; write a date that exists, such as 2014-07-17 22:30");
}

std::optional<std::size_t> read_choice(const Site& site, std::span<const std::string_view> names,
                                       Reading& reading) {
  if (site.node.is_scalar()) {
    const auto at = std::find(names.begin(), names.end(), site.node.text);
    if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
  }
  const std::string near = site.node.is_scalar() ? near_name(site.node.text, names) : "";
  // Any two names of one or two letters are near; then the list says more.
  const std::string hint =
      near.size() < 3 ? "; write one of: " + list_names(names) : "; did you mean '" + near + "'?";
  complain(reading, site.node.place, site.path, named(site.path) + " cannot be " + found(site.node) + hint);
  return std::nullopt;
}

bool expect_map(const Site& site, Reading& reading) {
  if (site.node.is_map()) return true;
  const bool is_joined = site.node.is_scalar() && site.node.text.find(':') != std::string::npos;
  complain(reading, site.node.place, site.path,
           named(site.path) + " needs a map of keys, not " + found(site.node) +
               (is_joined ? "; put a blank after each ':'" : "; write its keys as `key: value` lines"));
  return false;
}

bool expect_list(const Site& site, Reading& reading) {
  if (site.node.is_list()) return true;
  complain(reading, site.node.place, site.path,
           named(site.path) + " needs a list, not " + found(site.node) +
               "; write [a, b] or lines starting with '- '");
  return false;
}

bool check_id(const Member& member, const std::string& path, Reading& reading) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_inner = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  const std::string& id = member.key;
  const bool is_id = !id.empty() && is_letter(id[0]) && std::all_of(id.begin(), id.end(), is_inner);
  if (!is_id) {
    complain(
        reading, member.place, path,
        "'" + quotable(id) + "' cannot be an id (small letters, digits and _, a letter first); rename it");
    return false;
  }
  if (!member.value.is_null()) return true;
  complain(
      reading, member.place, path,
      "key '" + quotable(id) + "' has no value; write one after ':' ({} for all defaults) or remove the key");
  return false;
}

void refuse_unknown_keys(const Site& site, std::span<const std::string_view> known, Reading& reading) {
  for (const Member& member : site.node.members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    const std::string near = near_name(member.key, known);
    const std::string where = site.path.empty() ? " at the top" : " in '" + quotable(site.path) + "'";
    const std::string hint =
        near.empty() ? "; known here: " + list_names(known) : "; did you mean '" + near + "'?";
    complain(reading, member.place, dotted(site.path, member.key),
             "unknown key '" + quotable(member.key) + "'" + where + hint);
  }
}

const Member* given_member(const Site& site, std::string_view name, std::string_view says, Need need,
                           Reading& reading) {
  const Member* member = site.node.find(name);
  const std::string path = dotted(site.path, name);
  if (member == nullptr) {
    if (need == Need::required && !site.node.is_torn) {
      complain(reading, site.key_place, path,
               "key '" + std::string(name) + "' is missing in " + named(site.path) + " (" +
                   std::string(says) + "); add it");
    }
    return nullptr;
  }
  if (!member->value.is_null()) return member;
  complain(reading, member->place, path,
           "key '" + std::string(name) + "' has no value; write one after ':' or remove the key");
  return nullptr;
}

}  // namespace reading_detail
}  // namespace truce
