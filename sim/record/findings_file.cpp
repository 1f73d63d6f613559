// Findings as columns with one dimension, `row`, and the points' words in the group of texts.
#include "sim/record/findings_file.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "sim/base/error.hpp"
#include "sim/record/contents.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

constexpr const char* point_axis = "/design_point";
constexpr const char* row_axis = "/row";

struct Column {
  const char* name;
  NumberType type;
  const char* says;
  const char* axis = row_axis;
};

Variable& add(Contents& contents, const Column& column, const std::vector<double>& values) {
  Variable& variable = contents.variables.emplace_back();
  variable.name = column.name;
  variable.type = column.type;
  variable.shape = {values.size()};
  variable.scales = {column.axis};
  variable.attributes = {{layout::a_long_name, column.says}, {layout::a_units, "1"}};
  variable.chunk = chunk_of(variable.type, variable.shape);
  give_values(variable, values);
  return variable;
}

std::vector<double> places(std::size_t count) {
  std::vector<double> values(count);
  std::iota(values.begin(), values.end(), 0.0);
  return values;
}

// A word of each row as a category; words in order of appearance.
void add_words(Contents& contents, const FindingsFile& answer, const Column& column,
               std::string Finding::*word) {
  Meanings words;
  std::vector<double> values;
  for (const Finding& one : answer.findings) {
    const std::string& text = one.*word;
    require(!text.empty() && text.find(' ') == std::string::npos, "a category is one word");
    const auto at = std::ranges::find(words, text) - words.begin();
    if (at == static_cast<std::ptrdiff_t>(words.size())) words.push_back(text);
    values.push_back(static_cast<double>(at));
  }
  Column typed = column;
  typed.type = words.size() <= 127 ? NumberType::int8 : NumberType::int32;
  add(contents, typed, values).meanings = std::move(words);
}

void add_numbers(Contents& contents, const FindingsFile& answer, const Column& column,
                 double Finding::*number) {
  std::vector<double> values;
  for (const Finding& one : answer.findings) values.push_back(one.*number);
  add(contents, column, values);
}

TextAttributes attributes_of(const FindingsFile& answer) {
  const Provenance& origin = answer.provenance;
  TextAttributes list{{layout::a_kind, std::string(layout::findings_kind)},
                      {layout::a_version, std::string(layout::findings_version)},
                      {layout::a_conventions, std::string(layout::conventions)},
                      {layout::a_source, "truce " + origin.program_version},
                      {layout::a_scenario, origin.scenario_name},
                      {layout::a_strategy, origin.strategy_name},
                      {layout::a_seed, std::to_string(origin.seed)},
                      {layout::a_program, origin.program_version},
                      {layout::a_commit, origin.commit},
                      {layout::a_compiler, origin.compiler}};
  list.insert(list.end(), answer.notes.begin(), answer.notes.end());
  return list;
}

Contents contents_of(const FindingsFile& answer) {
  Contents contents;
  contents.attributes = attributes_of(answer);
  add(contents, {layout::row, NumberType::int32, "place of the finding in this file"},
      places(answer.findings.size()));
  add(contents, {layout::design_point, NumberType::int32, "point of the study's design", point_axis},
      places(answer.points.size()));
  std::vector<double> points;
  for (const Finding& one : answer.findings) points.push_back(one.point);
  add(contents, {"point", NumberType::int32, "point the finding is of, -1 = over all points"}, points);
  add_words(contents, answer, {"lever", NumberType::int8, "lever the finding is of"}, &Finding::lever);
  add_words(contents, answer, {"outcome", NumberType::int8, "outcome the finding is of"}, &Finding::outcome);
  add_words(contents, answer, {"measure", NumberType::int8, "what was found"}, &Finding::measure);
  add_numbers(contents, answer, {"value", NumberType::float64, "the number"}, &Finding::value);
  add_numbers(contents, answer, {"low", NumberType::float64, "lower end of its interval"}, &Finding::low);
  add_numbers(contents, answer, {"high", NumberType::float64, "upper end of its interval"}, &Finding::high);
  contents.groups.push_back({layout::text, {{layout::a_long_name, "free text, UTF-8"}}});
  contents.texts.push_back({"points", {answer.points.size()}, {point_axis}, answer.points});
  if (!answer.provenance.options.empty())
    contents.texts.push_back({layout::options_text, {}, {}, {answer.provenance.options}});
  return contents;
}

}  // namespace

std::vector<std::byte> findings_image(const FindingsFile& answer) {
  require(!answer.findings.empty() && !answer.points.empty(), "an answer has findings and points");
  return image_of(contents_of(answer));
}

}  // namespace truce
