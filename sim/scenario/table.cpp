// Tables of observed data: an RFC 4180 scanner that knows the place of every cell, and a header check.
#include "sim/scenario/table.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"

namespace truce {
namespace {

class CsvScanner {
 public:
  CsvScanner(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  // All records; blank lines and lines starting with `#` are skipped.
  std::vector<CsvRow> records() {
    std::vector<CsvRow> records;
    while (!at_end()) {
      if (peek() == '#') {
        while (!at_end() && !at_line_end()) next();
        next_line();
      } else if (at_line_end()) {
        next_line();
      } else {
        records.push_back(record());
      }
    }
    return records;
  }

  std::vector<Fault>& faults() { return faults_; }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return text_[at_]; }
  bool at_line_end() const { return peek() == '\n' || (peek() == '\r' && text_.substr(at_, 2) == "\r\n"); }

  char next() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if (at_ >= text_.size() || (static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) {
      ++column_;
    }
    return c;
  }

  void next_line() {
    if (at_end()) return;
    if (peek() == '\r') next();
    next();
  }

  void complain(int line, int column, const std::string& text) {
    faults_.push_back(Fault{name_, line, column, "", text});
  }

  CsvRow record() {
    CsvRow row{line_, {}};
    while (true) {
      row.cells.push_back(!at_end() && peek() == '"' ? quoted_cell() : plain_cell());
      if (at_end() || peek() != ',') break;
      next();
    }
    if (!at_end()) next_line();
    return row;
  }

  CsvCell plain_cell() {
    CsvCell cell{"", line_, column_};
    bool told = false;
    while (!at_end() && peek() != ',' && !at_line_end()) {
      if (!told && (peek() == '"' || peek() == '\r')) {
        complain(
            line_, column_,
            "quote or line break inside a plain cell; put the whole cell in quotes, doubling inner ones");
        told = true;
      }
      cell.text += next();
    }
    return cell;
  }

  CsvCell quoted_cell() {
    CsvCell cell{"", line_, column_};
    next();
    while (!at_end()) {
      const char c = next();
      if (c != '"') {
        cell.text += c;
      } else if (!at_end() && peek() == '"') {
        cell.text += next();
      } else {
        skip_after_quote();
        return cell;
      }
    }
    complain(cell.line, cell.column, "the quote opened here is never closed; add the closing quote");
    return cell;
  }

  void skip_after_quote() {
    if (at_end() || peek() == ',' || at_line_end()) return;
    complain(line_, column_,
             "text after the closing quote of a cell; double the quotes that belong to the text");
    while (!at_end() && peek() != ',' && !at_line_end()) next();
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
  std::vector<Fault> faults_;
};

std::vector<std::string_view> names_of(const CsvRow& header) {
  std::vector<std::string_view> names;
  for (const CsvCell& cell : header.cells) names.push_back(cell.text);
  return names;
}

void check_header(const CsvRow& header, std::span<const std::string_view> required, const std::string& name,
                  std::vector<Fault>& faults) {
  const std::vector<std::string_view> present = names_of(header);
  for (std::size_t i = 0; i < present.size(); ++i) {
    if (std::find(present.begin(), present.begin() + static_cast<std::ptrdiff_t>(i), present[i]) !=
        present.begin() + static_cast<std::ptrdiff_t>(i)) {
      faults.push_back(Fault{name, header.cells[i].line, header.cells[i].column, "",
                             "column '" + quotable(present[i]) + "' appears twice; rename or remove one"});
    }
  }
  std::vector<std::string_view> spare;  // columns nobody asks for: a misspelt one is among them
  for (const std::string_view column : present) {
    if (std::find(required.begin(), required.end(), column) == required.end()) spare.push_back(column);
  }
  for (const std::string_view column : required) {
    if (std::find(present.begin(), present.end(), column) != present.end()) continue;
    const std::string near = near_name(column, spare);
    const std::string hint =
        near.empty() ? "; add it to the header" : "; did you mean it by '" + quotable(near) + "'?";
    faults.push_back(
        Fault{name, header.line, 1, "", "column '" + std::string(column) + "' is missing" + hint});
  }
}

void check_widths(const std::vector<CsvRow>& rows, std::size_t width, const std::string& name,
                  std::vector<Fault>& faults) {
  for (const CsvRow& row : rows) {
    if (row.cells.size() == width) continue;
    faults.push_back(Fault{name, row.line, 1, "",
                           "row has " + std::to_string(row.cells.size()) + " cells (the header has " +
                               std::to_string(width) +
                               "); add or remove commas, or quote cells with commas"});
  }
}

}  // namespace

CsvTable::CsvTable(std::string file, CsvRow header, std::vector<CsvRow> rows)
    : file_(std::move(file)), header_(std::move(header)), rows_(std::move(rows)) {}

std::vector<std::string_view> CsvTable::columns() const { return names_of(header_); }

bool CsvTable::has_column(std::string_view column) const {
  return std::any_of(header_.cells.begin(), header_.cells.end(),
                     [&](const CsvCell& cell) { return cell.text == column; });
}

std::size_t CsvTable::position(std::string_view column) const {
  for (std::size_t i = 0; i < header_.cells.size(); ++i) {
    if (header_.cells[i].text == column) return i;
  }
  throw BugError("table " + file_ + " was asked for column '" + std::string(column) +
                 "', which it does not have");
}

const std::string& CsvTable::text(const CsvRow& row, std::string_view column) const {
  return row.cells[position(column)].text;
}

std::optional<double> CsvTable::number(const CsvRow& row, std::string_view column,
                                       std::vector<Fault>& faults) const {
  const std::string& cell = text(row, column);
  if (cell.empty()) return std::nullopt;
  const std::optional<double> value = parse_number(cell);
  if (!value) {
    faults.push_back(fault(row, column,
                           "'" + quotable(cell) + "' in column '" + std::string(column) +
                               "' is not a number; write digits with a decimal point, or leave it empty"));
  }
  return value;
}

std::optional<double> CsvTable::number(const CsvRow& row, std::string_view column) const {
  std::vector<Fault> faults;
  const std::optional<double> value = number(row, column, faults);
  throw_if_any(std::move(faults));
  return value;
}

Fault CsvTable::fault(const CsvRow& row, std::string_view column, const std::string& text) const {
  const CsvCell& cell = row.cells[position(column)];
  return Fault{file_, cell.line, cell.column, std::string(column), text};
}

CsvTable read_csv_text(std::string_view text, const std::string& name,
                       std::span<const std::string_view> required) {
  throw_if_any(byte_faults(text, name));
  CsvScanner scanner(text, name);
  std::vector<CsvRow> rows = scanner.records();
  std::vector<Fault>& faults = scanner.faults();
  if (rows.empty()) {
    faults.push_back(
        Fault{name, 1, 1, "", "the table is empty; write a header line with the names of the columns"});
    throw_if_any(std::move(faults));
  }
  CsvRow header = std::move(rows.front());
  rows.erase(rows.begin());
  check_header(header, required, name, faults);
  check_widths(rows, header.cells.size(), name, faults);
  throw_if_any(std::move(faults));
  return CsvTable(name, std::move(header), std::move(rows));
}

CsvTable read_csv(const std::string& path, std::span<const std::string_view> required) {
  return read_csv_text(read_bytes(path, csv_limit).text, path, required);
}

}  // namespace truce
