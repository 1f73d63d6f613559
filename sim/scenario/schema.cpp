// The key tables as a JSON Schema (draft 2020-12), so that editors complete and check a scenario while it is
// written.
#include <cmath>

#include "sim/base/error.hpp"
#include "sim/scenario/describe.hpp"
#include "sim/scenario/plain_text.hpp"

namespace truce {
namespace {

class SchemaWriter {
 public:
  explicit SchemaWriter(std::ostream& out) : out_(out) {}

  // One schema object; `pointer` is its own JSON pointer, needed by tables that hold themselves.
  void value(const ShapeDoc& shape, const std::string& says, const std::string& pointer) {
    out_ << "{";
    if (!says.empty()) out_ << "\"description\": " << json_text(says) << ", ";
    body(shape, pointer);
    out_ << "}";
  }

  void body(const ShapeDoc& shape, const std::string& pointer) {
    switch (shape.kind) {
      case ShapeDoc::Kind::number:
        return number(shape, "number");
      case ShapeDoc::Kind::whole:
        return number(shape, "integer");
      case ShapeDoc::Kind::truth:
        out_ << "\"type\": \"boolean\"";
        return;
      case ShapeDoc::Kind::text:
        out_ << "\"type\": \"string\"";
        return;
      case ShapeDoc::Kind::choice:
        return choice(shape);
      case ShapeDoc::Kind::moment:
        out_ << R"("type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2})?$")";
        return;
      case ShapeDoc::Kind::list:
        out_ << R"("type": "array", "items": )";
        return value(*shape.inside, "", pointer + "/items");
      case ShapeDoc::Kind::entries:
        return entries(shape, pointer);
      case ShapeDoc::Kind::map:
        return map(shape, pointer);
      case ShapeDoc::Kind::again:
        require(shape.levels_up < maps_.size(), "a table that holds itself stands inside itself");
        out_ << "\"$ref\": " << json_text(maps_[maps_.size() - 1 - shape.levels_up]);
        return;
    }
  }

 private:
  void plain_number(const ShapeDoc& shape, std::string_view type) {
    out_ << "\"type\": \"" << type << "\"";
    if (std::isfinite(shape.limits.low)) out_ << ", \"minimum\": " << format_number(shape.limits.low);
    if (std::isfinite(shape.limits.high)) out_ << ", \"maximum\": " << format_number(shape.limits.high);
  }

  // A number may be plain or carry its range, unit, source and confidence.
  void number(const ShapeDoc& shape, std::string_view type) {
    out_ << "\"anyOf\": [{";
    plain_number(shape, type);
    out_ << R"(}, {"type": "object", "properties": {"value": {)";
    plain_number(shape, type);
    out_ << R"(}, "range": {"type": "array", "items": {)";
    plain_number(shape, "number");
    out_ << R"(}, "minItems": 2, "maxItems": 2}, "unit": {"const": )" << json_text(shape.unit)
         << R"(}, "source": {"type": "string"}, "confidence": {"enum": ["A", "A-", "B", "C"]}, )"
         << R"("note": {"type": "string"}}, "required": ["value"], "additionalProperties": false}])";
  }

  void choice(const ShapeDoc& shape) {
    out_ << "\"enum\": [";
    for (std::size_t i = 0; i < shape.names.size(); ++i)
      out_ << (i > 0 ? ", " : "") << json_text(shape.names[i]);
    out_ << "]";
  }

  // The pattern in the pointer is percent-encoded, as a URI fragment asks.
  void entries(const ShapeDoc& shape, const std::string& pointer) {
    out_ << R"("type": "object", "properties": {"include": )" << include_schema
         << R"(}, "patternProperties": {"^(?!include$)[a-z][a-z0-9_]*$": )";
    value(*shape.inside, "", pointer + "/patternProperties/%5E(%3F!include$)%5Ba-z%5D%5Ba-z0-9_%5D*$");
    out_ << R"(}, "additionalProperties": false)";
  }

  void map(const ShapeDoc& shape, const std::string& pointer) {
    maps_.push_back(pointer);
    out_ << "\"type\": \"object\", \"properties\": {\"include\": " << include_schema;
    for (const ShapeDoc::Inner& key : shape.keys) {
      out_ << ",\n" << json_text(key.name) << ": ";
      value(*key.shape, says_of(key), pointer + "/properties/" + key.name);
    }
    // What an included file may bring is not required here; the program itself tells what is missing.
    out_ << "}, \"additionalProperties\": false";
    maps_.pop_back();
  }

  static std::string says_of(const ShapeDoc::Inner& key) {
    std::string text = key.says;
    if (!key.shape->unit.empty()) text += " [" + key.shape->unit + "]";
    if (key.required) return text + " (required)";
    if (!key.shape->default_text.empty()) text += " (default: " + key.shape->default_text + ")";
    return text;
  }

  static constexpr std::string_view include_schema =
      R"({"type": ["string", "array"], "items": {"type": "string"}, "description": "Files to take in underneath."})";

  std::ostream& out_;
  std::vector<std::string> maps_;
};

}  // namespace

void print_json_schema(const ShapeDoc& shape, std::string_view title, std::ostream& out) {
  out << R"({"$schema": "https://json-schema.org/draft/2020-12/schema",)"
      << "\n\"title\": " << json_text(title) << ",\n";
  SchemaWriter(out).body(shape, "#");
  out << "}\n";
}

}  // namespace truce
