// Results as tidy CSV for spreadsheets and statistics programs.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/layout.hpp"
#include "sim/record/reader.hpp"

namespace truce {
namespace {

// A spreadsheet would run a cell that begins with = + - @ as a formula; a leading quote keeps it text.
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string number(double value) { return std::isnan(value) ? std::string() : format_number(value); }

std::string member_name(const std::vector<std::string>& names, double index) {
  const bool known = index >= 0 && index < static_cast<double>(names.size());
  return known ? cell(names[static_cast<std::size_t>(index)]) : std::string();
}

std::vector<std::string> members_of(const RecordSpec& spec, const std::string& dimension) {
  const auto found = std::ranges::find(spec.dimensions, dimension, &Dimension::name);
  return found == spec.dimensions.end() ? std::vector<std::string>() : found->members;
}

// "run,replicate,strategy," of each run.
std::vector<std::string> run_cells(const ResultsFile& file) {
  const std::vector<std::string> strategies = members_of(file.read_spec(), layout::strategy);
  std::vector<std::string> cells;
  for (std::size_t run = 0; run < file.run_count(); ++run) {
    const std::int32_t strategy = file.keys().strategy[run];
    const std::string name =
        strategies.empty() ? std::to_string(strategy) : member_name(strategies, strategy);
    cells.push_back(std::to_string(run) + "," + std::to_string(file.keys().replicate[run]) + "," + name +
                    ",");
  }
  return cells;
}

std::string value_cell(const RecordSpec& spec, const ColumnSpec& column, double value) {
  if (!column.meanings.empty()) return member_name(column.meanings, value);
  if (!column.refers_to.empty()) return member_name(members_of(spec, column.refers_to), value);
  return number(value);
}

void write_slab(const ResultsFile& file, const SeriesSpec& series, h5::Rows runs, std::ostream& out) {
  const std::vector<std::string> cells = run_cells(file);
  const std::vector<std::string> members = members_of(file.read_spec(), series.dimension);
  const SeriesValues slab = file.read_series(series.name, runs);
  for (std::size_t run = 0; run < slab.runs; ++run) {
    for (std::size_t time = 0; time < slab.times; ++time) {
      const std::string start =
          cells[runs.first + run] + number(file.read_spec().time_hours[time]) + "," + series.name;
      for (std::size_t member = 0; member < slab.members; ++member) {
        out << start << ',' << (members.empty() ? std::string() : cell(members[member])) << ','
            << number(static_cast<double>(slab.at(run, time, member))) << '\n';
      }
    }
  }
}

void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (!out)
    throw RecordError(RecordError::Kind::create, "cannot create '" + path.string() +
                                                     "'; choose a folder that may be "
                                                     "written to");
  write(out);
  out.flush();
  if (!out)
    throw RecordError(RecordError::Kind::transfer, "cannot write '" + path.string() +
                                                       "' (disk full or input/output "
                                                       "error); make room and give the same command again");
}

}  // namespace

void write_series_csv(const ResultsFile& file, std::ostream& out) {
  out << "run,replicate,strategy,time_hours,variable,member,value\n";
  for (const SeriesSpec& series : file.read_spec().series) {
    for (std::size_t first = 0; first < file.run_count(); first += layout::chunk_runs)
      write_slab(file, series, {first, std::min(layout::chunk_runs, file.run_count() - first)}, out);
  }
}

void write_outcomes_csv(const ResultsFile& file, std::ostream& out) {
  out << "run,replicate,strategy,design_point,status,error";
  std::vector<std::vector<double>> columns;
  for (const OutcomeSpec& outcome : file.read_spec().outcomes) {
    out << ',' << outcome.name;
    columns.push_back(file.read_outcome(outcome.name));
  }
  out << '\n';
  const std::vector<std::string> cells = run_cells(file);
  const std::vector<std::string> errors = file.run_errors();
  for (std::size_t run = 0; run < file.run_count(); ++run) {
    out << cells[run] << file.keys().design_point[run] << ','
        << (file.keys().status[run] == RunStatus::ok ? "ok" : "failed") << ',' << cell(errors[run]);
    for (const auto& column : columns) out << ',' << number(column[run]);
    out << '\n';
  }
}

void write_table_csv(const ResultsFile& file, const std::string& name, std::ostream& out) {
  const TableValues table = file.read_table(name);
  const RecordSpec& spec = file.read_spec();
  const std::vector<ColumnSpec>& columns = std::ranges::find(spec.tables, name, &TableSpec::name)->columns;
  out << "run,replicate,strategy";
  for (const ColumnSpec& column : columns) out << ',' << column.name;
  out << '\n';
  const std::vector<std::string> cells = run_cells(file);
  for (std::size_t row = 0; row < table.run_index.size(); ++row) {
    std::string text = cells[static_cast<std::size_t>(table.run_index[row])];
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) text += ',';
      text += value_cell(spec, columns[c], table.columns[c][row]);
    }
    out << text << '\n';
  }
}

void export_csv(const ResultsFile& file, const std::string& folder, Overwrite overwrite) {
  const std::filesystem::path target(folder);
  std::error_code fault;
  std::filesystem::create_directories(target, fault);
  if (fault)
    throw RecordError(RecordError::Kind::create, "cannot create folder '" + folder + "' (" + fault.message() +
                                                     "); choose another place");
  std::vector<std::pair<std::string, std::function<void(std::ostream&)>>> files{
      {"series.csv", [&](std::ostream& out) { write_series_csv(file, out); }},
      {"outcomes.csv", [&](std::ostream& out) { write_outcomes_csv(file, out); }}};
  for (const TableSpec& table : file.read_spec().tables)
    files.emplace_back(table.name + ".csv",
                       [&, name = table.name](std::ostream& out) { write_table_csv(file, name, out); });
  for (const auto& [name, write] : files) {
    if (overwrite == Overwrite::forbid && std::filesystem::exists(target / name))
      throw RecordError(RecordError::Kind::create,
                        "cannot write '" + (target / name).string() +
                            "' (it exists already); choose another folder or give --force");
  }
  for (const auto& [name, write] : files) write_file(target / name, write);
}

}  // namespace truce
