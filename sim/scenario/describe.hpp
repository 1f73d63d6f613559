// Describing key tables: the manual of a struct, as text, Markdown or JSON Schema, from the same lines that
// read it.
#pragma once

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/base/text.hpp"
#include "sim/base/time.hpp"
#include "sim/scenario/reader.hpp"

namespace truce {

// One key for a reader of the manual. In paths, `<id>` stands for any id and `<n>` for any list position.
struct KeyDoc {
  std::string path;
  std::string type;
  std::string unit;
  std::string limits;
  std::string default_text;
  std::string says;
  bool required = false;
};

// The shape of a value: what may stand there, and what inside.
struct ShapeDoc {
  enum class Kind { number, whole, truth, text, choice, moment, list, entries, map, again };
  struct Inner {
    std::string name;
    std::string says;
    bool required = false;
    std::shared_ptr<const ShapeDoc> shape;
  };

  Kind kind = Kind::text;
  Limits limits;
  std::string unit;
  std::string default_text;
  std::vector<std::string> names;          // choice
  std::shared_ptr<const ShapeDoc> inside;  // list, entries
  std::vector<Inner> keys;                 // map
  std::size_t levels_up = 0;               // again: the map that many maps further out
};

// All keys, maps before what is in them.
[[nodiscard]] std::vector<KeyDoc> list_keys(const ShapeDoc& shape);

// Text in columns, for a terminal.
void print_keys_text(const std::vector<KeyDoc>& keys, std::ostream& out);

// A Markdown table.
void print_keys_markdown(const std::vector<KeyDoc>& keys, std::ostream& out);

// A JSON Schema (draft 2020-12) for editors. Numbers may have the provenance form.
void print_json_schema(const ShapeDoc& shape, std::string_view title, std::ostream& out);

namespace describe_detail {

using Shape = std::shared_ptr<ShapeDoc>;

// Maps being described, outermost first: a table that holds itself is described once.
using Trail = std::vector<const void*>;

template <class T>
Shape shape_of(const T& value, const Limits& limits, std::string_view unit, Trail& trail);

template <class T>
void describe_map(const T& value, ShapeDoc& shape, Trail& trail) {
  const auto known = std::find(trail.begin(), trail.end(), static_cast<const void*>(&T::keys));
  if (known != trail.end()) {
    shape.kind = ShapeDoc::Kind::again;
    shape.levels_up = static_cast<std::size_t>(trail.end() - known) - 1;
    return;
  }
  shape.kind = ShapeDoc::Kind::map;
  trail.push_back(&T::keys);
  std::apply(
      [&](const auto&... key) {
        (shape.keys.push_back(ShapeDoc::Inner{std::string(key.name), std::string(key.says),
                                              key.need == Need::required,
                                              shape_of(value.*(key.member), key.limits, key.unit, trail)}),
         ...);
      },
      T::keys);
  trail.pop_back();
}

inline void describe_value(double value, ShapeDoc& shape, Trail&) {
  shape.kind = ShapeDoc::Kind::number;
  shape.default_text = value - value == 0 ? format_number(value) : "";
}
inline void describe_value(int value, ShapeDoc& shape, Trail&) {
  shape.kind = ShapeDoc::Kind::whole;
  shape.default_text = std::to_string(value);
}
inline void describe_value(bool value, ShapeDoc& shape, Trail&) {
  shape.kind = ShapeDoc::Kind::truth;
  shape.default_text = value ? "true" : "false";
}
inline void describe_value(const std::string& value, ShapeDoc& shape, Trail&) {
  shape.kind = ShapeDoc::Kind::text;
  shape.default_text = value;
}
inline void describe_value(Instant value, ShapeDoc& shape, Trail&) {
  shape.kind = ShapeDoc::Kind::moment;
  shape.default_text = value.is_set() ? format_instant(value) : "";
}
template <class E>
requires std::is_enum_v<E>
void describe_value(E value, ShapeDoc& shape, Trail&) {
  shape.kind = ShapeDoc::Kind::choice;
  for (const auto& [name, enumerator] : EnumNames<E>::names) {
    shape.names.emplace_back(name);
    if (enumerator == value) shape.default_text = name;
  }
}
template <class T>
void describe_value(const Entries<T>&, ShapeDoc& shape, Trail& trail) {
  shape.kind = ShapeDoc::Kind::entries;
  shape.inside = shape_of(T{}, shape.limits, shape.unit, trail);
}
template <class T>
void describe_value(const std::vector<T>& value, ShapeDoc& shape, Trail& trail) {
  shape.kind = ShapeDoc::Kind::list;
  shape.inside = shape_of(T{}, shape.limits, shape.unit, trail);
  if constexpr (reading_detail::HasKeys<T>) return;
  std::vector<std::string> items;
  for (const T& item : value) items.push_back(shape_of(item, {}, "", trail)->default_text);
  shape.default_text = "[" + join(items, ", ") + "]";
}

template <class T>
Shape shape_of(const T& value, const Limits& limits, std::string_view unit, Trail& trail) {
  auto shape = std::make_shared<ShapeDoc>();
  shape->limits = limits;
  shape->unit = unit;
  if constexpr (reading_detail::HasKeys<T>) {
    describe_map(value, *shape, trail);
  } else {
    describe_value(value, *shape, trail);
  }
  return shape;
}

}  // namespace describe_detail

// The shape of a struct with `keys`, defaults taken from a default-made one.
template <class T>
ShapeDoc describe_shape() {
  describe_detail::Trail trail;
  return *describe_detail::shape_of(T{}, {}, "", trail);
}

template <class T>
std::vector<KeyDoc> describe_keys() {
  return list_keys(describe_shape<T>());
}

}  // namespace truce
