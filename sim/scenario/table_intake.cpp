// Cells of observed tables as checked values.
#include "sim/scenario/table_intake.hpp"

#include <algorithm>

#include "sim/base/text.hpp"
#include "sim/base/time.hpp"

namespace truce {
namespace {

std::string lower(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

bool is_id(const std::string& text) {
  const auto is_inner = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, is_inner);
}

}  // namespace

void Intake::fault(const CsvRow& row, std::string_view column, const std::string& text) const {
  reading.faults.push_back(table.fault(row, column, text));
}

double Intake::number(const CsvRow& row, std::string_view column, double blank, Limits limits) const {
  const auto value = table.number(row, column, reading.faults);
  if (value && (*value < limits.low || *value > limits.high)) {
    fault(row, column,
          "'" + quotable(table.text(row, column)) + "' in column '" + std::string(column) +
              "' is out of bounds (allowed: " + format_number(limits.low) + " to " +
              format_number(limits.high) + "); choose a value within");
    return blank;
  }
  return value.value_or(blank);
}

bool Intake::is_word(const CsvRow& row, std::string_view column,
                     std::span<const std::string_view> known) const {
  const std::string& word = table.text(row, column);
  if (std::ranges::find(known, word) != known.end()) return true;
  const std::string near = near_name(word, known);
  const std::vector<std::string> words(known.begin(), known.end());
  const std::string remedy =
      near.size() < 3 ? "write one of: " + join(words, ", ") : "did you mean '" + near + "'?";
  fault(row, column, "column '" + std::string(column) + "' cannot be '" + quotable(word) + "'; " + remedy);
  return false;
}

std::string Intake::id(const CsvRow& row, std::string_view column) {
  const std::string text = lower(table.text(row, column));
  if (!is_id(text)) {
    fault(row, column,
          "'" + quotable(text) + "' cannot be an id (letters, digits and _, a letter first); rename it");
    return {};
  }
  if (ids.insert(text).second) return text;
  fault(row, column, "id '" + quotable(text) + "' stands in an earlier row too; rename or remove one");
  return {};
}

Instant Intake::moment(const CsvRow& row, std::string_view column, double hour_if_date) const {
  const std::string& cell = table.text(row, column);
  const auto read = parse_instant(cell);
  if (!read) {
    fault(row, column,
          "'" + quotable(cell) + "' in column '" + std::string(column) +
              "' is no date; write one that exists, such as 2014-07-14 or 2014-07-14 09:00");
    return {};
  }
  const bool has_hour = cell.size() > 10;
  return {read->minutes + (has_hour ? 0 : static_cast<std::int64_t>(hour_if_date * 60))};
}

void Intake::say(const std::string& path, double value, const CsvRow& row,
                 const std::string& confidence) const {
  NumberSource source;
  source.path = path;
  source.value = value;
  source.source = place + ":" + std::to_string(row.line);
  source.confidence = confidence;
  source.file = table.file();
  source.line = row.line;
  reading.sources.push_back(source);
}

}  // namespace truce
