// Tables of observed data: the one door to CSV files (RFC 4180, comma, header row, lines starting with `#`
// skipped).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.hpp"

namespace truce {

// A cell with its place in the file (from 1).
struct CsvCell {
  std::string text;
  int line = 0;
  int column = 0;
};

struct CsvRow {
  int line = 0;
  std::vector<CsvCell> cells;
};

class CsvTable {
 public:
  CsvTable(std::string file, CsvRow header, std::vector<CsvRow> rows);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::vector<CsvRow>& rows() const { return rows_; }
  [[nodiscard]] bool has_column(std::string_view column) const;
  [[nodiscard]] std::vector<std::string_view> columns() const;

  // The cell's text as it stands; BugError when the table has no such column.
  [[nodiscard]] const std::string& text(const CsvRow& row, std::string_view column) const;

  // The cell's number, nothing when empty. InputError at the cell when it is neither.
  [[nodiscard]] std::optional<double> number(const CsvRow& row, std::string_view column) const;

  // The same, but a fault is added to `faults` and nothing returned, to report all faults of a file at once.
  [[nodiscard]] std::optional<double> number(const CsvRow& row, std::string_view column,
                                             std::vector<Fault>& faults) const;

  // A fault at the place of a cell, for checks of the caller's own.
  [[nodiscard]] Fault fault(const CsvRow& row, std::string_view column, const std::string& text) const;

 private:
  [[nodiscard]] std::size_t position(std::string_view column) const;

  std::string file_;
  CsvRow header_;
  std::vector<CsvRow> rows_;
};

inline constexpr std::size_t csv_limit = std::size_t{16} << 20;

// Reads a table of at most 16 MiB; every `required` column must be in the header, others may be. InputError
// with all faults.
[[nodiscard]] CsvTable read_csv(const std::string& path, std::span<const std::string_view> required);

// The same from text; `name` stands in messages.
[[nodiscard]] CsvTable read_csv_text(std::string_view text, const std::string& name,
                                     std::span<const std::string_view> required);

}  // namespace truce
