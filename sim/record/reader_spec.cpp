// Recovers the spec of a results file from its variables, dimensions and attributes.
#include <algorithm>
#include <set>
#include <string_view>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/layout.hpp"
#include "sim/record/reader.hpp"

namespace truce {
namespace {

void expect(bool honest, const std::string& what) {
  if (!honest) {
    throw RecordError(RecordError::Kind::transfer, "cannot read the results file: " + what +
                                                       "; it is damaged or was not written by truce");
  }
}

Meanings read_meanings(const h5::Handle& dataset) {
  const std::string text = h5::read_text_attribute(dataset, layout::a_flag_meanings);
  return text.empty() ? Meanings() : split(text, ' ');
}

bool is_fixed_name(std::string_view name) {
  return name == layout::run || name == layout::replicate || name == layout::design_point ||
         name == layout::status;
}

bool is_fixed_column(std::string_view name) {
  return name == layout::row || name == layout::run_index || name == layout::row_start ||
         name == layout::row_size;
}

}  // namespace

Dimension ResultsFile::read_dimension(const std::string& name) const {
  const h5::Handle dataset = h5::open_dataset(file_, name);
  Dimension dimension{.name = name,
                      .members = read_meanings(dataset),
                      .long_name = h5::read_text_attribute(dataset, layout::a_long_name)};
  const h5::Handle texts = h5::open_group(file_, layout::text);
  if (dimension.members.empty() && h5::has_member(texts, name + layout::members_suffix))
    dimension.members = h5::read_texts(h5::open_dataset(texts, name + layout::members_suffix));
  const h5::Found found = h5::look(dataset);
  expect(found.shape.size() == 1 && (name == layout::strategy || found.shape[0] == dimension.members.size()),
         "dimension '" + name + "' and its members differ in number");
  return dimension;
}

SeriesSpec ResultsFile::read_series_spec(const std::string& name) const {
  const h5::Handle dataset = h5::open_dataset(file_, name);
  const h5::Found found = h5::look(dataset);
  SeriesSpec series{.name = name,
                    .dimension = "",
                    .unit = h5::read_text_attribute(dataset, layout::a_units),
                    .long_name = h5::read_text_attribute(dataset, layout::a_long_name),
                    .type = found.type,
                    .meanings = read_meanings(dataset),
                    .cell_methods = h5::read_text_attribute(dataset, layout::a_cell_methods),
                    .precision_bits = h5::read_text_attribute(dataset, layout::a_precision)};
  const std::size_t rank = found.shape.size();
  expect(!found.is_text && (rank == 2 || rank == 3) && found.shape[0] == run_count() &&
             found.shape[1] == spec_.time_hours.size(),
         "series '" + name + "' does not run over runs and times");
  if (rank == 2) return series;
  const std::string path = h5::scale_path(dataset, 2);
  expect(path.size() > 1 && path[0] == '/', "series '" + name + "' does not name its dimension");
  series.dimension = path.substr(1);
  const auto dimension = std::ranges::find(spec_.dimensions, series.dimension, &Dimension::name);
  expect(dimension != spec_.dimensions.end() && dimension->members.size() == found.shape[2],
         "series '" + name + "' runs over an unknown dimension");
  return series;
}

void ResultsFile::read_root() {
  spec_.start = h5::read_text_attribute(file_, layout::a_start);
  spec_.time_zone = h5::read_text_attribute(file_, layout::a_time_zone);
  spec_.time_hours = read_list("", layout::time);
  for (const h5::Member& member : h5::members(file_)) {
    expect(member.kind != h5::Kind::other,
           "member " + quotable(member.name) + " is neither data nor a group");
    if (member.kind != h5::Kind::dataset || is_fixed_name(member.name) || member.name == layout::time)
      continue;
    const h5::Handle dataset = h5::open_dataset(file_, member.name);
    const bool is_list = h5::look(dataset).shape.size() == 1;
    if (member.name == layout::strategy) {
      if (h5::has_attribute(dataset, layout::a_flag_meanings))
        spec_.dimensions.push_back(read_dimension(member.name));
    } else if (is_list) {
      spec_.dimensions.push_back(read_dimension(member.name));
    } else {
      spec_.series.push_back(read_series_spec(member.name));
    }
  }
}

void ResultsFile::read_tables() {
  for (const h5::Member& member : h5::members(file_)) {
    if (member.kind != h5::Kind::group || member.name == layout::text || member.name == layout::state)
      continue;
    const h5::Handle group = h5::open_group(file_, member.name);
    const auto text = [&](const h5::Handle& object, const char* name) {
      return h5::read_text_attribute(object, name);
    };
    TableSpec table{.name = member.name, .long_name = text(group, layout::a_long_name), .columns = {}};
    for (const h5::Member& entry : h5::members(group)) {
      if (is_fixed_column(entry.name)) continue;
      const h5::Handle dataset = h5::open_dataset(group, entry.name);
      if (member.name == layout::outcomes) {
        spec_.outcomes.push_back(
            {entry.name, text(dataset, layout::a_units), text(dataset, layout::a_long_name)});
        continue;
      }
      table.columns.push_back({.name = entry.name,
                               .unit = text(dataset, layout::a_units),
                               .long_name = text(dataset, layout::a_long_name),
                               .type = h5::look(dataset).type,
                               .meanings = read_meanings(dataset),
                               .refers_to = text(dataset, layout::a_refers_to)});
    }
    if (member.name != layout::outcomes) spec_.tables.push_back(std::move(table));
  }
}

}  // namespace truce
