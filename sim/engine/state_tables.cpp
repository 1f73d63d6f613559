// Walks the registry: types give the kind of column, notes give meanings, dimensions and names of long
// standing.
#include "sim/engine/state_tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <type_traits>

namespace truce {
namespace {

// What the registry does not say about the columns of one table.
struct Notes {
  std::map<std::string_view, std::string> renamed;  // columns whose names users know
  std::map<std::string_view, Meanings> meanings;    // categories
  std::map<std::string_view, std::string> refers;   // dimension a plain number counts in
};

const Meanings no_yes{"no", "yes"};

template <class E>
Meanings words_of() {
  Meanings words;
  for (const auto& [word, value] : EnumNames<E>::names) words.emplace_back(word);
  return words;
}

template <class T>
struct Shape {
  static ColumnSpec spec() {
    return {{}, {}, {}, std::is_floating_point_v<T> ? NumberType::float64 : NumberType::int32, {}, {}};
  }
};
template <>
struct Shape<std::int64_t> {  // bit sets: exact below 2^53
  static ColumnSpec spec() { return {{}, {}, {}, NumberType::float64, {}, {}}; }
};
template <>
struct Shape<LeaderId> {
  static ColumnSpec spec() { return {{}, {}, {}, NumberType::int32, {}, "leader"}; }
};
template <>
struct Shape<MediatorId> {
  static ColumnSpec spec() { return {{}, {}, {}, NumberType::int32, {}, "mediator"}; }
};

template <class T>
double as_number(const T& value) {
  if constexpr (requires { value.row; })
    return static_cast<double>(value.row);
  else
    return static_cast<double>(value);
}

// Units outside UDUNITS, and days (readers turn them into time differences), move into the explanation.
void add_words(ColumnSpec& spec, std::string_view unit, std::string_view says) {
  const bool known = unit == "1" || unit == "h";
  spec.unit = known ? std::string(unit) : "1";
  spec.long_name = std::string(says) + (known || unit.empty() ? "" : " (" + std::string(unit) + ")");
}

template <class Column, class T>
void add_column(const Notes& notes, const Column& column, const std::vector<T>&, TableSpec& table) {
  ColumnSpec spec = Shape<T>::spec();
  const auto renamed = notes.renamed.find(column.name);
  spec.name = renamed == notes.renamed.end() ? std::string(column.name) : renamed->second;
  add_words(spec, column.unit, column.says);
  if (const auto words = notes.meanings.find(column.name); words != notes.meanings.end()) {
    spec.type = NumberType::int8;
    spec.meanings = words->second;
  }
  if (const auto of = notes.refers.find(column.name); of != notes.refers.end()) spec.refers_to = of->second;
  table.columns.push_back(std::move(spec));
}

template <class Column>
void add_column(const Notes&, const Column& column, const std::vector<std::array<double, issue_count>>&,
                TableSpec& table) {
  for (const std::string_view issue : issue_names)
    table.columns.push_back(
        {"x_" + std::string(issue), "1", std::string(column.says), NumberType::float64, {}, {}});
}

using Keep = bool (*)(const World&, std::size_t row);
bool every_row(const World&, std::size_t) { return true; }

template <class T>
void take_column(const World& world, const std::vector<T>& values, Keep keep, TableRows& rows,
                 std::size_t& place) {
  std::vector<double>& column = rows.columns[place++];
  for (std::size_t row = 0; row < values.size(); ++row)
    if (keep(world, row)) column.push_back(as_number(values[row]));
}

void take_column(const World& world, const std::vector<std::array<double, issue_count>>& values, Keep keep,
                 TableRows& rows, std::size_t& place) {
  for (std::size_t row = 0; row < values.size(); ++row)
    for (std::size_t issue = 0; keep(world, row) && issue < issue_count; ++issue)
      rows.columns[place + issue].push_back(values[row][issue]);
  place += issue_count;
}

template <class Table>
StateTable walked(const char* name, const char* says, Table World::*member, const Notes& notes,
                  Keep keep = every_row) {
  StateTable result{{name, says, {}}, {}};
  const Table empty{};
  for_each_column(
      empty, [&](const auto& column, const auto& values) { add_column(notes, column, values, result.spec); });
  result.take = [member, keep](const World& world, TableRows& rows) {
    std::size_t place = 0;
    for_each_column(world.*member,
                    [&](const auto&, const auto& values) { take_column(world, values, keep, rows, place); });
  };
  return result;
}

// How leaders regard others; how mediators regard anybody does not change.
bool of_a_leader(const World& world, std::size_t row) {
  return world.relations.from[row] >= 0 &&
         world.relations.from[row] < static_cast<std::int32_t>(rows_of(world.leaders));
}

// Once at the start, once at the end, each row with its hour.
StateTable reputations_table() {
  StateTable table =
      walked("reputations", "mediators as leaders judge them, in beta counts, at the start and the end",
             &World::reputations, {});
  table.spec.columns.insert(table.spec.columns.begin(),
                            {"time", "h", "hours since the start", NumberType::float64, {}, {}});
  table.at_start = true;
  table.take = [](const World& world, TableRows& rows) {
    rows.columns[0].resize(rows.columns[0].size() + rows_of(world.reputations), world.clock.hour());
    std::size_t place = 1;
    for_each_column(world.reputations, [&](const auto&, const auto& values) {
      take_column(world, values, every_row, rows, place);
    });
  };
  return table;
}

StateTable relations_table() {
  StateTable table = walked("relations", "how leaders regard others (actors: leaders first, then mediators)",
                            &World::relations, {}, of_a_leader);
  table.spec.columns.push_back({"trust_start", "1", "trust at the start", NumberType::float64, {}, {}});
  table.take = [walk = table.take](const World& world, TableRows& rows) {
    walk(world, rows);
    for (std::size_t row = 0; row < rows_of(world.relations); ++row)
      if (of_a_leader(world, row)) rows.columns.back().push_back(world.setup->relations[row].value.trust);
  };
  return table;
}

bool is_led_now(const World& world, std::int32_t mediator) {
  const std::string& id = world.setup->mediators[static_cast<std::size_t>(mediator)].id;
  for (std::size_t effort = 0; effort < rows_of(world.efforts); ++effort) {
    if (world.efforts.stage[effort] != EffortStage::runs) continue;
    const int row = row_of(world.setup->strategies, world.setup->efforts[effort].value.strategy);
    if (row < 0) continue;
    const StrategySetup& strategy = world.setup->strategies[static_cast<std::size_t>(row)].value;
    if (strategy.lead == id || std::ranges::find(strategy.co_leads, id) != strategy.co_leads.end())
      return true;
  }
  return false;
}

}  // namespace

const std::vector<StateTable>& state_tables() {
  static const Meanings text_stages{"concept", "draft", "tabled", "accepted", "refused", "dead"};
  static const std::vector<StateTable> list{
      walked("texts", "texts, in the order in which they were made", &World::texts,
             {{{"tabled_hour", "tabled"}, {"duration_hours", "duration"}},
              {{"stage", text_stages},
               {"meant_as", text_stages},
               {"kind", words_of<TextClass>()},
               {"leaked", no_yes}},
              {}}),
      walked("copies", "texts as they reached each leader, and its answer", &World::copies,
             {{}, {{"taken_for", text_stages}}, {}}),
      walked("efforts", "efforts of the succession, in its order", &World::efforts,
             {{},
              {{"stage", {"waits", "runs", "agreed", "refused", "tired", "used_up"}},
               {"invited", no_yes},
               {"text_asked", no_yes}},
              {}}),
      walked("contacts", "how far each leader was consulted in each effort", &World::contacts,
             {{}, {{"closed", no_yes}}, {}}),
      relations_table(),
      reputations_table(),
      walked("leaks", "what became public before it was agreed", &World::leak_records,
             {{{"hour", "time"}}, {{"kind", {"draft", "call", "invented"}}, {"denied", no_yes}}, {}})};
  return list;
}

TableSpec influence_spec() {
  TableSpec spec{"influences",
                 "what mediators with a running effort can move, each six hours, in parts",
                 {{"time", "h", "hours since the start", NumberType::float64, {}, {}},
                  {"mediator", "1", "the mediator", NumberType::int32, {}, "mediator"},
                  {"leader", "1", "whom it could move", NumberType::int32, {}, "leader"}}};
  const Influences empty{};
  for_each_column(empty,
                  [&](const auto& column, const auto& values) { add_column({}, column, values, spec); });
  return spec;
}

void take_influence(const World& world, TableRows& rows) {
  const std::size_t count = std::min(rows_of(world.influences), rows_of(world.reputations));
  std::vector<bool> leads(rows_of(world.mediators));
  for (std::size_t m = 0; m < leads.size(); ++m) leads[m] = is_led_now(world, static_cast<std::int32_t>(m));
  for (std::size_t row = 0; row < count; ++row) {
    const std::int32_t mediator = world.reputations.mediator[row].row;
    if (mediator < 0 || !leads[static_cast<std::size_t>(mediator)]) continue;
    rows.columns[0].push_back(world.clock.hour());
    rows.columns[1].push_back(mediator);
    rows.columns[2].push_back(as_number(world.reputations.decider[row]));
    std::size_t place = 3;
    for_each_column(world.influences, [&](const auto&, const auto& values) {
      rows.columns[place++].push_back(as_number(values[row]));
    });
  }
}

}  // namespace truce
