// Tables and headings as text.
#include "analysis/answers/layout.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace truce::answers {
namespace {

constexpr std::size_t least_width = 3;  // of a column: Markdown wants three dashes below its header

std::string line(const Cells& row, const std::vector<std::size_t>& widest, Format format) {
  const bool markdown = format == Format::markdown;
  std::string text = markdown ? "|" : "";
  for (std::size_t k = 0; k < row.size(); ++k) {
    const std::string padded = row[k] + std::string(widest[k] - row[k].size(), ' ');
    text += markdown ? " " + padded + " |" : padded + (k + 1 < row.size() ? "  " : "");
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

}  // namespace

std::string fixed(double value, int digits) {
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
  return buffer.data();
}

std::string table(const std::vector<Cells>& rows, Format format) {
  std::vector<std::size_t> widest(rows.front().size(), least_width);
  for (const Cells& row : rows)
    for (std::size_t k = 0; k < row.size(); ++k) widest[k] = std::max(widest[k], row[k].size());
  std::string text;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    text += line(rows[r], widest, format);
    if (r > 0 || format == Format::text) continue;
    text += "|";
    for (const std::size_t width : widest) text += std::string(width + 2, '-') + "|";
    text += "\n";
  }
  return text + "\n";
}

std::string heading(const std::string& words, Format format) {
  return format == Format::markdown ? "## " + words + "\n\n" : words + "\n";
}

}  // namespace truce::answers
