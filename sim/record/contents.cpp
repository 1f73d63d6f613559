// The list of a results file's contents, in file order: runs, time, dimensions, series, tables, outcomes, state, texts.
#include "sim/record/contents.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "sim/base/error.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

using Runs = std::span<const RunRecord>;

std::size_t product(const h5::Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

// Chunk of a dataset: whole slow rows while they fit, then fewer values of the second axis.
h5::Shape chunk_of(NumberType type, const h5::Shape& shape) {
  const std::size_t bytes = product(shape) * h5::size_of(type);
  if (bytes < layout::plain_bytes) return {};
  h5::Shape chunk = shape;
  chunk[0] = std::min(shape[0], shape.size() == 1 ? layout::chunk_rows : layout::chunk_runs);
  for (std::size_t& extent : chunk) {
    while (extent > 1 && product(chunk) * h5::size_of(type) > layout::chunk_bytes) extent = (extent + 1) / 2;
  }
  return chunk;
}

class Builder {
 public:
  Builder(const RecordSpec& spec, Runs runs) : spec_(spec), runs_(runs) {}

  // A variable whose numbers are all made at once.
  Variable& add_list(const std::string& group, const std::string& name, NumberType type, std::vector<double> values) {
    Variable& variable = add(group, name, type, {values.size()});
    variable.slab = values.size();
    variable.make_rows = [type, values = std::move(values)](h5::Rows) { return pack(type, std::span(values)); };
    return variable;
  }

  template <class Member>
  Variable& add_per_run(const std::string& group, const std::string& name, NumberType type, Member of) {
    std::vector<double> values;
    for (std::size_t i = 0; i < runs_.size(); ++i) values.push_back(static_cast<double>(of(i)));
    Variable& variable = add_list(group, name, type, std::move(values));
    variable.scales = {"/run"};
    return variable;
  }

  void add_runs();
  void add_dimensions();
  void add_series();
  void add_table(const TableSpec& table, const std::function<const TableRows*(std::size_t)>& rows_of);
  void add_tables();
  void add_outcomes();
  void add_state();
  void add_texts(const Provenance& provenance);
  void add_attributes(const Provenance& provenance);

  Contents contents;

 private:
  Variable& add(const std::string& group, const std::string& name, NumberType type, h5::Shape shape) {
    Variable& variable = contents.variables.emplace_back();
    variable.group = group;
    variable.name = name;
    variable.type = type;
    variable.chunk = chunk_of(type, shape);
    variable.shape = std::move(shape);
    return variable;
  }
  void add_labels(const Dimension& dimension, Variable& variable);
  void add_strategy(const Dimension* dimension);

  const RecordSpec& spec_;
  Runs runs_;
};

void Builder::add_runs() {
  std::vector<double> numbers(runs_.size());
  std::iota(numbers.begin(), numbers.end(), 0.0);
  Variable& run = add_list("", layout::run, NumberType::int32, std::move(numbers));
  run.scales = {"/run"};
  run.attributes = {{layout::a_long_name, "place of the run in this file"}, {layout::a_units, "1"}};
  add_per_run("", layout::replicate, NumberType::int32, [&](std::size_t i) { return runs_[i].replicate; }).attributes =
      {{layout::a_long_name, "replicate: which luck"}, {layout::a_units, "1"}};
  add_per_run("", layout::design_point, NumberType::int32, [&](std::size_t i) {
    return runs_[i].design_point;
  }).attributes = {{layout::a_long_name, "point of the study's design"}, {layout::a_units, "1"}};
  Variable& status = add_per_run("", layout::status, NumberType::int8, [&](std::size_t i) {
    return static_cast<int>(runs_[i].status);
  });
  status.attributes = {{layout::a_long_name, "whether the run went to its end"}, {layout::a_units, "1"}};
  status.meanings = {"ok", "failed"};
}

void Builder::add_labels(const Dimension& dimension, Variable& variable) {
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
void Builder::add_strategy(const Dimension* dimension) {
  const bool few = dimension == nullptr || dimension->members.size() <= 127;
  Variable& variable = add_per_run("", layout::strategy, few ? NumberType::int8 : NumberType::int32,
                                   [&](std::size_t i) { return runs_[i].strategy; });
  const bool named = dimension != nullptr && !dimension->long_name.empty();
  variable.attributes = {{layout::a_long_name, named ? dimension->long_name : "strategy of the mediators"},
                         {layout::a_units, "1"}};
  if (dimension != nullptr) variable.meanings = dimension->members;
}

void Builder::add_dimensions() {
  Variable& time = add_list("", layout::time, NumberType::float64, spec_.time_hours);
  time.scales = {"/time"};
  time.attributes = {{layout::a_long_name, "end of the step"},
                     {layout::a_units, layout::time_units_prefix + spec_.start},
                     {layout::a_calendar, "standard"},
                     {layout::a_axis, "T"},
                     {layout::a_time_zone, spec_.time_zone}};
  bool has_strategy = false;
  for (const Dimension& dimension : spec_.dimensions) {
    if (dimension.name == layout::strategy) {
      has_strategy = true;
      add_strategy(&dimension);
      continue;
    }
    std::vector<double> numbers(dimension.members.size());
    std::iota(numbers.begin(), numbers.end(), 0.0);
    const bool few = numbers.size() <= 127;
    Variable& variable = add_list("", dimension.name, few ? NumberType::int8 : NumberType::int32, std::move(numbers));
    variable.scales = {"/" + dimension.name};
    variable.attributes = {{layout::a_long_name, dimension.long_name}, {layout::a_units, "1"}};
    add_labels(dimension, variable);
  }
  if (!has_strategy) add_strategy(nullptr);
}

void Builder::add_series() {
  for (std::size_t i = 0; i < spec_.series.size(); ++i) {
    const SeriesSpec& series = spec_.series[i];
    h5::Shape shape{runs_.size(), spec_.time_hours.size()};
    std::vector<std::string> scales{"/run", "/time"};
    if (!series.dimension.empty()) {
      const auto dimension = std::ranges::find(spec_.dimensions, series.dimension, &Dimension::name);
      shape.push_back(dimension->members.size());
      scales.push_back("/" + series.dimension);
    }
    const std::size_t size = product(shape) / runs_.size();
    Variable& variable = add("", series.name, series.type, std::move(shape));
    variable.scales = std::move(scales);
    variable.attributes = {{layout::a_long_name, series.long_name}, {layout::a_units, series.unit}};
    variable.meanings = series.meanings;
    variable.slab = variable.chunk.empty() ? runs_.size() : variable.chunk[0];
    variable.make_rows = [i, size, type = series.type, runs = runs_](h5::Rows rows) {
      std::vector<float> values;
      for (const RunRecord& run : runs.subspan(rows.first, rows.count)) {
        // A failed run may have nothing; a good one has everything.
        const bool gone = run.status == RunStatus::failed && (i >= run.series.size() || run.series[i].empty());
        if (gone) {
          values.insert(values.end(), size, std::numeric_limits<float>::quiet_NaN());
          continue;
        }
        require(i < run.series.size() && run.series[i].size() == size, "a run's series has time x members values");
        values.insert(values.end(), run.series[i].begin(), run.series[i].end());
      }
      return pack(type, std::span<const float>(values));
    };
  }
}

void Builder::add_table(const TableSpec& table, const std::function<const TableRows*(std::size_t)>& rows_of) {
  contents.groups.push_back({table.name, {{layout::a_long_name, table.long_name}}});
  std::vector<double> run_index;
  std::vector<double> start;
  std::vector<double> size;
  std::vector<std::vector<double>> columns(table.columns.size());
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const TableRows* rows = rows_of(i);
    const std::size_t count = rows == nullptr || rows->columns.empty() ? 0 : rows->columns.front().size();
    start.push_back(static_cast<double>(run_index.size()));
    size.push_back(static_cast<double>(count));
    run_index.insert(run_index.end(), count, static_cast<double>(i));
    if (rows == nullptr || rows->columns.empty()) continue;
    require(rows->columns.size() == columns.size(), "a run's table has the columns of its spec");
    for (std::size_t c = 0; c < columns.size(); ++c) {
      require(rows->columns[c].size() == count, "the columns of a table have one length");
      columns[c].insert(columns[c].end(), rows->columns[c].begin(), rows->columns[c].end());
    }
  }
  const std::string axis = "/" + table.name + "/" + layout::row;
  std::vector<double> numbers(run_index.size());
  std::iota(numbers.begin(), numbers.end(), 0.0);
  const auto add_column = [&](const char* name, std::vector<double> values, const char* says) -> Variable& {
    Variable& variable = add_list(table.name, name, NumberType::int32, std::move(values));
    variable.attributes = {{layout::a_long_name, says}, {layout::a_units, "1"}};
    variable.scales = {axis};
    return variable;
  };
  add_column(layout::row, std::move(numbers), "place of the row in this table");
  add_column(layout::row_start, std::move(start), "first row of the run").scales = {"/run"};
  Variable& sizes = add_column(layout::row_size, std::move(size), "number of rows of the run");
  sizes.scales = {"/run"};
  sizes.attributes.emplace_back(layout::a_sample, layout::row);
  add_column(layout::run_index, std::move(run_index), "run the row belongs to")
      .attributes.emplace_back(layout::a_instance, layout::run);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const ColumnSpec& column = table.columns[c];
    Variable& variable = add_list(table.name, column.name, column.type, std::move(columns[c]));
    variable.scales = {axis};
    variable.attributes = {{layout::a_long_name, column.long_name},
                           {layout::a_units, column.unit},
                           {layout::a_refers_to, column.refers_to}};
    variable.meanings = column.meanings;
  }
}

void Builder::add_tables() {
  for (std::size_t t = 0; t < spec_.tables.size(); ++t) {
    add_table(spec_.tables[t], [&](std::size_t i) {
      const RunRecord& run = runs_[i];
      require(run.status == RunStatus::failed || run.tables.size() == spec_.tables.size(), "a run has all tables");
      return t < run.tables.size() ? &run.tables[t] : nullptr;
    });
  }
}

void Builder::add_outcomes() {
  contents.groups.push_back({layout::outcomes, {{layout::a_long_name, "one number a run"}}});
  for (std::size_t o = 0; o < spec_.outcomes.size(); ++o) {
    Variable& variable = add_per_run(layout::outcomes, spec_.outcomes[o].name, NumberType::float64, [&](std::size_t i) {
      const RunRecord& run = runs_[i];
      const bool gone = run.status == RunStatus::failed && o >= run.outcomes.size();
      require(gone || run.outcomes.size() == spec_.outcomes.size(), "a run has all outcomes");
      return gone ? std::numeric_limits<double>::quiet_NaN() : run.outcomes[o];
    });
    variable.attributes = {{layout::a_long_name, spec_.outcomes[o].long_name},
                           {layout::a_units, spec_.outcomes[o].unit}};
  }
}

void Builder::add_state() {
  TableSpec table{.name = layout::state, .long_name = "hash of the whole state (XXH3-128), to find where runs part",
                  .columns = {}};
  table.columns.push_back({.name = layout::state_step, .unit = "1", .long_name = "step", .type = NumberType::int32,
                           .meanings = {}, .refers_to = ""});
  for (const char* word : layout::hash_words) {
    table.columns.push_back({.name = word, .unit = "1", .long_name = "32 bits of the hash, word 0 first in hex",
                             .type = NumberType::float64, .meanings = {}, .refers_to = ""});
  }
  std::vector<TableRows> rows(runs_.size());
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    rows[i].columns.resize(1 + layout::hash_words.size());
    for (const StateMark& mark : runs_[i].marks) {
      rows[i].columns[0].push_back(mark.step);
      for (std::size_t w = 0; w < layout::hash_words.size(); ++w)
        rows[i].columns[w + 1].push_back(hash_word(mark.hash, w));
    }
  }
  add_table(table, [&](std::size_t i) { return &rows[i]; });
}

void Builder::add_texts(const Provenance& provenance) {
  contents.groups.push_back({layout::text, {{layout::a_long_name, "free text, UTF-8"}}});
  contents.texts.push_back({layout::scenario_text, {}, {}, {provenance.scenario_text}});
  if (!provenance.options.empty()) contents.texts.push_back({layout::options_text, {}, {}, {provenance.options}});
  if (std::ranges::none_of(runs_, [](const RunRecord& run) { return run.status == RunStatus::failed; })) return;
  TextVariable errors{layout::run_error, {runs_.size()}, {"/run"}, {}};
  for (const RunRecord& run : runs_) errors.texts.push_back(run.error.empty() ? layout::no_error : run.error);
  contents.texts.push_back(std::move(errors));
}

void Builder::add_attributes(const Provenance& provenance) {
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

}  // namespace

Contents list_contents(const RecordSpec& spec, std::span<const RunRecord> runs, const Provenance& provenance) {
  require(!runs.empty(), "a results file has at least one run");
  require_writable(spec);
  Builder builder(spec, runs);
  builder.add_attributes(provenance);
  builder.add_runs();
  builder.add_dimensions();
  builder.add_series();
  builder.add_tables();
  builder.add_outcomes();
  builder.add_state();
  builder.add_texts(provenance);
  return std::move(builder.contents);
}

}  // namespace truce
