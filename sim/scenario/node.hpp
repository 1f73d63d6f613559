// A parsed file as a tree of maps, lists and texts, each knowing its place; built by the guard, walked by the
// reader.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.hpp"

namespace truce {

// A place in a file; line and column from 1, 0 when there is none (a value given on the command line).
struct Place {
  std::shared_ptr<const std::string> file;
  int line = 0;
  int column = 0;

  [[nodiscard]] Fault fault(std::string key, std::string text) const;
  [[nodiscard]] std::string words() const;  // "file:line:column"
};

struct Member;

struct Node {
  enum class Kind { null, scalar, list, map };

  Kind kind = Kind::null;
  std::string text;         // scalars
  bool was_quoted = false;  // scalars
  bool overridden = false;  // given by --set instead of a file
  bool is_torn = false;     // maps: a part to lay underneath was not found, so keys may be missing
  Place place;
  std::vector<Node> items;      // lists
  std::vector<Member> members;  // maps, in file order

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }

  // The member with this key, or nullptr.
  [[nodiscard]] const Member* find(std::string_view key) const;
  [[nodiscard]] Member* find(std::string_view key);

  // What it is, for messages: "a map", "a list", "text", "nothing".
  [[nodiscard]] std::string_view kind_words() const;
};

struct Member {
  std::string key;
  Place place;
  Node value;
};

// Lays `over` on `under`: maps are joined key by key, anything else in `over` replaces. The keys of `under`
// come first.
[[nodiscard]] Node merge(Node under, Node over);

// Names `a` in folder `b` as `b.a`; without a folder, `a`.
[[nodiscard]] std::string dotted(const std::string& folder, std::string_view name);

}  // namespace truce
