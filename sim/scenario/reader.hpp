// The reader: walks a struct's key table over a node tree, checks every value, and collects all faults with
// their places.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/key.hpp"
#include "sim/scenario/node.hpp"

namespace truce {

// A number of the scenario with what its writer says about it: belief range, source, confidence.
struct NumberSource {
  std::string path;
  double value = 0;
  bool has_range = false;
  double low = 0;
  double high = 0;
  std::string unit;
  std::string source;
  std::string confidence;  // A, A-, B, C or empty
  std::string note;
  std::string file;
  int line = 0;
};

// What reading brings besides the values. In a study a `--set` outside the belief range is a fault, else a
// warning.
struct Reading {
  std::vector<Fault> faults;
  std::vector<Fault> warnings;
  std::vector<NumberSource> sources;  // of every number given, in key-table order
  bool study = false;
};

// Reads `node` into `out` by the table `T::keys`; what is not given keeps its default. Faults go to
// `reading`.
template <class T>
void read_keys(const Node& node, const std::string& path, T& out, Reading& reading);

// Throws InputError when faults were found: sorted by place, the first 20 and how many more.
void finish_reading(Reading& reading);

namespace reading_detail {

// A value about to be read: its node, its dotted path, the key it stands under, and the limits of its
// numbers.
struct Site {
  const Node& node;
  std::string path;
  Place key_place;
  Limits limits;
  std::string_view unit;
};

void complain(Reading& reading, const Place& place, const std::string& path, const std::string& text);
void read_value(const Site& site, double& out, Reading& reading);
void read_value(const Site& site, int& out, Reading& reading);
void read_value(const Site& site, bool& out, Reading& reading);
void read_value(const Site& site, std::string& out, Reading& reading);
void read_value(const Site& site, Instant& out, Reading& reading);

// Position of the text among `names`, or nothing and a fault.
std::optional<std::size_t> read_choice(const Site& site, std::span<const std::string_view> names,
                                       Reading& reading);

// True when it is one; else a fault.
bool expect_map(const Site& site, Reading& reading);
bool expect_list(const Site& site, Reading& reading);
bool check_id(const Member& member, const std::string& path, Reading& reading);
void refuse_unknown_keys(const Site& site, std::span<const std::string_view> known, Reading& reading);

// The value of a key, or nullptr: not given (a fault when required) or given without a value (always a
// fault).
const Member* given_member(const Site& site, std::string_view name, std::string_view says, Need need,
                           Reading& reading);

template <class T>
concept HasKeys = requires {
  T::keys;
};

template <class E>
constexpr auto choice_names() {
  std::array<std::string_view, EnumNames<E>::names.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = EnumNames<E>::names[i].first;
  return names;
}

template <class E>
requires std::is_enum_v<E>
void read_value(const Site& site, E& out, Reading& reading) {
  constexpr auto names = choice_names<E>();
  if (const auto at = read_choice(site, names, reading)) out = EnumNames<E>::names[*at].second;
}

template <HasKeys T>
void read_value(const Site& site, T& out, Reading& reading);

template <class T>
void read_value(const Site& site, Entries<T>& out, Reading& reading) {
  if (!expect_map(site, reading)) return;
  out.clear();
  for (const Member& member : site.node.members) {
    const std::string path = dotted(site.path, member.key);
    if (!check_id(member, path, reading)) continue;
    out.push_back(Entry<T>{member.key, T{}});
    read_value(Site{member.value, path, member.place, site.limits, site.unit}, out.back().value, reading);
  }
}

template <class T>
void read_value(const Site& site, std::vector<T>& out, Reading& reading) {
  if (!expect_list(site, reading)) return;
  out.clear();
  for (std::size_t i = 0; i < site.node.items.size(); ++i) {
    const Node& item = site.node.items[i];
    out.push_back(T{});
    read_value(Site{item, dotted(site.path, std::to_string(i)), item.place, site.limits, site.unit},
               out.back(), reading);
  }
}

// A key without the member it fills.
struct Asked {
  std::string_view name;
  std::string_view says;
  Need need;
  Limits limits;
  std::string_view unit;
};

// One function for all keys of a type, never put in place: some 500 copies cost the compiler a minute.
template <class Value>
[[gnu::noinline]] void read_key(const Site& site, const Asked& key, Value& out, Reading& reading) {
  const Member* member = given_member(site, key.name, key.says, key.need, reading);
  if (member == nullptr) return;
  read_value(Site{member->value, dotted(site.path, key.name), member->place, key.limits, key.unit}, out,
             reading);
}

template <HasKeys T>
void read_value(const Site& site, T& out, Reading& reading) {
  if (!expect_map(site, reading)) return;
  std::apply(
      [&](const auto&... key) {
        const std::array<std::string_view, sizeof...(key)> known{key.name...};
        refuse_unknown_keys(site, known, reading);
        (read_key(site, Asked{key.name, key.says, key.need, key.limits, key.unit}, out.*(key.member),
                  reading),
         ...);
      },
      T::keys);
}

}  // namespace reading_detail

template <class T>
void read_keys(const Node& node, const std::string& path, T& out, Reading& reading) {
  reading_detail::read_value(reading_detail::Site{node, path, node.place, {}, ""}, out, reading);
}

}  // namespace truce
