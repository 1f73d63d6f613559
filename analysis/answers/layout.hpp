// Tables and headings of the pages about answers and targets: plain text for the screen, Markdown for a report.
#pragma once

#include <string>
#include <vector>

namespace truce::answers {

enum class Format { text, markdown };

using Cells = std::vector<std::string>;

// The number with so many digits behind the point.
[[nodiscard]] std::string fixed(double value, int digits);

// Columns padded by characters (cells hold plain ASCII), the first row as header, a blank line behind.
[[nodiscard]] std::string table(const std::vector<Cells>& rows, Format format);

// A heading with what must follow it.
[[nodiscard]] std::string heading(const std::string& words, Format format);

}  // namespace truce::answers
