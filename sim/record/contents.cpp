// The list of a results file's contents, in file order: runs, time, dimensions, series, tables, outcomes,
// state, texts.
#include "sim/record/contents.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "sim/base/error.hpp"
#include "sim/record/contents_builder.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

std::size_t product(const h5::Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

std::size_t parts_of(std::size_t whole, std::size_t part) { return (whole + part - 1) / part; }

// Rows that are made at a time: a chunk, or all.
std::size_t slab_of(const Variable& variable) {
  return variable.chunk.empty() ? variable.shape[0] : variable.chunk[0];
}

double place_itself(std::size_t place) { return static_cast<double>(place); }

}  // namespace

// The slowest axis in even parts, so that the last chunk is hardly ever filled up; then halved until it fits.
h5::Shape chunk_of(NumberType type, const h5::Shape& shape) {
  if (product(shape) * h5::size_of(type) < layout::plain_bytes) return {};
  h5::Shape chunk = shape;
  const std::size_t most = shape.size() == 1 ? layout::chunk_rows : layout::chunk_runs;
  chunk[0] = parts_of(shape[0], parts_of(shape[0], most));
  for (std::size_t& extent : chunk) {
    while (extent > 1 && product(chunk) * h5::size_of(type) > layout::chunk_bytes) extent = (extent + 1) / 2;
  }
  return chunk;
}

std::vector<double> flags_of(const Meanings& meanings) {
  std::vector<double> values(meanings.size());
  std::iota(values.begin(), values.end(), 0.0);
  return values;
}

Variable& ContentsBuilder::add(const std::string& group, const std::string& name, NumberType type,
                               h5::Shape shape) {
  Variable& variable = contents.variables.emplace_back();
  variable.group = group;
  variable.name = name;
  variable.type = type;
  variable.chunk = chunk_of(type, shape);
  variable.shape = std::move(shape);
  return variable;
}

Variable& ContentsBuilder::add_list(const std::string& group, const std::string& name, NumberType type,
                                    std::span<const double> values) {
  Variable& variable = add(group, name, type, {values.size()});
  give_values(variable, values);
  return variable;
}

Variable& ContentsBuilder::add_derived(const std::string& group, const std::string& name, NumberType type,
                                       std::size_t size, const std::function<double(std::size_t)>& value_of) {
  Variable& variable = add(group, name, type, {size});
  variable.slab = slab_of(variable);
  variable.make_rows = [type, value_of, kept = source_](h5::Rows rows) {  // value_of may refer to it
    std::vector<double> values;
    for (std::size_t i = 0; i < rows.count; ++i) values.push_back(value_of(rows.first + i));
    return MadeRows(pack(type, std::span<const double>(values)));
  };
  return variable;
}

Variable& ContentsBuilder::add_per_run(const std::string& group, const std::string& name, NumberType type,
                                       const std::function<double(std::size_t)>& value_of) {
  Variable& variable = add_derived(group, name, type, source_->runs(), value_of);
  variable.scales = {"/run"};
  return variable;
}

Variable& ContentsBuilder::add_asked(const std::string& group, const std::string& name, NumberType type,
                                     h5::Shape shape) {
  const std::size_t row_bytes = product({shape.begin() + 1, shape.end()}) * h5::size_of(type);
  Variable& variable = add(group, name, type, std::move(shape));
  variable.slab = slab_of(variable);
  variable.make_rows = [source = source_, group, name, row_bytes](h5::Rows rows) {
    MadeRows made = source->rows_of(group, name, rows);
    std::size_t bytes = 0;
    for (const auto piece : made.pieces) bytes += piece.size();
    require(bytes == rows.count * row_bytes, "a source gives as many numbers as it was asked for");
    return made;
  };
  return variable;
}

void ContentsBuilder::add_runs() {
  const RunKeys& keys = source_->keys;
  Variable& run = add_per_run("", layout::run, NumberType::int32, place_itself);
  run.attributes = {{layout::a_long_name, "place of the run in this file"}, {layout::a_units, "1"}};
  add_per_run("", layout::replicate, NumberType::int32, [&keys](std::size_t i) {
    return keys.replicate[i];
  }).attributes = {{layout::a_long_name, "replicate: which luck"}, {layout::a_units, "1"}};
  add_per_run("", layout::design_point, NumberType::int32, [&keys](std::size_t i) {
    return keys.design_point[i];
  }).attributes = {{layout::a_long_name, "point of the study's design"}, {layout::a_units, "1"}};
  Variable& status = add_per_run("", layout::status, NumberType::int8,
                                 [&keys](std::size_t i) { return static_cast<double>(keys.status[i]); });
  status.attributes = {{layout::a_long_name, "whether the run went to its end"}, {layout::a_units, "1"}};
  status.meanings = {"ok", "failed"};
}

void ContentsBuilder::add_labels(const Dimension& dimension, Variable& variable) {
  std::size_t bytes = 0;
  for (const std::string& member : dimension.members) bytes += member.size() + 1;
  if (bytes <= layout::attribute_bytes && dimension.members.size() * 4 <= layout::attribute_bytes) {
    variable.meanings = dimension.members;
    return;
  }
  contents.texts.push_back({.name = dimension.name + layout::members_suffix,
                            .shape = {dimension.members.size()},
                            .scales = variable.scales,
                            .texts = dimension.members});
}

// The dimension `strategy` is not an axis: each run has one, so it is the meanings of strategy(run).
void ContentsBuilder::add_strategy(const Dimension* dimension) {
  const bool few = dimension == nullptr || dimension->members.size() <= 127;
  Variable& variable = add_per_run("", layout::strategy, few ? NumberType::int8 : NumberType::int32,
                                   [&keys = source_->keys](std::size_t i) { return keys.strategy[i]; });
  const bool named = dimension != nullptr && !dimension->long_name.empty();
  variable.attributes = {{layout::a_long_name, named ? dimension->long_name : "strategy of the mediators"},
                         {layout::a_units, "1"}};
  if (dimension != nullptr) variable.meanings = dimension->members;
}

void ContentsBuilder::add_time() {
  Variable& time = add_list("", layout::time, NumberType::float64, spec_.time_hours);
  time.scales = {"/time"};
  time.attributes = {{layout::a_long_name, "end of the step"},
                     {layout::a_units, layout::time_units_prefix + spec_.start},
                     {layout::a_calendar, "standard"},
                     {layout::a_axis, "T"},
                     {layout::a_time_zone, spec_.time_zone}};
}

void ContentsBuilder::add_dimension(const Dimension& dimension) {
  const std::size_t size = dimension.members.size();
  Variable& variable =
      add_derived("", dimension.name, size <= 127 ? NumberType::int8 : NumberType::int32, size, place_itself);
  variable.scales = {"/" + dimension.name};
  variable.attributes = {{layout::a_long_name, dimension.long_name}, {layout::a_units, "1"}};
  add_labels(dimension, variable);
}

void ContentsBuilder::add_dimensions() {
  add_time();
  bool has_strategy = false;
  for (const Dimension& dimension : spec_.dimensions) {
    const bool is_strategy = dimension.name == layout::strategy;
    has_strategy = has_strategy || is_strategy;
    if (is_strategy) {
      add_strategy(&dimension);
    } else {
      add_dimension(dimension);
    }
  }
  if (!has_strategy) add_strategy(nullptr);
}

void ContentsBuilder::add_texts(const Provenance& provenance) {
  contents.groups.push_back({layout::text, {{layout::a_long_name, "free text, UTF-8"}}});
  contents.texts.push_back({layout::scenario_text, {}, {}, {provenance.scenario_text}});
  if (!provenance.options.empty())
    contents.texts.push_back({layout::options_text, {}, {}, {provenance.options}});
  if (source_->errors.empty()) return;
  TextVariable errors{layout::run_error, {source_->runs()}, {"/run"}, source_->errors};
  std::ranges::replace(errors.texts, std::string(), std::string(layout::no_error));
  contents.texts.push_back(std::move(errors));
}

void ContentsBuilder::add_attributes(const Provenance& provenance) {
  contents.attributes = {
      {layout::a_kind, std::string(layout::file_kind)},
      {layout::a_version, std::string(layout::version)},
      {layout::a_conventions, std::string(layout::conventions)},
      {layout::a_title, "Truce: " + provenance.scenario_name + ", strategy " + provenance.strategy_name},
      {layout::a_source, "truce " + provenance.program_version},
      {layout::a_scenario, provenance.scenario_name},
      {layout::a_strategy, provenance.strategy_name},
      {layout::a_seed, std::to_string(provenance.seed)},
      {layout::a_program, provenance.program_version},
      {layout::a_commit, provenance.commit},
      {layout::a_compiler, provenance.compiler},
      {layout::a_start, spec_.start},
      {layout::a_time_zone, spec_.time_zone},
  };
}

Contents list_contents(const RecordSpec& spec, RunSource source, const Provenance& provenance) {
  require(source.runs() > 0, "a results file has at least one run");
  require_writable(spec);
  ContentsBuilder builder(spec, std::make_shared<const RunSource>(std::move(source)));
  builder.add_attributes(provenance);
  builder.add_runs();
  builder.add_dimensions();
  builder.add_series();
  builder.add_tables();
  builder.add_outcomes();
  builder.add_marks();
  builder.add_texts(provenance);
  return std::move(builder.contents);
}

}  // namespace truce
