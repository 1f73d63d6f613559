// Columns of the tables, one list each; the filling code follows the same order.
#include "sim/engine/things.hpp"

#include <algorithm>
#include <initializer_list>

#include "sim/engine/state_tables.hpp"
#include "sim/formula/reply_sum.hpp"

namespace truce {
namespace {

ColumnSpec real(const char* name, const char* unit, const char* says) {
  return {name, unit, says, NumberType::float64, {}, {}};
}
ColumnSpec index(const char* name, const char* says, const char* dimension) {
  return {name, "1", says, NumberType::int32, {}, dimension};
}
ColumnSpec flag(const char* name, const char* says, Meanings meanings) {
  return {name, "1", says, NumberType::int8, std::move(meanings), {}};
}

TableSpec events_spec() {
  return {"events",
          "what happened, in time order",
          {real("time", "h", "hours since the start"),
           flag("kind", "kind of event",
                {"halt_starts",    "halt_ends",  "order_dropped", "ground_entry", "ground_exit",
                 "infiltration",   "incident",   "text_tabled",   "reply",        "poll",
                 "leak",           "statement",  "visit",         "call",         "convening",
                 "pledge",         "blame",      "restraint",     "breach",       "vote",
                 "press",          "funding",    "repair",        "denial",       "channel_closed",
                 "channel_opened", "invitation", "text_asked",    "reroute",      "taken_for",
                 "hand_seen",      "delivery"}),
           index("actor", "who acted; the dimension depends on the kind", ""),
           index("object", "what or whom it concerned; the dimension depends on the kind", ""),
           real("value", "1", "size, by kind")}};
}

TableSpec polls_spec() {
  return {"polls",
          "polls taken",
          {real("time", "h", "hours since the start"), index("poll", "poll of the scenario", "poll"),
           real("percent", "1", "published percentage"),
           real("true_percent", "1", "percentage of all citizens asked about")}};
}

TableSpec decisions_spec() {
  TableSpec spec{"decisions", "replies of leaders, term by term (utils, scaled)", {}};
  spec.columns = {real("time", "h", "hours since the start"), index("text", "row of texts in the run", ""),
                  index("leader", "who replied", "leader"),
                  real("scale", "1", "share of a lasting halt at stake, d(T)")};
  for (const std::string_view term : formula::term_names)
    spec.columns.push_back(
        {"term_" + std::string(term), "1", "term of the sum, utils", NumberType::float64, {}, {}});
  spec.columns.push_back(real("sum", "1", "sum of all terms, utils"));
  spec.columns.push_back(real("probability", "1", "chance of a yes"));
  spec.columns.push_back(real("draw", "1", "threshold drawn; yes if below the chance"));
  spec.columns.push_back(flag("answer", "the reply", {"no", "yes"}));
  spec.columns.push_back(flag("own_text", "the leader's own text", {"no", "yes"}));
  spec.columns.push_back(index("binding", "place of the binding term in the list of terms, -1 none", ""));
  spec.columns.push_back(index("recorded", "what the record says: 1 yes, 0 no, -1 unknown", ""));
  return spec;
}

TableSpec arrangements_spec() {
  return {
      "arrangements",
      "halts and how they ended",
      {real("start", "h", "hours since the start"), real("planned", "h", "planned length, -1 open-ended"),
       real("end", "h", "end, -1 while it lives"),
       flag("kind", "kind of halt", {"lull", "one_sided", "pause", "truce", "lasting"}),
       flag("cause", "how it ended", {"lives", "expired", "collapsed", "renewed", "replaced", "horizon"}),
       index("ended_by", "party whose order fell first, -1 none", "party"),
       flag("mutual", "both sides agreed", {"no", "yes"}),
       index("signatories", "bit p set: party p agreed", ""),
       index("setup", "recorded halt, -1 made in the run", ""), index("text", "row of texts, -1 none", ""),
       real("first_breach", "h", "first hostile act after the start, -1 none"),
       real("acts", "1", "hostile acts of both sides while in force"),
       real("monitored", "1", "monitoring on the ground"),
       flag("work_contested", "one side searches on, the other reads the text as a ban", {"no", "yes"})}};
}

TableSpec incidents_spec() {
  return {"incidents",
          "incidents with a disputed or grave cause",
          {real("time", "h", "hours since the start"),
           flag("kind", "kind of incident",
                {"ambiguous_deaths", "infiltration", "salient_death", "mass_deaths", "clash", "spoiling"}),
           index("author", "party that truly caused it, -1 unknown", "party"),
           index("harmed", "public that bore it, -1 soldiers only", "public"), real("deaths", "1", "deaths"),
           index("stream", "stream of the event, -1 none", "stream")}};
}

TableSpec beliefs_spec() {
  return {"beliefs",
          "whom each public blames for each incident",
          {index("incident", "row of incidents in the run", ""),
           index("audience", "public that judges", "public"),
           real("blames_other", "1", "probability given to the other side")}};
}

void add_row(TableRows& rows, std::initializer_list<double> values) {
  rows.columns.resize(std::max(rows.columns.size(), values.size()));
  std::size_t column = 0;
  for (const double value : values) rows.columns[column++].push_back(value);
}

void add_row(TableRows& rows, const std::vector<double>& values) {
  rows.columns.resize(std::max(rows.columns.size(), values.size()));
  for (std::size_t column = 0; column < values.size(); ++column)
    rows.columns[column].push_back(values[column]);
}

template <class E>
double number(E value) {
  return static_cast<double>(value);
}

TableRows& table(std::vector<TableRows>& tables, Thing thing) {
  return tables[static_cast<std::size_t>(thing)];
}

}  // namespace

static_assert(DecisionRow::terms == formula::term_count);

const std::vector<TableSpec>& thing_specs() {
  static const std::vector<TableSpec> list = [] {
    std::vector<TableSpec> specs{events_spec(),       polls_spec(),     decisions_spec(), influence_spec(),
                                 arrangements_spec(), incidents_spec(), beliefs_spec()};
    for (const StateTable& table : state_tables()) specs.push_back(table.spec);
    return specs;
  }();
  return list;
}

void take_journal(const Journal& journal, std::vector<TableRows>& tables) {
  for (const EventRow& e : journal.events)
    add_row(table(tables, Thing::events),
            {e.hour, number(e.kind), number(e.actor), number(e.object), e.value});
  for (const PollRow& p : journal.polls)
    add_row(table(tables, Thing::polls), {p.hour, number(p.poll), p.percent, p.true_percent});
  for (const DecisionRow& d : journal.decisions) {
    std::vector<double> row;
    row.reserve(d.term.size() + 11);
    row.assign({d.hour, number(d.text), number(d.leader), d.scale});
    row.insert(row.end(), d.term.begin(), d.term.end());
    for (const double value : {d.sum, d.probability, d.draw, number(d.answer), number(d.own_text),
                               number(d.binding), number(d.recorded)})
      row.push_back(value);
    add_row(table(tables, Thing::decisions), row);
  }
}

const TableRows& reputations_so_far(const std::vector<TableRows>& tables) {
  std::size_t place = static_cast<std::size_t>(Thing::first_of_state);
  while (!state_tables()[place - static_cast<std::size_t>(Thing::first_of_state)].at_start) ++place;
  return tables[place];
}

void take_moment(const World& world, std::vector<TableRows>& tables) {
  take_influence(world, table(tables, Thing::influences));
}

void take_start(const World& world, std::vector<TableRows>& tables) {
  std::size_t place = static_cast<std::size_t>(Thing::first_of_state);
  for (const StateTable& walked : state_tables()) {
    if (walked.at_start) walked.take(world, tables[place]);
    ++place;
  }
}

void take_state(const World& world, std::vector<TableRows>& tables) {
  std::size_t place = static_cast<std::size_t>(Thing::first_of_state);
  for (const StateTable& walked : state_tables()) walked.take(world, tables[place++]);
  const Arrangements& a = world.arrangements;
  for (std::size_t r = 0; r < rows_of(a); ++r)
    add_row(
        table(tables, Thing::arrangements),
        {a.start_hour[r], a.planned_hours[r], a.end_hour[r], number(a.kind[r]), number(a.end[r]),
         number(a.ended_by[r]), number(a.mutual[r]), number(a.signatories[r]), number(a.setup[r]),
         number(a.text[r]), a.first_breach_hour[r], a.acts[r], a.monitored[r], number(a.work_contested[r])});
  const Incidents& i = world.incidents;
  for (std::size_t r = 0; r < rows_of(i); ++r)
    add_row(table(tables, Thing::incidents), {i.hour[r], number(i.kind[r]), number(i.author[r]),
                                              number(i.harmed[r]), i.deaths[r], number(i.stream[r])});
  const Beliefs& b = world.beliefs;
  for (std::size_t r = 0; r < rows_of(b); ++r)
    add_row(table(tables, Thing::beliefs),
            {number(b.incident[r]), number(b.audience[r].row), b.blames_other[r]});
}

}  // namespace truce
