// Writing a struct back as YAML by its key table, every key with its value, so that the text alone gives the
// same struct.
#pragma once

#include <cmath>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/key.hpp"
#include "sim/base/text.hpp"
#include "sim/base/time.hpp"
#include "sim/scenario/plain_text.hpp"
#include "sim/scenario/reader.hpp"

namespace truce {

// What was said about numbers, by path; written back beside them.
using SourcesByPath = std::map<std::string, const NumberSource*, std::less<>>;

[[nodiscard]] SourcesByPath by_path(const std::vector<NumberSource>& sources);

// A number, or the map `{value: ..., range: ...}` when more than its value was said.
[[nodiscard]] std::string number_text(double value, const std::string& path, const SourcesByPath& sources);

namespace emit_detail {

// Writes `key: value` pieces; `lead` is the text of the line before the value (indentation and key, or a
// dash).
class Emitter {
 public:
  Emitter(std::ostream& out, const SourcesByPath& sources) : out_(out), sources_(sources) {}

  template <class T>
  void line(const std::string& lead, const std::string& path, const T& value, std::size_t indent) {
    if constexpr (reading_detail::HasKeys<T>) {
      out_ << lead << (has_lines(value) ? ":\n" : ": {}\n");
      keys(path, value, indent + 2);
    } else {
      value_line(lead, path, value, indent);
    }
  }

  // Every key of a struct, each on lines of its own. Moments that are unset and numbers that are not finite
  // stand for "not given" and are left out.
  template <class T>
  void keys(const std::string& path, const T& value, std::size_t indent) {
    std::apply([&](const auto&... key) { (line_if_set(key.name, path, value.*(key.member), indent), ...); },
               T::keys);
  }

 private:
  static bool is_set(double value) { return std::isfinite(value); }
  static bool is_set(Instant value) { return value.is_set(); }
  template <class T>
  static bool is_set(const T&) {
    return true;
  }

  template <class T>
  static bool has_lines(const T& value) {
    return std::apply([&](const auto&... key) { return (is_set(value.*(key.member)) || ...); }, T::keys);
  }

  // One function for all keys of a type, never put in place: some 500 copies cost the compiler a minute.
  template <class T>
  [[gnu::noinline]] void line_if_set(std::string_view name, const std::string& path, const T& value,
                                     std::size_t indent) {
    if (!is_set(value)) return;
    line(std::string(indent, ' ') + std::string(name), dotted(path, name), value, indent);
  }

  template <class T>
  void value_line(const std::string& lead, const std::string& path, const T& value, std::size_t) {
    out_ << lead << ": " << word(path, value) << "\n";
  }

  template <class T>
  void value_line(const std::string& lead, const std::string& path, const Entries<T>& entries,
                  std::size_t indent) {
    out_ << lead << (entries.empty() ? ": {}\n" : ":\n");
    for (const Entry<T>& entry : entries) {
      line(std::string(indent + 2, ' ') + yaml_text(entry.id), dotted(path, entry.id), entry.value,
           indent + 2);
    }
  }

  template <class T>
  void value_line(const std::string& lead, const std::string& path, const std::vector<T>& list,
                  std::size_t indent) {
    if constexpr (reading_detail::HasKeys<T>) {
      out_ << lead << (list.empty() ? ": []\n" : ":\n");
      for (std::size_t i = 0; i < list.size(); ++i) {
        out_ << std::string(indent + 2, ' ') << (has_lines(list[i]) ? "-\n" : "- {}\n");
        keys(dotted(path, std::to_string(i)), list[i], indent + 4);
      }
    } else {
      out_ << lead << ": " << word(path, list) << "\n";
    }
  }

  std::string word(const std::string& path, double value) const {
    require(std::isfinite(value), "a number to be written is finite");
    return number_text(value, path, sources_);
  }
  std::string word(const std::string& path, int value) const { return number_text(value, path, sources_); }
  template <class T>
  std::string word(const std::string& path, const std::vector<T>& list) const {
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i) {
      text += (i > 0 ? ", " : "") + word(dotted(path, std::to_string(i)), list[i]);
    }
    return "[" + text + "]";
  }
  static std::string word(const std::string&, bool value) { return value ? "true" : "false"; }
  static std::string word(const std::string&, const std::string& value) { return yaml_text(value); }
  static std::string word(const std::string&, Instant value) { return format_instant(value); }
  template <class E>
  requires std::is_enum_v<E>
  static std::string word(const std::string&, E value) {
    for (const auto& [name, enumerator] : EnumNames<E>::names) {
      if (enumerator == value) return yaml_text(name);
    }
    throw BugError("an enumerator without a name cannot be written to a scenario");
  }

  std::ostream& out_;
  const SourcesByPath& sources_;
};

}  // namespace emit_detail

// Writes every key of `value` at the given indentation; `sources` (of Reading) restores ranges, sources and
// notes.
template <class T>
void emit_keys(const T& value, std::ostream& out, int indent, const std::vector<NumberSource>& sources = {}) {
  const SourcesByPath found = by_path(sources);
  emit_detail::Emitter(out, found).keys("", value, static_cast<std::size_t>(indent));
}

}  // namespace truce
