// Tables of columns: each table lists its columns once; resize, hash, checkpoint and compare walk that list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace truce {

// One column of a table: name, place, unit and meaning. `parties.weariness` is its full name.
template <class Table, class T>
struct ColumnOf {
  std::string_view name;
  std::vector<T> Table::*member;
  std::string_view unit;
  std::string_view says;
};
template <class Table, class T>
ColumnOf(std::string_view, std::vector<T> Table::*, std::string_view, std::string_view) -> ColumnOf<Table, T>;

// Calls visit(column, vector) for each column of a table.
template <class Table, class Visit>
void for_each_column(Table& table, Visit&& visit) {
  std::apply([&](const auto&... column) { (visit(column, table.*(column.member)), ...); },
             std::remove_const_t<Table>::columns);
}

template <class Table>
[[nodiscard]] std::size_t rows_of(const Table& table) {
  return (table.*(std::get<0>(Table::columns).member)).size();
}

template <class Table>
void resize_rows(Table& table, std::size_t rows) {
  for_each_column(table, [rows](const auto&, auto& column) { column.resize(rows); });
}

// Adds one row of zeros and returns its number.
template <class Table>
std::size_t append_row(Table& table) {
  const std::size_t row = rows_of(table);
  resize_rows(table, row + 1);
  return row;
}

}  // namespace truce
