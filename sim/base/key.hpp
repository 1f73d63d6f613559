// Key tables: one line says a key's name, place, limits, unit and meaning; reading, checking and the manual
// walk it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace truce {

// Hard limits of a number: outside them a value is refused. (A scenario's own `range` is belief, not a
// limit.)
struct Limits {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

enum class Need { optional, required };

// A key of a struct `Owner`. Value types the reader knows: double, int, bool, std::string, an enum with
// EnumNames, Instant, std::vector<double>, std::vector<std::string>, Entries<T>, and any struct with a static
// `keys` tuple.
template <class Owner, class Value>
struct Key {
  std::string_view name;
  Value Owner::*member;
  Limits limits;          // numbers only; ignored for other types
  std::string_view unit;  // "1/h", "persons", "1" for shares, "" for words
  std::string_view says;  // one sentence
  Need need = Need::optional;
};
template <class Owner, class Value>
Key(std::string_view, Value Owner::*, Limits, std::string_view, std::string_view) -> Key<Owner, Value>;
template <class Owner, class Value>
Key(std::string_view, Value Owner::*, Limits, std::string_view, std::string_view, Need) -> Key<Owner, Value>;

// A map in the file, keyed by id, kept in file order (file order is entity order).
template <class T>
struct Entry {
  std::string id;
  T value;
};
template <class T>
using Entries = std::vector<Entry<T>>;

// A moment on the scenario's own clock, local, in minutes since 1970-01-01 00:00. Written `2014-07-17 22:30`.
struct Instant {
  static constexpr std::int64_t unset = std::numeric_limits<std::int64_t>::min();
  std::int64_t minutes = unset;
  [[nodiscard]] bool is_set() const { return minutes != unset; }
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

// Specialise for each enum that a scenario may name:
//   template <> struct EnumNames<Color> { static constexpr auto names = std::array{std::pair{"red",
//   Color::red}, ...}; };
template <class E>
struct EnumNames;

}  // namespace truce
