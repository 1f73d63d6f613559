// The manual from key tables: a flat list of keys, printed in columns or as Markdown.
#include "sim/scenario/describe.hpp"

#include <array>
#include <cmath>

#include "sim/scenario/plain_text.hpp"

namespace truce {
namespace {

std::string limit_text(const Limits& limits) {
  const bool below = std::isfinite(limits.low);
  const bool above = std::isfinite(limits.high);
  if (below && above) return readable_number(limits.low) + " to " + readable_number(limits.high);
  if (below) return ">= " + readable_number(limits.low);
  return above ? "<= " + readable_number(limits.high) : "";
}

std::string type_text(const ShapeDoc& shape) {
  switch (shape.kind) {
    case ShapeDoc::Kind::number:
      return "number";
    case ShapeDoc::Kind::whole:
      return "whole number";
    case ShapeDoc::Kind::truth:
      return "true or false";
    case ShapeDoc::Kind::text:
      return "text";
    case ShapeDoc::Kind::choice:
      return join(shape.names, " | ");
    case ShapeDoc::Kind::moment:
      return "moment";
    case ShapeDoc::Kind::list:
      return "list of " + type_text(*shape.inside);
    case ShapeDoc::Kind::entries:
      return "by id: " + type_text(*shape.inside);
    case ShapeDoc::Kind::map:
      return "map";
    case ShapeDoc::Kind::again:
      return "map as above";
  }
  return "";
}

bool holds_numbers(const ShapeDoc& shape) {
  if (shape.inside) return holds_numbers(*shape.inside);
  return shape.kind == ShapeDoc::Kind::number || shape.kind == ShapeDoc::Kind::whole;
}

void list_inner(const ShapeDoc& shape, const std::string& path, std::vector<KeyDoc>& keys) {
  if (shape.inside) {
    return list_inner(*shape.inside, dotted(path, shape.kind == ShapeDoc::Kind::list ? "<n>" : "<id>"), keys);
  }
  for (const ShapeDoc::Inner& inner : shape.keys) {
    const ShapeDoc& value = *inner.shape;
    const std::string inner_path = dotted(path, inner.name);
    keys.push_back(KeyDoc{inner_path, type_text(value), value.unit,
                          holds_numbers(value) ? limit_text(value.limits) : "",
                          inner.required ? "" : value.default_text, inner.says, inner.required});
    list_inner(value, inner_path, keys);
  }
}

std::array<std::string, 6> cells(const KeyDoc& key) {
  return {key.path, key.type, key.limits, key.unit, key.required ? "required" : key.default_text, key.says};
}

std::string markdown_cell(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '|' || c == '<') result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result;
}

constexpr std::array<std::string_view, 6> titles{"key", "type", "limits", "unit", "default", "meaning"};

}  // namespace

std::vector<KeyDoc> list_keys(const ShapeDoc& shape) {
  std::vector<KeyDoc> keys;
  list_inner(shape, "", keys);
  return keys;
}

void print_keys_text(const std::vector<KeyDoc>& keys, std::ostream& out) {
  std::array<std::size_t, 6> widths{};
  for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = titles[i].size();
  for (const KeyDoc& key : keys) {
    const auto row = cells(key);
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  const auto print = [&](const auto& row) {
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
      out << row[i] << std::string(widths[i] - row[i].size() + 2, ' ');
    }
    out << row.back() << "\n";
  };
  print(titles);
  for (const KeyDoc& key : keys) print(cells(key));
}

void print_keys_markdown(const std::vector<KeyDoc>& keys, std::ostream& out) {
  for (const std::string_view title : titles) out << "| " << title << " ";
  out << "|\n";
  for (std::size_t i = 0; i < titles.size(); ++i) out << "|---";
  out << "|\n";
  for (const KeyDoc& key : keys) {
    for (const std::string& cell : cells(key)) out << "| " << markdown_cell(cell) << " ";
    out << "|\n";
  }
}

}  // namespace truce
