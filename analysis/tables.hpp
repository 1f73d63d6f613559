// Tables of a page: as plain text, Markdown, or left to CSV; numbers with four digits.
#pragma once

#include <string>
#include <vector>

#include "analysis/paired.hpp"

namespace truce {

enum class PageFormat { text, markdown, csv };

using TableCells = std::vector<std::vector<std::string>>;  // the first row is the header

[[nodiscard]] std::string number_cell(double value);             // "-" for a missing one
[[nodiscard]] std::string interval_cell(const Interval& found);  // "1.2 to 3.4"
[[nodiscard]] std::string csv_number(double value);              // all digits; empty for a missing one

// The table in columns of equal width, or in Markdown.
[[nodiscard]] std::string table_text(const TableCells& cells, PageFormat format);

// A heading on a line of its own, with blank lines around it.
[[nodiscard]] std::string heading_text(const std::string& words, PageFormat format);

}  // namespace truce
