// Tables as text.
#include "analysis/tables.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sim/base/text.hpp"

namespace truce {
namespace {

std::string plain_table(const TableCells& cells) {
  std::vector<std::size_t> widths(cells[0].size());
  for (const auto& row : cells)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
  std::string text;
  for (const auto& row : cells) {
    std::string line = " ";
    for (std::size_t c = 0; c < row.size(); ++c)
      line += " " + row[c] + std::string(widths[c] - row[c].size() + 1, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string markdown_table(const TableCells& cells) {
  std::string text;
  for (std::size_t r = 0; r < cells.size(); ++r) {
    text += "| " + join(cells[r], " | ") + " |\n";
    if (r > 0) continue;
    for (std::size_t c = 0; c < cells[0].size(); ++c) text += c == 0 ? "| ---" : " | ---";
    text += " |\n";
  }
  return text;
}

}  // namespace

std::string number_cell(double value) {
  if (std::isnan(value)) return "-";
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string interval_cell(const Interval& found) {
  return std::isnan(found.low) ? "-" : number_cell(found.low) + " to " + number_cell(found.high);
}

std::string csv_number(double value) { return std::isnan(value) ? std::string() : format_number(value); }

std::string table_text(const TableCells& cells, PageFormat format) {
  return format == PageFormat::markdown ? markdown_table(cells) : plain_table(cells);
}

std::string heading_text(const std::string& words, PageFormat format) {
  return "\n" + std::string(format == PageFormat::markdown ? "## " : "") + words + "\n\n";
}

}  // namespace truce
